"""What the document cannot describe of integrations: listening to the live updates of a WebSocket one."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING

from thingshub._client.resource_async import AsyncResource

if TYPE_CHECKING:
    from thingshub._client.access_token import AccessToken
    from thingshub._client.executor_async import AsyncRequestExecutor
    from thingshub.errors import PayloadError
    from thingshub.live import Gap
    from thingshub.models import Integration, StateUpdate


class AsyncIntegrationsExtension(AsyncResource):
    """Listening."""

    def listen(
        self,
        integration_id: str,
        *,
        reconnect: bool = True,
        heartbeat_seconds: float = 20.0,
        max_silence_seconds: float | None = 600.0,
        buffer_size: int = 10_000,
        on_gap: Callable[[Gap], object] | None = None,
        on_unreadable: Callable[[PayloadError], object] | None = None,
    ) -> AsyncIterator[StateUpdate]:
        """Updates of a WebSocket integration as they happen, until you leave the loop or close the client.

        The first connection must succeed; one that breaks later is made again, after pauses that grow to half a minute.
        The server keeps nothing for those who are away: what happened meanwhile is lost, and `on_gap` says so.

        Args:
            integration_id: Id of the integration, of the type websocket.
            reconnect: Connect again when the connection breaks; else its end is raised.
            heartbeat_seconds: How often to ask whether the server is there; no answer within half of it ends the
                connection.
            max_silence_seconds: Connect again when no update came for so long; None to wait for ever.
            buffer_size: How many updates may wait for you; the oldest are dropped beyond that, and `on_gap` says so.
            on_gap: Called where updates may be missing, with a `thingshub.live.Gap`.
            on_unreadable: Called with a message that is no update; without it, such a message is raised.

        Returns:
            The updates, decoded.

        Raises:
            ValueError: a number is out of its range; before anything is sent.
            NotFoundError: there is no such integration, also when it is deleted later and the connection breaks.
            ListenError: it is disabled or of another type, its URL is not on the tenant's host, or the server refuses.
            PayloadError: a message is no update, without `on_unreadable`.
            CallError: the first connection failed, or any without `reconnect`; or what no further try will mend.
        """
        from thingshub import listening, live
        from thingshub.api.integrations import GET

        options = live.Options(reconnect, heartbeat_seconds, max_silence_seconds, buffer_size, on_gap, on_unreadable)
        executor = self._executor

        async def integration() -> Integration:
            return await executor.call(GET, (integration_id,))

        async def token() -> AccessToken:
            return await executor.tokens.token(_soon(executor))

        async def renewed(refused: AccessToken) -> AccessToken | None:
            return await executor.tokens.renewed(refused, _soon(executor))

        source = live.AsyncSource(executor.settings.endpoint, executor.options.timeout, integration, token, renewed)
        return listening.listen_async(source, options, executor.listening)


def _soon(executor: AsyncRequestExecutor) -> float:
    """When a login has to be over, on the monotonic clock."""
    return time.monotonic() + executor.options.timeout.total_seconds
