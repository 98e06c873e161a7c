"""Read parameters as RFC 6570 and OpenAPI's table of styles write them: an own reader, beside openapi-core's.

What is read are texts: one, a list of them, or a mapping. Which of the three is the shape of the value that was passed
in, so that nothing has to be guessed; whether a text says the value is `equality.is_same_text`'s to judge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pipeline.proof.judge.equality import BadJson, difference, is_same_text, parse, shown
from pipeline.proof.judge.sent import Misread, decoded, value_of
from thingshub_document.model import Parameter

Texts = str | list[Any] | dict[str, Any]
Pairs = Sequence[tuple[str, str]]
Decode = Callable[[str], str]
_SEPARATORS = {"form": ",", "spaceDelimited": "%20", "pipeDelimited": "%7C"}


def in_path(parameter: Parameter, raw: str, wanted: Any) -> Texts:
    """The texts of a path parameter; raises Misread."""
    decode: Decode = value_of
    match parameter.style:
        case "label":
            separator = "." if parameter.explode else ","
            return _expanded(_without(raw, ".", parameter), separator, parameter.explode, wanted, decode)
        case "matrix":
            return _matrix(parameter, _without(raw, ";", parameter).split(";"), wanted, decode)
        case _:
            return _expanded(raw, ",", parameter.explode, wanted, decode)


def in_header(parameter: Parameter, raw: str, wanted: Any) -> Texts:
    """The texts of a header parameter; they are not percent-encoded."""
    return _expanded(raw, ",", parameter.explode, wanted, str.strip)


def in_pairs(
    parameter: Parameter, pairs: Pairs, wanted: Any, taken: set[int], decode: Decode | None = None
) -> Texts | None:
    """The texts of a parameter of the query, of a cookie, or of a property of a urlencoded form.

    Args:
        parameter: The parameter.
        pairs: All names and raw values.
        wanted: The value that was passed in.
        taken: Where the places of the pairs that belong to the parameter are noted.
        decode: How a raw value is decoded; None for percent-encoding.

    Returns:
        The texts; None when there are none.

    Raises:
        Misread: they are not written as the style says.
    """
    plain = decode or (lambda raw: value_of(raw, allows_reserved=parameter.allow_reserved))
    if parameter.style == "deepObject":
        return _deep(parameter.name, pairs, wanted, taken, plain)
    if parameter.explode and isinstance(wanted, Mapping):
        places = [place for place, (name, _) in enumerate(pairs) if name in wanted and place not in taken]
        taken.update(places)
        found: dict[str, Any] = {}
        for place in places:
            name, raw = pairs[place]
            found.setdefault(name, []).append(plain(raw))
        return {name: texts if isinstance(wanted[name], list) else _only(texts, name) for name, texts in found.items()}
    places = [place for place, (name, _) in enumerate(pairs) if name == parameter.name]
    taken.update(places)
    values = [pairs[place][1] for place in places]
    if not values:
        return None
    if parameter.explode and isinstance(wanted, list):
        return [plain(value) for value in values]
    raw = _only(values, parameter.name)
    separator = _SEPARATORS[parameter.style]
    if separator == "%7C":
        raw = raw.replace("|", separator).replace("%7c", separator)
    return _expanded(raw, separator, False, wanted, plain)


def difference_of_texts(texts: Any, wanted: Any, at: str = "") -> str | None:
    """Where texts differ from the value that was passed in; None when they say it."""
    if isinstance(wanted, Mapping):
        if not isinstance(texts, dict):
            return f"{at or 'it'} is {shown(texts)}, should be {shown(wanted)}"
        sendable = {name: value for name, value in wanted.items() if value is not None and value != []}
        for name in sendable:
            if name not in texts:
                return f"{at}/{name} is missing, should be {shown(wanted[name])}"
            if (text := difference_of_texts(texts[name], wanted[name], f"{at}/{name}")) is not None:
                return text
        further = [name for name in texts if name not in sendable]
        return f"{at}/{further[0]} is {shown(texts[further[0]])}, should not be there" if further else None
    if isinstance(wanted, list):
        if not isinstance(texts, list) or len(texts) != len(wanted):
            return f"{at or 'it'} is {shown(texts)}, should be {shown(wanted)}"
        each = (difference_of_texts(text, one, f"{at}/{n}") for n, (text, one) in enumerate(zip(texts, wanted)))  # noqa: B905
        return next((text for text in each if text is not None), None)
    if isinstance(texts, str) and is_same_text(texts, wanted):
        return None
    return f"{at or 'it'} is {shown(texts)}, should be {shown(wanted)}"


def difference_of_json(text: str, wanted: Any) -> str | None:
    """Where a parameter that is written as JSON differs from the value that was passed in."""
    try:
        return difference(parse(text), wanted)
    except BadJson as error:
        return f"it is {shown(text)}, which is not JSON: {error}"


def _expanded(raw: str, separator: str, explode: bool, wanted: Any, decode: Decode) -> Texts:
    if isinstance(wanted, list):
        return [decode(part) for part in raw.split(separator)]
    if isinstance(wanted, Mapping):
        parts = raw.split(separator)
        if explode:
            return dict(_assigned(parts, decode))
        if len(parts) % 2:
            raise Misread(f"{raw!r} does not say a value for each property")
        return {decoded(name): decode(value) for name, value in zip(parts[::2], parts[1::2], strict=True)}
    return decode(raw)


def _matrix(parameter: Parameter, parts: list[str], wanted: Any, decode: Decode) -> Texts:
    if parameter.explode and isinstance(wanted, Mapping):
        return dict(_assigned(parts, decode))
    values: list[str] = []
    for part in parts:
        name, _, value = part.partition("=")
        if decoded(name) != parameter.name:
            raise Misread(f"{part!r} does not begin with the name {parameter.name!r}")
        values.append(value)
    if parameter.explode and isinstance(wanted, list):
        return [decode(value) for value in values]
    return _expanded(_only(values, parameter.name), ",", False, wanted, decode)


def _assigned(parts: Sequence[str], decode: Decode) -> Iterator[tuple[str, str]]:
    for part in parts:
        name, equals, value = part.partition("=")
        if not equals:
            raise Misread(f"{part!r} is not written as name=value")
        yield decoded(name), decode(value)


def _deep(name: str, pairs: Pairs, wanted: Any, taken: set[int], decode: Decode) -> Texts | None:
    """`filter[a][b]=1`; the items of a list repeat the name."""
    found: dict[str, Any] = {}
    for place, (key, raw) in enumerate(pairs):
        if not key.startswith(f"{name}[") or not key.endswith("]"):
            continue
        taken.add(place)
        *path, last = key[len(name) + 1 : -1].split("][")
        node, shape = found, wanted
        for step in path:
            node = node.setdefault(step, {})
            shape = shape.get(step) if isinstance(shape, Mapping) else None
            if not isinstance(node, dict):
                raise Misread(f"{key!r} is a value and an object at once")
        is_list = isinstance(shape, Mapping) and isinstance(shape.get(last), list)
        if is_list:
            node.setdefault(last, []).append(decode(raw))
        elif last in node:
            raise Misread(f"{key!r} is there twice")
        else:
            node[last] = decode(raw)
    return found or None


def _without(raw: str, prefix: str, parameter: Parameter) -> str:
    if not raw.startswith(prefix):
        raise Misread(f"{raw!r} does not begin with {prefix!r}, as the style {parameter.style} has it")
    return raw[len(prefix) :]


def _only(values: Sequence[str], name: str) -> str:
    if len(values) != 1:
        raise Misread(f"{name!r} is there {len(values)} times")
    return values[0]
