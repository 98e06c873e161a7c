"""A clock that is stopped by a tool (freezegun) while the SDK decodes and encodes for the first time."""

from __future__ import annotations

import subprocess
import sys

_PROGRAM = """
import datetime, json
from freezegun import freeze_time
from thingshub import ThingsHub
from thingshub.transport import Response

TIMES = {"created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z"}
sent = []

class Transport:
    def send(self, request, timeout, /):
        sent.append(request)
        body = json.dumps({"id": "pump-7", "name": "P", "labels": [], **TIMES}).encode()
        return Response(200, {"Content-Type": "application/json"}, body)
    def close(self): ...

real = datetime.datetime
hub = ThingsHub("https://demo.example", token="a-token", transport=Transport())
for frozen in (True, False, True):
    if frozen:
        with freeze_time("2026-02-03"):
            device = hub.devices.get("pump-7")
            hub.request("POST", "/api/v3/x", json={"at": datetime.datetime.now(datetime.timezone.utc)})
    else:
        device = hub.devices.get("pump-7")
    assert type(device.created_at) is real, type(device.created_at)
    assert device.created_at == real(2026, 1, 1, tzinfo=datetime.timezone.utc)
assert sent[1].body == b'{"at":"2026-02-03T00:00:00Z"}', sent[1].body
print("right")
"""


def test_the_first_decoding_may_happen_while_the_clock_is_stopped() -> None:
    ran = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("right\n", "")
