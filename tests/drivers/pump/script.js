// One byte of pressure in tenths of a bar, one byte of flags, one byte of motor temperature, two of starts
function decode(payload, port) {
  return {
    pressure: payload[0] / 10,
    running: (payload[1] & 1) === 1,
    motor: { temperature: payload[2], starts: (payload[3] << 8) | payload[4] }
  };
}
