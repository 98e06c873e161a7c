"""The head of a request: written in one go, and refused when anything in it would end the line that it stands in.

A header with a CR or LF of its own would let whoever chose its value write further headers, or a whole request, with
this client's token. So all lines are counted once they stand together; one scan is cheaper than one of each value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

TOKEN = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
# What frames a message is decided here, not by who asks for one
_OURS = frozenset({"content-length", "transfer-encoding", "connection", "keep-alive", "te", "trailer", "upgrade"})
_WITH_LENGTH = frozenset({"POST", "PUT", "PATCH"})
_MOST_KNOWN = 512


class HeadWriter:
    """Writes the heads of all requests of one connection pool.

    Args:
        host: What `Host` says.
        base: What stands before each target: scheme and authority when it goes to a proxy, else nothing.
        extra: Further headers of each request.
    """

    __slots__ = ("_common", "_common_lines", "_known", "base", "host")

    def __init__(self, host: str, base: str = "", extra: Mapping[str, str] | None = None) -> None:
        self.host = host
        self.base = base
        lines = [f"Host: {host}\r\n", *(f"{name}: {text}\r\n" for name, text in (extra or {}).items())]
        self._common = " HTTP/1.1\r\n" + "".join(lines)
        self._common_lines = len(lines) + 1
        self._known: set[str] = set()  # names that are valid and not ours; bounded, since a caller may make them up

    def head(
        self, method: str, target: str, headers: Mapping[str, str], length: int | None, *, is_chunked: bool = False
    ) -> bytes:
        """The head, blank line included.

        Args:
            method: The HTTP method.
            target: Path and query.
            headers: Its headers; those that frame the message, such as Content-Length, are left out.
            length: How many bytes the body has; None for no body, or for one in chunks.
            is_chunked: Whether the body comes in chunks.

        Raises:
            ValueError: something cannot be sent; no value is quoted.
        """
        known = self._known
        common = self._common
        parts = [method, " ", self.base, target, common]
        line_count = self._common_lines + 1
        for name, text in headers.items():
            if name not in known:
                lower = name.lower()
                if lower in _OURS:
                    continue
                if lower == "host":
                    parts[4] = common.replace(f"Host: {self.host}\r\n", f"Host: {text}\r\n", 1)
                    continue
                self._learn(name)
            parts += name, ": ", text, "\r\n"
            line_count += 1
        if is_chunked:
            parts.append("Transfer-Encoding: chunked\r\n\r\n")
            line_count += 1
        elif length is not None or method in _WITH_LENGTH:
            parts.append(f"Content-Length: {length or 0}\r\n\r\n")
            line_count += 1
        else:
            parts.append("\r\n")
        head = "".join(parts)
        if head.count("\n") != line_count or head.count("\r") != line_count or "\0" in head:
            raise _unsendable(method, target, headers)
        if " " in target or not (target.isascii() and target.isprintable()) or not method.isalpha():
            raise _unsendable(method, target, headers)
        try:
            return head.encode("latin-1")
        except UnicodeEncodeError:
            pass
        raise _unsendable(method, target, headers)

    def _learn(self, name: str) -> None:
        if not TOKEN.fullmatch(name):
            raise ValueError("a header's name has characters that no name can have")
        if len(self._known) < _MOST_KNOWN:
            self._known.add(name)


def _unsendable(method: str, target: str, headers: Mapping[str, str]) -> ValueError:
    if not TOKEN.fullmatch(method):
        return ValueError("the method has characters that no method can have")
    if " " in target or not (target.isascii() and target.isprintable()):
        return ValueError("the path or query has characters that must be percent-encoded")
    for name, text in headers.items():
        if any(sign in text for sign in "\r\n\0"):
            return ValueError(f"header {name}: its value has a line break or a NUL")
        try:
            text.encode("latin-1")
        except UnicodeEncodeError:
            return ValueError(f"header {name}: its value has characters that no header can carry")
    return ValueError("the request cannot be sent: a line break in one of its headers")
