"""From a host's name to its addresses, in time, and in which order they are tried.

The operating system's look-up has no timeout, so it runs in a daemon thread that is left behind when it is late: it can
neither hold up the call nor the end of the process. Addresses are tried as RFC 8305 says: the families take turns, and
the next one is tried when the one before has failed or has not answered within a quarter of a second.
"""

from __future__ import annotations

import codecs
import socket
import threading
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

ATTEMPT_DELAY_SECONDS = 0.25
codecs.lookup("idna")  # socket and ssl would at the first call, and Ctrl-C in its import leaves the import's lock held


class Address(NamedTuple):
    """Where a socket can be connected to."""

    family: int
    sockaddr: tuple[Any, ...]


def literal(host: str, port: int) -> list[Address] | None:
    """The address of a host that is one already; None for a name."""
    if not (host[:1].isdigit() or ":" in host):
        return None
    try:
        return _resolved(host, port, socket.AI_NUMERICHOST)
    except Exception:  # not an address, or the look-up will say what is wrong
        return None


def start_look_up(host: str, port: int, done: Callable[[list[Address] | Exception], None]) -> None:
    """Look a name up in a thread, or here where none can be started, as at the end of a program; calls `done`."""

    def look_up() -> None:
        found: list[Address] | Exception
        try:
            found = _resolved(host, port, 0)
        except UnicodeError:  # a label that is empty or too long
            found = socket.gaierror(socket.EAI_NONAME, "not a valid name of a host")
        except Exception as error:  # also what pytest-socket raises: who waits must hear of it
            found = error
        done(found)

    try:
        threading.Thread(target=look_up, name="thingshub-name-look-up", daemon=True).start()
    except RuntimeError:
        look_up()


def look_up(host: str, port: int, seconds: float) -> list[Address] | Exception | None:
    """The addresses, or why there are none; None when that is not known in time."""
    if found := literal(host, port):
        return found
    results: list[list[Address] | Exception] = []
    ready = threading.Event()

    def done(result: list[Address] | Exception) -> None:
        results.append(result)
        ready.set()

    start_look_up(host, port, done)
    return results[0] if ready.wait(min(max(seconds, 0), threading.TIMEOUT_MAX)) else None


def in_turns(addresses: Sequence[Address]) -> list[Address]:
    """The families take turns, beginning with the one that the system puts first."""
    if not addresses:
        return []
    first = [address for address in addresses if address.family == addresses[0].family]
    others = [address for address in addresses if address.family != addresses[0].family]
    mixed: list[Address] = []
    for place in range(max(len(first), len(others))):
        mixed += first[place : place + 1] + others[place : place + 1]
    return mixed


def _resolved(host: str, port: int, flags: int) -> list[Address]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=flags)
    return in_turns(list(dict.fromkeys(Address(family, sockaddr) for family, _, _, _, sockaddr in found)))
