"""Large documents of a known size: copies of the house's own operations under other paths, tags and schema names.

What is measured on them is what the house document would cost if it were that large: the copies are YAML files like
its own, with the same comments, references between files, examples and evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from thingshub_document.source import DOCUMENT

_OPERATION = re.compile(r"(?m)^      operationId: (?:\w+)\.\w+$")
_REFERENCE = re.compile(r"'([\w./]*)#/components/(\w+)/(\w+)'")
_COMPONENT = re.compile(r"(?m)^    (\w+):(?= *$)")
_IDENTIFIER = re.compile(r"(?m)^( +(?:operationId|predecessor|successor): )(\w+)\.")
_TAGS = re.compile(r"(?m)^( +tags: )\[(\w+)\]$")
_CLAIMS = re.compile(r"((?:documented|inferred): \[)([^]]*)\]")
_PATH = re.compile(r"(?m)^  (/[^:\n]*):$")


def scaled(operations: int, into: Path) -> Path:
    """Write a document with this many operations below paths.

    Args:
        operations: At least as many as the house document has.
        into: The folder that gets `openapi/`.

    Returns:
        The root file.
    """
    folder = DOCUMENT.parent
    files = {path.stem: path.read_text(encoding="utf-8") for path in sorted((folder / "resources").glob("*.yaml"))}
    files = {name: text for name, text in files.items() if "\npaths:" in text}
    own = sum(_count(text) for text in files.values())
    if operations < own:
        raise ValueError(f"expected at least {own} operations, got {operations}")
    target = into / "openapi"
    (target / "resources").mkdir(parents=True, exist_ok=True)
    for path in (folder / "shared.yaml", *(folder / "resources").glob("*.yaml")):
        (target / path.relative_to(folder)).write_bytes(path.read_bytes())
    paths: list[str] = []
    tags: list[str] = []
    for number, names in enumerate(_copies(operations - own, files), start=2):
        for name in names:
            text = _renamed(files[name], number)
            (target / "resources" / f"{name}_c{number}.yaml").write_text(text, encoding="utf-8")
            tags.append(f"  - name: {name}_c{number}\n    description: Copy {number} of {name}.\n")
            for path in _PATH.findall(text):
                pointer = path.replace("~", "~0").replace("/", "~1")
                paths.append(f"  {path}:\n    $ref: resources/{name}_c{number}.yaml#/paths/{pointer}\n")
    root = DOCUMENT.read_text(encoding="utf-8")
    root = root.replace("\npaths:\n", f"\npaths:\n{''.join(paths)}").replace("\npaths:", f"{''.join(tags)}\npaths:", 1)
    (target / DOCUMENT.name).write_text(root, encoding="utf-8")
    return target / DOCUMENT.name


def _copies(missing: int, files: dict[str, str]) -> Iterator[list[str]]:
    """What each copy consists of: all files while they fit, then the largest that stand on their own."""
    sizes = {name: _count(text) for name, text in files.items()}
    alone = sorted((name for name in files if _stands_alone(files[name])), key=lambda name: -sizes[name])
    chosen: list[str]
    while missing:
        if missing >= sum(sizes.values()):
            chosen = list(files)
        else:
            chosen = []
            left = missing
            for name in alone:
                if sizes[name] <= left:
                    chosen.append(name)
                    left -= sizes[name]
        missing -= sum(sizes[name] for name in chosen)
        yield chosen


def _count(text: str) -> int:
    return len(_OPERATION.findall(text.partition("\ncomponents:")[0]))


def _stands_alone(text: str) -> bool:
    """Whether no other resource is named, and every component of the file is used in it."""
    uses = {(section, name) for file, section, name in _REFERENCE.findall(text) if not file}
    elsewhere = {file for file, _, _ in _REFERENCE.findall(text)} - {"", "../shared.yaml"}
    own = set(_COMPONENT.findall(text.partition("\ncomponents:")[2]))
    return not elsewhere and "successor:" not in text and "predecessor:" not in text and own == {n for _, n in uses}


def _renamed(text: str, number: int) -> str:
    """The file with its own suffix on every name that it declares, and on those of its siblings that it uses."""

    def reference(found: re.Match[str]) -> str:
        file, section, name = found.groups()
        if file == "../shared.yaml":
            return found[0]
        return (
            f"'{file.removesuffix('.yaml')}_c{number}.yaml#/components/{section}/{name}C{number}'"
            if file
            else (f"'#/components/{section}/{name}C{number}'")
        )

    def listed(found: re.Match[str]) -> str:
        return found[1] + ", ".join(f"{name}C{number}" if name in own else name for name in found[2].split(", ")) + "]"

    own = set(_COMPONENT.findall(text.partition("\ncomponents:")[2]))
    head, section, components = text.partition("\ncomponents:")
    head = _PATH.sub(lambda found: f"  /c{number}{found[1]}:", head)
    head = _IDENTIFIER.sub(rf"\g<1>\g<2>_c{number}.", head)
    head = _TAGS.sub(rf"\g<1>[\g<2>_c{number}]", head)
    components = _COMPONENT.sub(rf"    \g<1>C{number}:", components)
    return _REFERENCE.sub(reference, head + section + _CLAIMS.sub(listed, components))
