"""Whether the parts of a bundled document hold together: nothing left over, and no references in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from thingshub_document.references import Key, place_of
from thingshub_document.types import Place
from thingshub_document.yaml_file import YamlFile

_ROOT_ONLY = ("tags", "security", "servers", "jsonSchemaDialect")


def left_over(
    root: YamlFile,
    files: Iterable[YamlFile | None],
    used: set[tuple[Path, Place]],
    components: Mapping[Key, tuple[YamlFile, Place]],
) -> Iterator[str]:
    """What a file has and nothing refers to, which would be missing in silence.

    Args:
        root: The root file, of which all counts.
        files: Every file that was read.
        used: What something refers to, by file and place.
        components: Where the components of the bundle come from.
    """
    for file in files:
        if file is None or file is root or (file.path, ()) in used:
            continue
        for key in _ROOT_ONLY:
            if key in file.data:
                yield f"{file.where((key,))}: {key!r} counts in the root only -- move it to {root.mark.file}"
        for key in ("paths", "webhooks"):
            items = file.data.get(key)
            for name in items if isinstance(items, dict) else ():
                if (file.path, (key, name)) not in used:
                    where = file.where((key, name))
                    yield f"{where}: nothing refers to it -- remove it, or name it below {key} in {root.mark.file}"
        yield from _components(file, used, components)


def _components(
    file: YamlFile, used: set[tuple[Path, Place]], components: Mapping[Key, tuple[YamlFile, Place]]
) -> Iterator[str]:
    sections = file.data.get("components")
    for section, members in sections.items() if isinstance(sections, dict) else ():
        for name in members if isinstance(members, dict) else ():
            origin: Place = ("components", section, name)
            if (file.path, origin) in used:
                continue
            if (section, name) in components:
                known, place = components[section, name]
                yield f"{file.where(origin)}: {name!r} is a component in {known.where(place)} too -- rename one"
            else:
                yield f"{file.where(origin)}: nothing refers to it -- remove it, or use it"


def circles(data: dict[str, Any], components: Mapping[Key, tuple[YamlFile, Place]]) -> Iterator[str]:
    """Components that are nothing but references to each other."""
    done: set[int] = set()
    for (section, name), (file, origin) in components.items():
        seen: list[int] = []
        value: Any = data.get("components", {}).get(section, {}).get(name)
        while isinstance(value, dict) and isinstance(value.get("$ref"), str) and id(value) not in done:
            if id(value) in seen:
                yield f"{file.where(origin)}: {name!r} refers to itself in a circle -- write out what it stands for"
                break
            seen.append(id(value))
            value = _resolved(data, value["$ref"])
        done.update(seen)


def _resolved(data: dict[str, Any], reference: str) -> Any:
    value: Any = data
    for key in place_of(reference):
        value = value[int(key)] if isinstance(value, list) else value.get(key)
    return value
