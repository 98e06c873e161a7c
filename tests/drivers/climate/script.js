// Two bytes of temperature in tenths of a degree (signed), one byte of humidity in percent
function decode(payload, port) {
  var raw = (payload[0] << 8) | payload[1];
  if (raw > 0x7fff) { raw -= 0x10000; }
  return { temperature: raw / 10, humidity: payload[2] };
}
