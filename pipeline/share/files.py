"""How files of dist/ are written: the same bytes on every machine, JSON and YAML that every reader reads the same."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import yaml

from thingshub_document.yaml_file import is_text

SUMS = "SHA256SUMS"


def write_text(path: Path, text: str) -> None:
    """A text file, in UTF-8 and with line feeds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def write_json(path: Path, value: Any) -> None:
    """JSON in the order of the document."""
    write_text(path, json.dumps(value, indent=2, ensure_ascii=False) + "\n")


def write_yaml(path: Path, value: Any) -> None:
    """YAML in the order of the document; whatever a reader of YAML 1.1 or 1.2 could take for another type is quoted."""
    write_text(path, yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120))


def write_sums(folder: Path) -> None:
    """The digests of all files in it, as `sha256sum --check` reads them."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != SUMS)
    lines = (
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}" for path in files
    )
    write_text(folder / SUMS, "".join(f"{line}\n" for line in lines))


def referred_schemas(schema: Any, components: dict[str, Any]) -> list[str]:
    """The components that a schema refers to, directly or not, in order of first use."""
    found = _referred(schema)
    for each in found:  # grows while it is read
        found += [other for other in _referred(components[each]) if other not in found]
    return found


def with_references(value: Any, prefix: str) -> Any:
    """A copy whose references to components of the document start with another prefix."""
    if isinstance(value, list):
        return [with_references(entry, prefix) for entry in value]
    if not isinstance(value, dict):
        return value
    return {
        key: prefix + child.rpartition("/")[2]
        if key == "$ref" and isinstance(child, str) and "#/components/schemas/" in child
        else {name: prefix + ref.rpartition("/")[2] for name, ref in child.items()}
        if key == "mapping" and isinstance(child, dict)
        else with_references(child, prefix)
        for key, child in value.items()
    }


def _referred(value: Any) -> list[str]:
    if isinstance(value, list):
        return list(dict.fromkeys(name for entry in value for name in _referred(entry)))
    if not isinstance(value, dict):
        return []
    own = [value["$ref"].rpartition("/")[2]] if isinstance(value.get("$ref"), str) else []
    return list(dict.fromkeys([*own, *(name for child in value.values() for name in _referred(child))]))


class _Dumper(yaml.SafeDumper):
    """PyYAML's own, which quotes for YAML 1.1, and quotes what YAML 1.2 takes for a number too."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None if is_text(text) else "'"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
