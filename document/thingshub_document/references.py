"""References: how they are written, and what they point at in the file that has them."""

from __future__ import annotations

import difflib
import functools
import re
from typing import Any, NamedTuple
from urllib.parse import unquote

from thingshub_document.types import Place
from thingshub_document.yaml_file import Mark, YamlFile

_SILENT = ("responses", "content", "schema", "properties", "items")
Key = tuple[str, str]  # section and name of a component


class Target(NamedTuple):
    """What a reference points at: a place of a file, the component it is in the bundle, and the way on inside it."""

    file: YamlFile
    origin: Place
    key: Key
    rest: Place = ()


@functools.cache
def place_of(reference: str) -> Place:
    """The path of keys of a local reference such as `#/components/schemas/Device`."""
    return tuple(_decoded(part) for part in reference.removeprefix("#/").split("/"))


def _decoded(part: str) -> str:
    return (unquote(part) if "%" in part else part).replace("~1", "/").replace("~0", "~")


def pointer_to(place: Place) -> str:
    """The local reference to a path of keys."""
    return "#/" + "/".join(_encoded(part) for part in place)


def _encoded(part: str | int) -> str:
    """A key in a pointer, which is the fragment of a URL: a percent sign of the key itself is encoded too."""
    return str(part).replace("~", "~0").replace("/", "~1").replace("%", "%25")


def value_at(file: YamlFile, place: Place) -> tuple[Any, Mark | int]:
    """The value at a place of a file, and its mark; raises LookupError, TypeError or ValueError when it has none."""
    value: Any = file.data
    mark: Mark | int = file.mark
    for part in place:
        key: Any = int(part) if isinstance(value, list) else part
        value = value[key]
        mark = mark.children[key] if isinstance(mark, Mark) else mark
    return value, mark


def closest(file: YamlFile, place: Place, reference: str) -> str:
    """What may have been meant by a reference to nothing."""
    try:
        siblings = list(value_at(file, place[:-1])[0])
    except (LookupError, TypeError, ValueError):
        siblings = []
    close = difflib.get_close_matches(str(place[-1]), map(str, siblings), n=1) if place else []
    if not close:
        return "mend the name or add the component"
    return f"write {reference.rpartition('/')[0]}/{_encoded(close[0])}, or add the component"


def name_after(place: Place) -> str:
    """A name for what stands in a path, e.g. `DevicesGet200` for the schema of an answer."""
    parts = [str(part) for part in place[1:] if (part not in _SILENT and "/" not in str(part)[1:]) or part is place[1]]
    words = re.findall(r"[A-Za-z0-9]+", " ".join(parts))
    return "".join(word[0].upper() + word[1:] for word in words) or "Shared"


def named_schemas(file: YamlFile) -> dict[str, Any]:
    components = file.data.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else None
    return schemas if isinstance(schemas, dict) else {}
