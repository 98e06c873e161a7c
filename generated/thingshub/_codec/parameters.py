"""Parameters as the document describes them, and how the arguments of a call are written into a request.

What is known before the call is settled once for each parameter: `writer` gives a function that only has to write.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from thingshub._codec import styles
from thingshub._codec.json_codec import ascii_json, json_text
from thingshub._codec.media_types import is_json
from thingshub._codec.scalars import text_of
from thingshub._codec.styles import Pair, Shape

Place = Literal["path", "query", "header", "cookie"]


class Parameter(NamedTuple):
    """One parameter of an operation.

    Attributes:
        place: Where it stands.
        name: Its name on the wire.
        python_name: The argument of the method.
        style: How a list or an object is written.
        explode: Whether each entry or property stands for itself.
        allow_reserved: Whether reserved characters of a query stay as they are.
        media: The media type of a parameter that has `content`; None for one with a style.
        required: Whether it must be given.
        shape: `primitive`, `array` or `object`, if the document settles it.
    """

    place: Place
    name: str
    python_name: str
    style: str
    explode: bool
    allow_reserved: bool
    media: str | None
    required: bool
    shape: Shape

    def writer(self) -> Callable[[Any], Any]:
        """A function from an argument to what is sent: text in a path or a header, pairs in a query or a cookie."""
        _, name, _, style, explode, allow_reserved, media, _, shape = self
        encode = styles.reserved if allow_reserved else styles.percent
        if media is not None:
            return self._content_writer(media, encode)
        if self.place == "path":
            write = _bound(styles.path_text, name, style, explode, shape)
            return _short_cut(write) if style == "simple" and shape in ("primitive", "any") else write
        if self.place == "query":
            pairs = _bound(styles.query_pairs, name, style, explode, shape, encode)
            is_single = style != "deepObject" and shape in ("primitive", "any")
            return _short_cut_pair(pairs, styles.percent(name), encode) if is_single else pairs
        if self.place == "header":
            return _bound(styles.header_text, explode, shape)
        return _bound(styles.cookie_pairs, name, explode, shape)

    def _content_writer(self, media: str, encode: styles.Encode) -> Callable[[Any], Any]:
        name, place = self.name, self.place
        to_text: Callable[[Any], str] = text_of
        if is_json(media):
            to_text = ascii_json if place in ("header", "cookie") else json_text
        if place == "path":
            return lambda value: styles.percent(to_text(value))
        if place == "query":
            return lambda value: [(styles.percent(name), encode(to_text(value)))]
        if place == "header":
            return lambda value: styles.sendable(to_text(value))
        return lambda value: styles.cookie_pairs(to_text(value), name, False, "primitive")


def _bound(function: Callable[..., Any], *rest: Any) -> Callable[[Any], Any]:
    return lambda value: function(value, *rest)


def _short_cut(write: Callable[[Any], str]) -> Callable[[Any], str]:
    """The same, quicker for what most ids are: texts that go out as they are."""
    is_plain = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9_.~-]*").fullmatch
    return lambda value: value if type(value) is str and is_plain(value) else write(value)


def _short_cut_pair(
    write: Callable[[Any], list[Pair]], name: str, encode: styles.Encode
) -> Callable[[Any], list[Pair]]:
    """The same, quicker for single texts and integers."""

    def quick(value: Any) -> list[Pair]:
        if type(value) is str:
            return [(name, encode(value))]
        return [(name, str(value))] if type(value) is int else write(value)

    return quick


def PathParameter(  # reads like a type where it is used
    name: str,
    python_name: str | None = None,
    *,
    style: str = "simple",
    explode: bool = False,
    allow_reserved: bool = False,
    media: str | None = None,
    required: bool = True,
    shape: Shape = "any",
) -> Parameter:
    """A parameter of the path, with OpenAPI's defaults."""
    return Parameter("path", name, python_name or name, style, explode, allow_reserved, media, required, shape)


def QueryParameter(
    name: str,
    python_name: str | None = None,
    *,
    style: str = "form",
    explode: bool | None = None,
    allow_reserved: bool = False,
    media: str | None = None,
    required: bool = False,
    shape: Shape = "any",
) -> Parameter:
    """A parameter of the query, with OpenAPI's defaults."""
    is_exploded = style in ("form", "deepObject") if explode is None else explode
    return Parameter("query", name, python_name or name, style, is_exploded, allow_reserved, media, required, shape)


def HeaderParameter(
    name: str,
    python_name: str | None = None,
    *,
    style: str = "simple",
    explode: bool = False,
    allow_reserved: bool = False,
    media: str | None = None,
    required: bool = False,
    shape: Shape = "any",
) -> Parameter:
    """A header, with OpenAPI's defaults."""
    return Parameter("header", name, python_name or name, style, explode, allow_reserved, media, required, shape)


def CookieParameter(
    name: str,
    python_name: str | None = None,
    *,
    style: str = "form",
    explode: bool = True,
    allow_reserved: bool = False,
    media: str | None = None,
    required: bool = False,
    shape: Shape = "any",
) -> Parameter:
    """A cookie, with OpenAPI's defaults."""
    return Parameter("cookie", name, python_name or name, style, explode, allow_reserved, media, required, shape)


__all__ = ["CookieParameter", "HeaderParameter", "Pair", "Parameter", "PathParameter", "QueryParameter", "Shape"]
