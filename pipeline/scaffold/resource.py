"""What a resource is called in each place where it has a name."""

from __future__ import annotations

import keyword
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

VERBS = ("list", "create", "get", "update", "delete")
_AREAS = ("device-management", "asset-tracking", "data", "tenant")


class NotPossible(Exception):
    """What was asked for cannot be written; the text says what to ask for instead."""


@dataclass(frozen=True)
class Resource:
    """A resource with the usual operations.

    Attributes:
        tag: The plural, in snake_case.
        singular: One of them, in snake_case.
        verbs: Its operations, in the usual order.
        area: Whose roles may use it.
    """

    tag: str
    singular: str
    verbs: tuple[str, ...]
    area: str

    @classmethod
    def of(cls, tag: str, verbs: Sequence[str], singular: str, area: str) -> Self:
        """Check what was asked for; raises NotPossible."""
        for name in (tag, *filter(None, [singular])):
            if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name) or keyword.iskeyword(name):
                raise NotPossible(f"{name!r} is not a name in snake_case -- write it like gateways or radio_masts")
        if unknown := [verb for verb in verbs if verb not in VERBS]:
            raise NotPossible(
                f"{unknown[0]!r} is not one of the usual operations -- write some of {','.join(VERBS)}; add others by "
                "hand, like those of openapi/resources/devices.yaml"
            )
        if area not in _AREAS:
            raise NotPossible(f"{area!r} is not an area of roles -- write one of {', '.join(_AREAS)}")
        singular = singular or (tag[:-3] + "y" if tag.endswith("ies") else tag.removesuffix("s"))
        if singular == tag:
            raise NotPossible(f"one of {tag!r} has no name -- add --singular")
        return cls(tag, singular, tuple(verb for verb in VERBS if verb in verbs), area)

    @property
    def names(self) -> dict[str, object]:
        """Everything that the templates print."""
        noun = self.singular.replace("_", " ")
        return {
            "tag": self.tag,
            "singular": self.singular,
            "verbs": self.verbs,
            "noun": noun,
            "nouns": self.tag.replace("_", " "),
            "dashed_noun": self.singular.replace("_", "-"),
            "article": "an" if noun[0] in "aeiou" else "a",
            "title": self.tag.replace("_", " ").capitalize(),
            "constant": self.singular.upper(),
            "model": "".join(part.capitalize() for part in self.singular.split("_")),
            "key": f"{self.singular}_id",
            "path": self.path,
            "collection_verbs": [verb for verb in self.verbs if verb in ("list", "create")],
            "item_verbs": [verb for verb in self.verbs if verb in ("get", "update", "delete")],
            "needs_model": bool({"list", "create", "get", "update"} & set(self.verbs)),
        }

    @property
    def path(self) -> str:
        return f"/api/v3/{self.tag.replace('_', '-')}"

    @property
    def paths(self) -> list[str]:
        """The path templates, in order."""
        names = self.names
        found = [self.path] if names["collection_verbs"] else []
        return found + ([f"{self.path}/{{{names['key']}}}"] if names["item_verbs"] else [])
