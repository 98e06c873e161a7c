"""The process that runs drivers: one request a line in, one answer a line out, JSON both.

Every call gets a fresh context, so that a driver has no state, as the vendor says. The result is turned into JSON
inside the limits too, because a getter or `toJSON` is a stranger's code as well.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from typing import Any

from thingshub_sandbox.openapi.wire.body_parser import UnreadableBody, parse

MOST_SECONDS = 0.5
MOST_BYTES = 16 * 1024 * 1024
_STACK_BYTES = 256 * 1024
_MOST_TEXT = 200
# The engine's limit of time would start anew with each call into it, so everything happens in this one
_CALL = """
(function () {
  if (typeof decode !== "function") { throw new Error("there is no function decode(payload, port)"); }
  var value = decode(%s, %d);
  var text = stringify(value, function (key, part) {
    if (typeof part === "number" && !isFinite(part)) { throw new Error("a value is not a finite number"); }
    return part;
  });
  if (text === undefined) { throw new Error("decode returned nothing that JSON can express"); }
  return text;
})()
"""


def decoded(script: str, payload: bytes, port: int) -> dict[str, Any]:
    """`{"value": …}`, or `{"error": …}` with a text for whoever wrote the driver."""
    engine: Any = import_module("quickjs")  # has no types
    context = engine.Context()
    context.set_memory_limit(MOST_BYTES)
    context.set_max_stack_size(_STACK_BYTES)
    context.set_time_limit(MOST_SECONDS)
    try:
        # Kept before the driver can replace them
        context.eval("var stringify = JSON.stringify;")
        context.eval(script)
        text: str = context.eval(_CALL % (json.dumps(list(payload)), port))
        return {"value": parse(text.encode())}
    except engine.JSException as error:
        return {"error": _worded(str(error))}
    except UnreadableBody as error:
        return {"error": f"what decode returned {error}"}
    except (ValueError, TypeError):  # a lone surrogate cannot be encoded
        return {"error": "decode returned nothing that JSON can express"}


def _worded(text: str) -> str:
    first = text.strip().splitlines()[0] if text.strip() else ""
    if "interrupted" in first:
        return f"took longer than {MOST_SECONDS} s"
    if "out of memory" in text:
        return f"used more than {MOST_BYTES // 1024 // 1024} MiB"
    if not first or first == "null" or first.startswith("(Failed"):
        return "threw something that is no error"
    return first[:_MOST_TEXT]


def main() -> None:
    print("ready", flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        answer = decoded(request["script"], bytes.fromhex(request["payload"]), request["port"])
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
