# Generated from overlays/thingshub/_client/tokens_async.py; `nox -s regenerate` rewrites it. Never edit it.
"""Where the token of a call comes from: given once, or from logging in as often as needed.

A token or an API key is sent as it is; when the server refuses it there is nothing to renew. With user name and
password the client logs in when the first call needs a token, again a little before the token ends, and once after a
refusal. However many calls need a token at the same time, one of them logs in and the others wait for it; if that login
fails they all fail with it, instead of each sending its own login request. While the old token still serves, nobody
waits: one call renews it, and if that fails, the old one goes on and the next try waits a few seconds.
"""

from __future__ import annotations

import copy
import math
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from thingshub._client.access_token import AccessToken, HeldToken
from thingshub._client.waiting import is_settled
from thingshub._http.lifecycle import survive_fork
from thingshub.errors import RequestTimeoutError, ThingsHubError
from thingshub.transport import TransportFailure

if TYPE_CHECKING:
    from concurrent.futures import Future


class TokenProvider(Protocol):
    """Gives the token for a call that must be over at `ends_at`, on the monotonic clock."""

    def token(self, ends_at: float = math.inf) -> AccessToken:
        """A token that is good for now."""
        ...

    def renewed(self, refused: AccessToken, ends_at: float = math.inf) -> AccessToken | None:
        """Another token after the server refused this one; None when there is nothing to renew."""
        ...


class FixedToken:
    """A token or API key that was given."""

    def __init__(self, token: str) -> None:
        self._token = AccessToken(token)

    def token(self, ends_at: float = math.inf) -> AccessToken:
        """The token."""
        return self._token

    def renewed(self, refused: AccessToken, ends_at: float = math.inf) -> AccessToken | None:
        """Nothing: there is no other."""
        return None


class LoginTokens:
    """Logs in with `login(ends_at)` as often as needed, once for all that wait."""

    def __init__(self, login: Callable[[float], AccessToken], *, clock: Callable[[], float] = time.monotonic) -> None:
        self._login = login
        self._held = HeldToken(clock)
        self._lock = threading.RLock()  # never held while anybody waits; several threads may share it
        self._running: Future[AccessToken | None] | None = None
        survive_fork(self)

    def after_fork_in_child(self) -> None:
        """The login that a thread of the parent is doing never ends here."""
        self._lock = threading.RLock()
        self._running = None

    def token(self, ends_at: float = math.inf) -> AccessToken:
        """A token that is good for now.

        Raises:
            ThingsHubError: the login failed, this call's own or the one that it waited for.
            TransportFailure: another call's login did not end in time.
        """
        while True:
            if token := self._held.fresh():
                return token
            with self._lock:
                if token := self._held.fresh():
                    return token
                running, is_ours = self._running, self._running is None
                if running is None:
                    from concurrent.futures import Future  # here: with a token of the caller's own nobody waits

                    running = self._running = Future()
            if is_ours:
                return self._logged_in(running, ends_at)
            if token := self._held.usable():
                return token
            if not is_settled(running, _left(ends_at)):
                reason = "another call's login did not end in time"
                raise TransportFailure(RequestTimeoutError, reason, is_unsent=True)
            if error := running.exception():
                raise copy.copy(error)  # a traceback of its own for each that waited
            if token := running.result():
                return token

    def renewed(self, refused: AccessToken, ends_at: float = math.inf) -> AccessToken | None:
        """Another token than the one that was refused."""
        with self._lock:
            self._held.forget(refused)
        return self.token(ends_at)

    def _logged_in(self, running: Future[AccessToken | None], ends_at: float) -> AccessToken:
        try:
            token = self._login(ends_at)
        except ThingsHubError as error:
            with self._lock:
                self._running = None
                kept = self._held.keep_for_now(error)
            if kept is not None:
                running.set_result(kept)
                return kept
            if time.monotonic() >= ends_at:  # time was up for this call alone: the others try for themselves
                running.set_result(None)
            else:
                running.set_exception(copy.copy(error))  # what is said of this call is not said of the others
            raise
        except BaseException:  # this call was interrupted: one of the others takes over
            with self._lock:
                self._running = None
            running.set_result(None)
            raise
        with self._lock:
            self._held.replace(token)
            self._running = None
        running.set_result(token)
        return token


def _left(ends_at: float) -> float | None:
    return None if ends_at == math.inf else max(0.0, ends_at - time.monotonic())
