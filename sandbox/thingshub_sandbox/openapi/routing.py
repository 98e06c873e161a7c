"""Find the operation that a method and a path address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from thingshub_document.model import Operation

_PARAMETER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class _Template:
    text: str
    pattern: re.Pattern[str]
    names: tuple[str, ...]


class Router:
    """All path templates, sorted so that a path is compared with few of them.

    Args:
        operations: The operations. One with servers of its own is found under the path of each server.
    """

    def __init__(self, operations: Iterable[Operation]) -> None:
        self._ids: dict[tuple[str, str], str] = {}
        for operation in operations:
            for prefix in _prefixes(operation):
                self._ids.setdefault((operation.method, prefix + operation.path), operation.id)
        self._by_length: dict[int, list[_Template]] = {}
        # Templates with few parameters first: a fixed path wins over one that a parameter could swallow
        for text in sorted(dict.fromkeys(path for _, path in self._ids), key=lambda path: path.count("{")):
            self._by_length.setdefault(text.count("/"), []).append(_compiled(text))

    def find(self, method: str, path: str) -> tuple[str, dict[str, str]] | None:
        """The id of the operation, and the values of the path's parameters by name, still quoted.

        Args:
            method: Upper case.
            path: Without query, still quoted.
        """
        for template in self._by_length.get(path.count("/"), ()):
            if match := template.pattern.fullmatch(path):
                operation_id = self._ids.get((method, template.text))
                return (operation_id, dict(zip(template.names, match.groups(), strict=True))) if operation_id else None
        return None


def _prefixes(operation: Operation) -> list[str]:
    """The paths of an operation's servers; an empty one for an operation that is where the tenant is."""
    return list(dict.fromkeys(urlsplit(server.url).path.rstrip("/") for server in operation.servers)) or [""]


def _compiled(text: str) -> _Template:
    fixed = _PARAMETER.split(text)[::2]
    pattern = "([^/]+)".join(re.escape(part) for part in fixed)
    return _Template(text, re.compile(pattern), tuple(_PARAMETER.findall(text)))
