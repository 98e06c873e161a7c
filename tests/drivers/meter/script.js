// Port 1: four bytes of energy in tenths of a kWh; port 2: latitude and longitude in hundredths of a degree
function decode(payload, port) {
  function two(at) { var raw = (payload[at] << 8) | payload[at + 1]; return (raw > 0x7fff ? raw - 0x10000 : raw) / 100; }
  if (port === 2) { return { latitude: two(0), longitude: two(2) }; }
  return { energy: ((payload[0] << 24) | (payload[1] << 16) | (payload[2] << 8) | payload[3]) / 10 };
}
