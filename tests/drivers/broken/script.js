// Loops on port 1, throws on port 2, gives the wrong type on port 3
function decode(payload, port) {
  while (port === 1) { }
  if (port === 2) { throw new Error("no battery"); }
  return { value: "three" };
}
