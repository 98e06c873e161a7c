"""A local thingsHub for tests: one server for the whole run, a tenant of its own for each test.

To start the server takes a moment, a tenant only milliseconds. Faults, counters and the clock belong to the server;
they are set back with each new tenant, so tests that use one server come one after the other.
"""

from __future__ import annotations

import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from thingshub import AsyncThingsHub, ThingsHub
from thingshub.decoding import decode
from thingshub.errors import ConfigurationError
from thingshub.models import Uplink

if TYPE_CHECKING:
    from thingshub_sandbox.clock import MovableClock
    from thingshub_sandbox.remote import Remote
    from thingshub_sandbox.server import Running


class Sandbox:
    """A tenant of its own on a local thingsHub.

    Attributes:
        url: The tenant's address.
        ca_file: The certificate to trust.
        username: Who owns the tenant.
        password: Their password.
        calls: How often each operation was called since the tenant was made, by operationId; also what failed.
    """

    def __init__(self, url: str, running: Running, remote: Remote, clock: MovableClock) -> None:
        self.url = url
        self.ca_file = running.ca_file
        self.username = running.username
        self.password = running.password
        self.calls: Mapping[str, int] = running.calls
        self._faults = running.faults
        self._remote = remote
        self._clock = clock

    def client(self) -> ThingsHub:
        """A client of the tenant's owner, which logs in by itself; use it in `with`."""
        return ThingsHub(self.url, username=self.username, password=self.password, ca_file=self.ca_file)

    def async_client(self) -> AsyncThingsHub:
        """The same, awaitable; use it in `async with`."""
        return AsyncThingsHub(self.url, username=self.username, password=self.password, ca_file=self.ca_file)

    def uplink(self, device_id: str, payload: str | bytes, *, port: int = 1) -> Uplink:
        """Let a device send something: its driver decodes it, its state, tables and live updates follow.

        Args:
            device_id: The device.
            payload: The message: bytes, or their hexadecimal digits, e.g. "18 01".
            port: LoRaWAN port (0 to 255).

        Returns:
            The uplink as it is kept, with `values`, or with the driver's `error`.

        Raises:
            ValueError: there is no such device, or the payload is none.
        """
        from thingshub_sandbox.remote import RemoteError

        digits = payload.hex() if isinstance(payload, bytes) else payload.replace(" ", "")
        try:
            taken = self._remote.uplink(device_id, digits, port=port)
        except RemoteError as error:
            raise ValueError(str(error)) from None
        return decode(msgspec.json.encode(taken), Uplink)

    def fail(
        self,
        operation: str,
        *,
        times: int = 1,
        status: int | None = None,
        slow_seconds: float = 0.0,
        is_cut: bool = False,
    ) -> None:
        """Let the next calls of an operation go wrong; without any option they answer 503.

        Args:
            operation: The operationId, e.g. `devices.list`.
            times: How many calls.
            status: Answer this, 500 or 503.
            slow_seconds: Wait so long before the answer.
            is_cut: Break the connection in the middle of the answer.

        Raises:
            ValueError: there is no such operation, or the status is another one.
        """
        from thingshub_sandbox.faults import Fault
        from thingshub_sandbox.openapi.api import Api

        known = Api.load().operations
        if operation not in known:
            near = get_close_matches(operation, known, n=1)
            raise ValueError(f"there is no operation {operation}" + (f"; did you mean {near[0]}?" if near else ""))
        if status is None and not slow_seconds and not is_cut:
            status = 503
        self._faults.add(operation, Fault(status=status, slow_seconds=slow_seconds, is_cut=is_cut), times=times)

    def heal(self) -> None:
        """Let everything work again."""
        self._faults.clear()

    def advance(self, seconds: float) -> None:
        """Move the server's clock on; a session token ends after a week."""
        self._clock.advance(seconds)

    def __repr__(self) -> str:
        return f"<Sandbox {self.url}>"


class Server:
    """A running local thingsHub that makes tenants; see `running`."""

    def __init__(self, running: Running, clock: MovableClock) -> None:
        self._running = running
        self._clock = clock
        self._made = 0

    def tenant(self, *, seed: str | None = "demo") -> Sandbox:
        """A new tenant; faults, counters and clock begin anew.

        Args:
            seed: "demo" for a plant of five halls with five devices each; None for an empty tenant.
        """
        from thingshub_sandbox.remote import Remote

        self._made += 1
        name = f"test-{self._made}"
        running = self._running
        remote = Remote(running.url, running.ca_file, running.admin_token)
        self._clock.reset()
        remote.add_tenant(name, username=running.username, password=running.password, seed=seed)
        running.faults.clear()
        running.calls.clear()
        return Sandbox(f"{running.url}/tenants/{name}", running, replace(remote, tenant=name), self._clock)


@contextmanager
def running() -> Generator[Server]:
    """A local thingsHub in a thread of this process, in memory only, for `server.tenant()`.

    Raises:
        ConfigurationError: the extra `sandbox` is not installed.
    """
    with needing_the_sandbox():
        from thingshub_sandbox.clock import MovableClock
        from thingshub_sandbox.server import Options, running_sandbox

    clock = MovableClock()
    with tempfile.TemporaryDirectory(prefix="thingshub-") as data:
        options = Options(data=Path(data), is_in_memory=True, has_cheap_passwords=True, clock=clock)
        with running_sandbox(options) as sandbox:
            yield Server(sandbox, clock)


@contextmanager
def needing_the_sandbox() -> Generator[None]:
    """Say what to install when an import fails."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise ConfigurationError(
            f"the test kit needs {error.name}, which is not installed", hint="pip install 'thingshub[sandbox]'"
        ) from error
