"""What a server says that the document does not know: for operators who want to count it, at no cost for the others.

Answers are decoded leniently, so drift breaks nothing; `on_drift` makes it visible. An answer is compared with what was
decoded from it: properties that no model has, values that no enum lists, types that no union has.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from thingshub.model import ExtensibleModel, Model
from thingshub.unions import is_array, is_object, is_unknown_member
from thingshub.values import IntEnum, StrEnum

_SHOWN_CHARACTERS = 100


class Drift(NamedTuple):
    """Something in one answer that the document does not know.

    Attributes:
        operation: The operationId.
        pointer: JSON Pointer to the first place in the answer, e.g. `/collection/0/firmware`.
        what: `unknown field` or `unknown value`.
        value: The unknown value; None for a field, whose content may be anything.
        times: In how many places of this answer it stands, entries of lists counted each.
    """

    operation: str
    pointer: str
    what: str
    value: str | None
    times: int


def drift_of(operation: str, content: bytes, answer: object) -> list[Drift]:
    """Everything in an answer that the document does not know.

    Args:
        operation: The operationId.
        content: The answer's JSON.
        answer: What was decoded from it.
    """
    found: dict[tuple[str, str, str | None], tuple[str, int]] = {}
    for place, what, value in _compared(msgspec.json.decode(content), answer, ()):
        kind = "/".join("-" if isinstance(step, int) else step for step in place)
        first, count = found.get((kind, what, value), ("".join(f"/{_escaped(step)}" for step in place), 0))
        found[kind, what, value] = first, count + 1
    return [Drift(operation, first, what, value, count) for (_, what, value), (first, count) in found.items()]


Place = tuple[str | int, ...]


def _compared(raw: Any, answer: Any, place: Place) -> Iterator[tuple[Place, str, str | None]]:
    if isinstance(answer, Model) and is_object(raw):
        names = dict(zip(answer.__struct_encode_fields__, answer.__struct_fields__, strict=True))
        if key := is_unknown_member(answer):
            yield (*place, key), "unknown value", str(raw.get(key))[:_SHOWN_CHARACTERS]
        for key, value in raw.items():
            if key in names:
                yield from _compared(value, getattr(answer, names[key]), (*place, key))
            elif not isinstance(answer, ExtensibleModel) and key != answer.__struct_config__.tag_field:
                yield (*place, key), "unknown field", None
    elif is_array(answer) and is_array(raw):
        for index, (part, decoded) in enumerate(zip(raw, answer, strict=False)):
            yield from _compared(part, decoded, (*place, index))
    elif is_object(answer) and is_object(raw):
        for key, decoded in answer.items():
            yield from _compared(raw.get(key), decoded, (*place, key))
    elif isinstance(answer, StrEnum | IntEnum) and not answer.is_known:
        yield place, "unknown value", str(answer)[:_SHOWN_CHARACTERS]


def _escaped(step: str | int) -> str:
    return str(step).replace("~", "~0").replace("/", "~1")
