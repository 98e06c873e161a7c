"""OpenAPI's styles: how a value becomes the text of a path segment, of a query, of a header or of a cookie.

The table of styles of OpenAPI 3.1 and RFC 6570 agree but for details, in which RFC 6570 is followed. Percent-encoding
tells a comma inside an entry from one between two entries, but a plain server decodes before it splits and could not
tell. So an entry that holds the sign which separates entries is refused, wherever the style itself does not settle it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Literal
from urllib.parse import quote

from thingshub._codec.scalars import is_list, properties_of, text_of

Shape = Literal["primitive", "array", "object", "any"]
Encode = Callable[[str], str]
Pair = tuple[str, str]
_NAMES = {",": "a comma", " ": "a space", "|": "a |", ";": "a semicolon", ".": "a dot", "=": "an equals sign"}

_is_unreserved = re.compile(r"[A-Za-z0-9_.~-]*").fullmatch


def percent(text: str) -> str:
    """The text with everything encoded but letters, digits and `-._~`."""
    return text if _is_unreserved(text) else quote(text, safe="")


# `&`, `+`, `#` and brackets are reserved too, but raw in a query they would end the value or become another one
reserved: Encode = partial(quote, safe=":/?@!$'()*,;=")


def shaped(value: Any, shape: Shape) -> str | list[str] | list[Pair]:
    """A value as one text, as the texts of its entries, or as pairs of name and text.

    Raises:
        TypeError: it is of another shape than the document says, or nested.
        ValueError: it has no text, or no entry.
    """
    if type(value) in _QUICK and shape in ("primitive", "any"):
        return text_of(value)
    if is_list(value):
        if shape not in ("array", "any"):
            raise TypeError(f"expected {_EXPECTED[shape]}, got {type(value).__name__}")
        if not value:
            raise ValueError("needs at least one entry; leave the argument out to not use it")
        return [_entry(part) for part in value]
    properties = properties_of(value)
    if properties is not None:
        if shape not in ("object", "any"):
            raise TypeError(f"expected {_EXPECTED[shape]}, got {type(value).__name__}")
        if not properties:
            raise ValueError("needs at least one property; leave the argument out to not use it")
        return [(name, _entry(part)) for name, part in properties.items()]
    if shape in ("array", "object"):
        raise TypeError(f"expected {_EXPECTED[shape]}, got {type(value).__name__}")
    return text_of(value)


_QUICK = frozenset({str, int, bool})
_EXPECTED = {"primitive": "a single value", "array": "a list", "object": "a model or a mapping"}


def _entry(value: Any) -> str:
    if type(value) is str:
        return value
    if is_list(value) or properties_of(value) is not None:
        raise TypeError(f"this style has no way to write a {type(value).__name__} inside a list or an object")
    return text_of(value)


def joined(parts: Iterable[str], separator: str, encode: Encode, *, between: str | None = None) -> str:
    """Entries with a separator between them.

    Args:
        parts: The entries.
        separator: What stands between them once it is decoded.
        encode: How an entry is written.
        between: How the separator is written; as it is without it.

    Raises:
        ValueError: an entry holds the separator.
    """
    return (between or separator).join(encode(unambiguous(part, separator)) for part in parts)


def unambiguous(part: str, separators: str) -> str:
    """The entry, if it holds none of the signs that separate.

    Raises:
        ValueError: it does.
    """
    for separator in separators:
        if separator in part:
            raise ValueError(f"{part!r} has {_NAMES[separator]}, which separates entries here")
    return part


def flat(pairs: Sequence[Pair]) -> list[str]:
    """Names and values of an object in turn: R,100,G,200."""
    return [text for pair in pairs for text in pair]


def equations(pairs: Sequence[Pair], separator: str, encode: Encode) -> str:
    """Names and values of an object as R=100,G=200."""
    signs = separator + "="
    return separator.join(f"{encode(unambiguous(k, signs))}={encode(unambiguous(v, signs))}" for k, v in pairs)


def is_pairs(value: list[str] | list[Pair]) -> bool:
    """Whether these are the properties of an object."""
    return bool(value) and isinstance(value[0], tuple)


def path_text(value: Any, name: str, style: str, explode: bool, shape: Shape) -> str:
    """A path parameter in the style simple, label or matrix.

    Raises:
        TypeError: it is of another shape than the document says.
        ValueError: it cannot be written unambiguously.
    """
    found: Any = shaped(value, shape)
    if isinstance(found, str):
        if found in ("", ".", ".."):  # these would address another resource
            raise ValueError(f"must not be {found!r}, which would address something else")
        written = percent(found)
        return {"label": f".{written}", "matrix": f";{percent(name)}={written}"}.get(style, written)
    if style == "matrix":
        if explode:
            pairs: list[Pair] = found if is_pairs(found) else [(name, part) for part in found]
            return "".join(_matrix(unambiguous(k, ";="), unambiguous(v, ";")) for k, v in pairs)
        return f";{percent(name)}={joined(flat(found) if is_pairs(found) else found, ',', percent)}"
    separator = "." if style == "label" and explode else ","
    if not is_pairs(found):
        text = joined(found, separator, percent)
    elif explode:
        text = equations(found, separator, percent)
    else:
        text = joined(flat(found), separator, percent)
    if text in ("", ".", ".."):
        raise ValueError("must not be empty or dots, which would address something else")
    return f".{text}" if style == "label" else text


def query_pairs(value: Any, name: str, style: str, explode: bool, shape: Shape, encode: Encode) -> list[Pair]:
    """The pairs of name and value, encoded, of a query parameter or a form field.

    Raises:
        TypeError: it is of another shape than the document says.
        ValueError: it cannot be written unambiguously.
    """
    written = percent(name)
    if style == "deepObject":
        return _deep_object(value, name, encode)
    found: Any = shaped(value, shape)
    if isinstance(found, str):
        return [(written, encode(found))]
    if explode:
        if is_pairs(found):
            return [(percent(key), encode(part)) for key, part in found]
        return [(written, encode(part)) for part in found]
    separator, between = _DELIMITERS.get(style, (",", ","))
    parts = flat(found) if is_pairs(found) else found
    return [(written, joined(parts, separator, encode, between=between))]


def _matrix(name: str, text: str) -> str:
    return f";{percent(name)}={percent(text)}" if text else f";{percent(name)}"


_DELIMITERS = {"spaceDelimited": (" ", "%20"), "pipeDelimited": ("|", "%7C")}


def _deep_object(value: Any, name: str, encode: Encode) -> list[Pair]:
    """filter[a]=1&filter[b][c]=2&filter[d]=3&filter[d]=4: a list inside repeats its name."""
    properties = properties_of(value)
    if properties is None:
        raise TypeError(f"expected a model or a mapping, got {type(value).__name__}")
    if not properties:
        raise ValueError("needs at least one property; leave the argument out to not use it")
    found: list[Pair] = []
    for key, part in properties.items():
        if "[" in key or "]" in key:
            raise ValueError(f"{key!r} has a bracket, which separates names here")
        inner = f"{name}[{key}]"
        if properties_of(part) is not None:
            found += _deep_object(part, inner, encode)
        elif is_list(part):
            if not part:
                raise ValueError(f"{key!r} needs at least one entry; leave it out to not use it")
            found += [(percent(inner), encode(_entry(entry))) for entry in part]
        else:
            found.append((percent(inner), encode(text_of(part))))
    return found


def header_text(value: Any, explode: bool, shape: Shape) -> str:
    """A header in the style simple. Nothing is encoded: no server would decode it.

    Raises:
        TypeError: it is of another shape than the document says.
        ValueError: it cannot be written unambiguously, or no header can carry it.
    """
    found: Any = shaped(value, shape)
    if isinstance(found, str):
        return sendable(found)
    if is_pairs(found):
        text = equations(found, ",", _trimmed) if explode else joined(flat(found), ",", _trimmed)
    else:
        text = joined(found, ",", _trimmed)
    return sendable(text)


def _trimmed(part: str) -> str:
    if part != part.strip():
        raise ValueError(f"{part!r} begins or ends with a blank, which servers take away")
    return part


def sendable(text: str) -> str:
    """The text, if a header can carry it.

    Raises:
        ValueError: it has a line break, another control character or a character beyond ASCII, or blanks at an end.
    """
    if not text.isascii() or not text.isprintable():
        wrong = next(c for c in text if not (c.isascii() and c.isprintable()))
        raise ValueError(f"has the character {wrong!r}, which no header can carry")
    return _trimmed(text)


_COOKIE_SAFE = "!#$&'()*+-./:<=>?@[]^_`{|}~"


def cookie_pairs(value: Any, name: str, explode: bool, shape: Shape) -> list[Pair]:
    """The pairs of name and value of a cookie parameter. Only what no cookie can carry is percent-encoded.

    Raises:
        TypeError: it is of another shape than the document says.
        ValueError: it cannot be written unambiguously.
    """
    encode = partial(quote, safe=_COOKIE_SAFE)
    found: Any = shaped(value, shape)
    if isinstance(found, str):
        return [(name, encode(found))]
    if explode:
        if is_pairs(found):
            return [(percent(key), encode(part)) for key, part in found]
        return [(name, encode(part)) for part in found]
    return [(name, joined(flat(found) if is_pairs(found) else found, ",", encode))]
