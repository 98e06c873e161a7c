"""A test kit: a local thingsHub for your tests, and valid models to fill it with. Needs the extra `sandbox`.

    def test_a_pump_is_labelled(thingshub_client: ThingsHub, thingshub_sandbox: Sandbox) -> None:
        thingshub_client.devices.create(make(DeviceCreate, id="pump-7"))
        ...

With pytest the fixtures are simply there: `thingshub_sandbox`, `thingshub_client` and `async_thingshub_client`.
Elsewhere `with running() as server:` and `server.tenant()` give the same. One server serves the whole run; each test
gets a tenant of its own on it, with the seed `demo`, so that no test sees what another one did.
"""

from thingshub.testing.examples import make
from thingshub.testing.sandbox import Sandbox, Server, running

__all__ = ["Sandbox", "Server", "make", "running"]
