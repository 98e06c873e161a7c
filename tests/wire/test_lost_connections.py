"""A connection that asyncio has closed already is given up without a word to its transport, which would fail."""

from __future__ import annotations

import asyncio

from thingshub._http.asyncio_connection import AsyncConnection


class Gone:
    """As asyncio's own transport is, once it has closed behind what it had still to write."""

    def abort(self) -> None:
        raise AttributeError("'NoneType' object has no attribute 'call_soon'")


def test_a_connection_that_is_lost_can_be_closed() -> None:
    async def scenario() -> None:
        connection = AsyncConnection(asyncio.get_running_loop(), None)
        connection.transport = Gone()
        connection.connection_lost(None)
        connection.close()
        assert not connection.is_open

    asyncio.run(scenario())
