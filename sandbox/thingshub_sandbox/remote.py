"""Reach the switches of a sandbox that runs in another process: uplinks, simulated devices and faults."""

from __future__ import annotations

import http.client
import json
import ssl
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

_TIMEOUT_SECONDS = 30


class RemoteError(Exception):
    """The sandbox did not do what it was asked to; the text says why."""


@dataclass(frozen=True)
class Remote:
    """A running sandbox.

    Attributes:
        url: Its address.
        ca_file: The certificate to trust.
        admin_token: Opens its switches.
        tenant: Whose devices; None for the tenant that every sandbox has.
    """

    url: str
    ca_file: Path
    admin_token: str = field(repr=False)
    tenant: str | None = None

    def uplink(self, device: str, payload: str, *, port: int = 1) -> dict[str, Any]:
        """Feed an uplink in.

        Args:
            device: Id of the device.
            payload: The bytes, in hexadecimal digits.
            port: LoRaWAN port.

        Returns:
            The uplink as it is kept: with `values`, or with the driver's `error`.

        Raises:
            RemoteError: the sandbox cannot be reached or refuses.
        """
        return self._post("/sandbox/uplinks", {"device": device, "payload": payload, "port": port})

    def simulated_devices(self, count: int) -> list[str]:
        """Ids of `count` simulated devices, with a driver and a data table; made as far as they are missing."""
        answer = self._post("/sandbox/simulated-devices", {"count": count})
        return [str(id) for id in answer["devices"]]

    def add_tenant(self, name: str, *, username: str, password: str, seed: str | None = None) -> None:
        """One more tenant, reached under /tenants/NAME, owned by this user; `seed` fills it."""
        self._post("/sandbox/tenants", {"name": name, "username": username, "password": password, "seed": seed})

    def fail(
        self,
        operation: str,
        *,
        times: int = 1,
        status: int | None = None,
        slow_seconds: float = 0.0,
        is_cut: bool = False,
    ) -> None:
        """Let the next calls of an operation answer 500 or 503, take longer, or break off."""
        fault = {"operation": operation, "times": times, "status": status, "slow_seconds": slow_seconds}
        self._post("/sandbox/faults", {**fault, "cut": is_cut})

    def clear_faults(self) -> None:
        """Let everything work again."""
        self._post("/sandbox/faults", {"clear": True})

    def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        if self.tenant is not None:
            body = {**body, "tenant": self.tenant}
        parts = urlsplit(self.url)
        headers = {"Authorization": f"Bearer {self.admin_token}", "Content-Type": "application/json"}
        connection = None
        try:
            context = ssl.create_default_context(cafile=self.ca_file)
            connection = http.client.HTTPSConnection(
                parts.hostname or "", parts.port, timeout=_TIMEOUT_SECONDS, context=context
            )
            connection.request("POST", path, json.dumps(body), headers)
            answer = connection.getresponse()
            value: dict[str, Any] = json.loads(answer.read())
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise RemoteError(f"no sandbox answers at {self.url} ({type(error).__name__}); start one first") from error
        finally:
            if connection:
                connection.close()
        if answer.status != 200:
            raise RemoteError(str(value.get("error", answer.status)))
        return value
