// One byte of level in percent
function decode(payload, port) {
  return { level: payload[0] };
}
