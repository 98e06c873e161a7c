# pyright: standard
# Walks documents, which have no types; mypy is strict here too.
"""What a file under `features/` says: a small document, and beside it what must come of it.

A file holds `paths` and `components` of one resource, and either `calls` (keyword arguments, the request that must go
out, the answer of the stub, the value that must come back) or `refused` (where, and what the refusal says). The tags of
its YAML name values that YAML does not have: `!date`, `!bytes`, `!unset`, or `!Thing {…}` for an object of that class.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FEATURES = Path(__file__).parent / "features"
METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace", "query")
_KNOWN = {
    *("says", "paths", "components", "root", "tag", "python_tag", "tag_extras", "text", "beside", "undressed"),
    *("own_answers", "calls", "credentials", "docs", "absent", "told", "refused", "sound"),
    *("renamed", "lists"),
}


@dataclass(frozen=True)
class Tagged:
    """A value with a tag of its own.

    Attributes:
        tag: Without the exclamation mark.
        value: What stands behind it, with the tags inside.
    """

    tag: str
    value: Any


@dataclass(frozen=True)
class Feature:
    """One row of the table.

    Attributes:
        group: Its folder.
        name: Its file's name, which is also its tag and the folder of its paths.
        says: What it is about, in words.
        content: Everything in the file.
    """

    group: str
    name: str
    says: str
    content: Mapping[str, Any] = field(repr=False)

    @property
    def tag(self) -> str:
        """Its tag: not a word of every day, because the pipeline looks for uses of tags in code and pages."""
        return str(self.content.get("tag", f"f_{self.name}"))

    @property
    def python_tag(self) -> str:
        return str(self.content.get("python_tag", self.tag))

    @property
    def prefix(self) -> str:
        """What its paths begin with."""
        return f"/f/{self.name}"

    @property
    def calls(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.content.get("calls", [])
        return found

    @property
    def refused(self) -> dict[str, str] | None:
        return self.content.get("refused")

    @property
    def is_called(self) -> bool:
        """Whether it is built and called; else it only has to be refused, or to be found sound."""
        return "calls" in self.content

    @property
    def is_rename(self) -> bool:
        """Whether it renames something of the house's document, instead of adding to it."""
        return "renamed" in self.content

    @property
    def needs_own_document(self) -> bool:
        """Whether it changes the root so that nothing else can stand beside it."""
        return bool({"openapi", "swagger", "$self"} & self.content.get("root", {}).keys())


class _Loader(yaml.SafeLoader):
    """YAML without timestamps: what looks like a date is a text, as it is in JSON."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _tagged(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> Tagged:
    if isinstance(node, yaml.MappingNode):
        return Tagged(suffix, loader.construct_mapping(node, deep=True))
    if isinstance(node, yaml.SequenceNode):
        return Tagged(suffix, loader.construct_sequence(node, deep=True))
    assert isinstance(node, yaml.ScalarNode)
    return Tagged(suffix, str(loader.construct_scalar(node)))


_Loader.add_multi_constructor("!", _tagged)


def read(path: Path) -> Feature:
    """The feature of one file.

    Raises:
        ValueError: it has a member that nothing reads.
    """
    content = yaml.load(path.read_text(encoding="utf-8"), _Loader)
    if unknown := content.keys() - _KNOWN:
        raise ValueError(f"{path}: nothing reads {', '.join(sorted(unknown))}")
    if len({"calls", "refused", "sound"} & content.keys()) != 1:
        raise ValueError(f"{path}: say either `calls` or `refused`, or that it is `sound`")
    return Feature(path.parent.name, path.stem, content["says"], content)


@cache
def features() -> tuple[Feature, ...]:
    """All of them, by group and name."""
    found = tuple(read(path) for path in sorted(FEATURES.glob("*/*.yaml")))
    names = [feature.name for feature in found]
    assert len(names) == len(set(names)), "two features of one name"
    return found
