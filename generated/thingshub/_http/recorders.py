"""A replay never reaches the network, whoever has forgotten to tell the recorder of this wire.

vcrpy knows the HTTP libraries that it was written for, and this is none of them; `thingshub.testing.cassettes` shows it
where to listen. A cassette that was begun without that would see nothing, and what a test takes for a replay would
change a real tenant. So a driver asks here before it opens a connection. With no recorder this costs one look-up.
"""

from __future__ import annotations

import sys
from typing import Any

from thingshub.errors import ConfigurationError

covering: Any = None
"""The cassette that sees what goes over this wire; set by `thingshub.testing.cassettes`."""


def refuse_unrecorded() -> None:
    """Refuse a new connection under the eyes of a recorder that does not see it.

    Raises:
        ConfigurationError: a cassette is active that does not cover this wire; nothing was sent.
    """
    client = sys.modules.get("http.client")  # vcrpy puts a class of its own there while a cassette is active
    if client is None:
        return
    cassette = getattr(client.HTTPConnection, "cassette", None)
    if cassette is not None and cassette is not covering:
        raise ConfigurationError(
            "a cassette of vcrpy is active, but it does not see what thingshub sends; nothing was sent",
            hint="call thingshub.testing.cassettes.install() before the cassette begins; pytest does it by itself",
        )
