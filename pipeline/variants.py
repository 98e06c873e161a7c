"""Make the document's variants: each overlay in `overlays/spec/` applied to it, checked, written to `dist/variants/`.

An overlay that says `x-remove-unused: true` also loses the components and tags that only removed operations used, as
`redocly bundle --remove-unused-components` would do it. All variants are made before the first one is written.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from pipeline import overlay
from pipeline.fingerprint import ROOT
from pipeline.overlay import BadOverlay, Overlay
from pipeline.validate import findings
from thingshub_document.grammar import nodes
from thingshub_document.reading import Document
from thingshub_document.source import BrokenDocument, Place, Source, load, place_of
from thingshub_document.yaml_file import shown

OVERLAYS = ROOT / "overlays" / "spec"
VARIANTS = ROOT / "dist" / "variants"


def variant(document: dict[str, Any], source: Overlay) -> dict[str, Any]:
    """The document as one overlay changes it.

    Raises:
        BadOverlay: it does not fit the document, or the result is not sound: OpenAPI 3.1, and the house rules.
    """
    changed = overlay.apply(document, source)
    if source.extensions.get("x-remove-unused"):
        changed = without_unused(changed)
    result = Source(source.path, changed)
    if problems := [result.line(finding) for finding in findings(result)]:
        raise BadOverlay("\n".join(f"{problem} (in what these actions make)" for problem in problems))
    return changed


def without_unused(document: dict[str, Any]) -> dict[str, Any]:
    """The document without components that nothing outside the components leads to, and without unused tags."""
    refers: dict[Place, set[Place]] = defaultdict(set)  # by component, or () for all the rest: the components it names
    for _, place, node in nodes(document):
        references = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
        references += node.get("discriminator", {}).get("mapping", {}).values()
        refers[place[:3] if place[:1] == ("components",) else ()] |= {place_of(found)[:3] for found in references}
    used: set[Place] = set()
    waiting: list[Place] = [()]
    while waiting:
        found = refers[waiting.pop()] - used
        used |= found
        waiting += found
    kept = {
        section: {
            name: value
            for name, value in members.items()
            if section == "securitySchemes" or ("components", section, name) in used
        }
        for section, members in document["components"].items()
    }
    tags = Document(document).tags
    return document | {
        "components": {section: members for section, members in kept.items() if members},
        "tags": [tag for tag in document["tags"] if tag["name"] in tags],
    }


def main() -> int:
    parser = argparse.ArgumentParser(prog="nox -s variants --", description=__doc__)
    parser.add_argument("--into", type=Path, default=VARIANTS, help="another folder than dist/variants")
    into: Path = parser.parse_args().into
    try:
        document = load().data
        made = {path.stem: variant(document, overlay.load(path)) for path in sorted(OVERLAYS.glob("*.yaml"))}
    except (BrokenDocument, BadOverlay) as error:
        print(error, file=sys.stderr)
        return 1
    into.mkdir(parents=True, exist_ok=True)
    for name, changed in made.items():
        aside = into / f".{name}.json.new"
        aside.write_text(json.dumps(changed, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        aside.replace(into / f"{name}.json")
        count = len(Document(changed).operation_ids)
        print(f"{shown(into / f'{name}.json')}: {count} operations, {len(changed['components']['schemas'])} schemas")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
