"""Parameters as they stand in a request: path, query, headers and cookies, written in their styles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from thingshub_document.model import Parameter
from thingshub_sandbox.openapi.wire.body_parser import is_array, is_object

_RESERVED = ":/?@!$'()*,;"  # `&`, `=`, `+` and `#` would end a value or mean another one
_DELIMITERS = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}


@dataclass(frozen=True)
class Argument:
    """A parameter with a value."""

    documented: Parameter
    value: Any

    @property
    def name(self) -> str:
        return self.documented.name

    @property
    def where(self) -> str:
        return self.documented.where

    @property
    def is_required(self) -> bool:
        return self.documented.required

    def text(self) -> str:
        """The value in a path, a header or a cookie."""
        found = self.documented
        if found.media is not None:
            return self._quoted(json.dumps(self.value, ensure_ascii=False, separators=(",", ":")))
        if found.style == "label":
            return "." + self._joined("." if found.explode else ",")
        if found.style == "matrix":
            return self._matrix()
        return self._joined(",")

    def pairs(self) -> list[tuple[str, str]]:
        """Names and values in a query, quoted."""
        found, value = self.documented, self.value
        name = quote(found.name, safe="")
        if found.media is not None:
            return [(name, self.text())]
        if found.style == "deepObject" and is_object(value):
            return list(self._deep(name, value))
        if found.style == "form" and found.explode and is_array(value):
            return [(name, self._quoted(_scalar(entry))) for entry in value]
        if found.style == "form" and found.explode and is_object(value):
            return [(quote(key, safe=""), self._quoted(_scalar(child))) for key, child in value.items()]
        return [(name, self._joined(_DELIMITERS.get(found.style, ",")))]

    def _joined(self, delimiter: str) -> str:
        value, is_exploded = self.value, self.documented.explode and self.documented.style not in _DELIMITERS
        if is_array(value):
            return delimiter.join(self._quoted(_scalar(entry)) for entry in value)
        if is_object(value):
            between = "=" if is_exploded else delimiter
            pairs = (f"{self._quoted(key)}{between}{self._quoted(_scalar(child))}" for key, child in value.items())
            return delimiter.join(pairs)
        return self._quoted(_scalar(value))

    def _matrix(self) -> str:
        name, value = quote(self.name, safe=""), self.value
        if self.documented.explode and is_array(value):
            return "".join(f";{name}={self._quoted(_scalar(entry))}" for entry in value)
        if self.documented.explode and is_object(value):
            return "".join(f";{quote(key, safe='')}={self._quoted(_scalar(child))}" for key, child in value.items())
        return f";{name}={self._joined(',')}"

    def _deep(self, name: str, value: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
        for key, child in value.items():
            place = f"{name}%5B{quote(key, safe='')}%5D"
            if is_object(child):
                yield from self._deep(place, child)
            else:
                entries: list[Any] = child if is_array(child) else [child]
                yield from ((place, self._quoted(_scalar(entry))) for entry in entries)

    def _quoted(self, text: str) -> str:
        if self.where == "header":
            return text
        return quote(text, safe=_RESERVED if self.documented.allow_reserved else "")


def target(path: str, arguments: Iterable[Argument]) -> str:
    """Path and query of a request."""
    pairs: list[tuple[str, str]] = []
    for argument in arguments:
        if argument.where == "path":
            path = path.replace(f"{{{argument.name}}}", argument.text())
        elif argument.where == "query":
            pairs += argument.pairs()
    return path + ("?" + "&".join(f"{name}={value}" for name, value in pairs) if pairs else "")


def headers(arguments: Iterable[Argument]) -> list[tuple[str, str]]:
    """Headers of a request, those for cookies included."""
    given = list(arguments)
    found = [(argument.name, argument.text()) for argument in given if argument.where == "header"]
    cookies = [pair for argument in given if argument.where == "cookie" for pair in argument.pairs()]
    if cookies:
        found.append(("Cookie", "; ".join(f"{name}={value}" for name, value in cookies)))
    return found


def _scalar(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
