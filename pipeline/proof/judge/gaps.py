"""What openapi-core 0.23.1 cannot judge, found by reading it; there our own reader and jsonschema-rs judge alone.

For everything else both do. The tests send right requests for each gap to openapi-core as it is: a version that judges
one of them rightly turns its test red, and the gap goes from this list.

- Path parameters of the styles label and matrix: it looks for `{.id}` and `{;id}` in the template, which OpenAPI does
  not have (deserializing/styles/util.py, `label_loads`, `matrix_loads`).
- Exploded objects of the style form: it looks for one parameter with the object's name (`form_loads`).
- spaceDelimited: it looks for `%20` in the decoded value (`space_delimited_loads`).
- deepObject: names of properties other than `\\w+` are not found, and objects inside are lost (`deep_object_loads`).
- Values with the separator in an item: it decodes first and splits then, so `a%2Cb` is two items.
- Empty texts: it refuses each empty value of a query parameter (`EmptyQueryParameterValue`).
- Several types, unions: nothing is cast (`multi=PrimitiveCaster`), so that `5` stays a text.
- Integers and numbers that a double cannot hold, null in a list: it reads numbers as Python's float.
- Bodies of forms with anything but texts, and all of multipart: bytes are no `string` for OAS 3.1, parts lose their own
  media types, and line ends in them are mangled by email.parser.
- Ranges of media types, and other texts than text/plain: their bytes are taken as they are.
- Bodies that must be there and are empty (a form without a field): it takes them for missing.
- Times: jsonschema checks draft 3's `time`, which has no offset; openapi-core is given a check of RFC 3339 instead.
- Bodies of bytes with a schema: bytes are no `string` for OAS 3.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from thingshub_document.model import Media, Parameter
from thingshub_document.reading import Document
from thingshub_document.types import Schema

_SEPARATORS = re.compile(r"[,=&]")
_DOUBLE_DIGITS = 15
_EXACT_IN_DOUBLES = 2**53
_JSON = ("application/json", "application/vnd.api+json")


def of_parameter(document: Document, parameter: Parameter, value: Any) -> bool:
    """Whether openapi-core cannot judge this value of this parameter."""
    if parameter.media:
        return parameter.media not in _JSON or not _is_plain_number(value)
    if parameter.style in ("label", "matrix", "spaceDelimited"):
        return True
    if value in ("", [], {}) or value is None or not _is_plain_number(value):
        return True
    schema = document.deref(parameter.schema)
    if isinstance(value, int) and abs(value) > _EXACT_IN_DOUBLES and schema.get("type") == "number":
        return True
    if _is_uncast(document, schema):
        return True
    if isinstance(value, Mapping):
        if parameter.style == "deepObject":
            return not all(re.fullmatch(r"\w+", name) for name in value) or any(
                isinstance(child, list | Mapping) for child in value.values()
            )
        return (parameter.style == "form" and parameter.explode) or _has_separator(value)
    if isinstance(value, list):
        is_split = not (parameter.style == "form" and parameter.explode)
        return is_split and _has_separator(value)
    return False


def of_declaration(document: Document, parameter: Parameter) -> bool:
    """Whether openapi-core cannot even read that there is this parameter: a list of types, or true, trips it up."""
    if isinstance(parameter.schema, bool):
        return True
    return isinstance(document.deref(parameter.schema).get("type"), list)


def of_body(document: Document, media: Media, value: Any) -> bool:
    """Whether openapi-core cannot judge the content of this body."""
    if media.kind == "json":
        return not _is_plain_number(value)
    if media.kind == "text":
        return media.media != "text/plain" or not isinstance(value, str)
    if media.kind == "form" and isinstance(value, Mapping):
        return any(not isinstance(child, str) for child in value.values()) or _is_uncast(
            document, document.deref(media.schema)
        )
    return True


def _has_separator(value: Any) -> bool:
    return any(_SEPARATORS.search(text) or " " in text or "|" in text for text in _texts(value))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, child in value.items():
            yield str(name)
            yield from _texts(child)
    elif isinstance(value, list):
        for child in value:
            yield from _texts(child)


def _is_plain_number(value: Any) -> bool:
    if isinstance(value, Decimal):
        return len(value.as_tuple().digits) <= _DOUBLE_DIGITS
    if isinstance(value, Mapping):
        return all(_is_plain_number(child) for child in value.values())
    if isinstance(value, list):
        return all(child is not None and _is_plain_number(child) for child in value)
    return True


def _is_uncast(document: Document, schema: Schema) -> bool:
    """Whether texts stay texts although the schema asks for something else."""
    if not isinstance(schema.get("type"), str):
        return any(word in schema for word in ("type", "oneOf", "anyOf", "allOf", "enum", "const"))
    for part in (schema.get("items"), schema.get("additionalProperties"), *(schema.get("properties") or {}).values()):
        if isinstance(part, Mapping) and _is_uncast(document, document.deref(part)):
            return True
    return "oneOf" in schema or "anyOf" in schema or "allOf" in schema
