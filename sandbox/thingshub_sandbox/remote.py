"""Reach the switches of a sandbox that runs in another process: uplinks and faults."""

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
    """

    url: str
    ca_file: Path
    admin_token: str = field(repr=False)

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

    def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
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
