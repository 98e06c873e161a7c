"""Which features the pipeline refuses, and what it says of each; in process, without a build for each.

All of them stand in one document. Whatever is said of one is taken down and the feature left out, until nothing more is
said: the form comes before the specification, and that before the house's rules, as for anybody who mends a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.source import BrokenDocument, load
from pipeline.validate import findings
from tests.generator import workspace
from tests.generator.feature import Feature
from thingshub_document.reading import Document

_LINE = re.compile(r"^(?P<file>\S*?(?:resources/(?P<name>\w+)|thingshub)\.yaml):(?P<line>\d+): (?P<says>.*)$")


def said_of(features: Sequence[Feature], folder: Path) -> dict[str, list[str]]:
    """What is said of each feature, one finding a line, in the order in which they come."""
    found: dict[str, list[str]] = {feature.name: [] for feature in features}
    waiting = list(features)
    while waiting:
        lines = _findings(workspace.write_document(waiting, folder))
        said = {feature.name: [line for line in lines if _is_about(line, feature, folder)] for feature in waiting}
        refused = {name for name, about in said.items() if about}
        unclaimed = [line for line in lines if not any(line in about for about in said.values())]
        if unclaimed and not refused:
            raise AssertionError("said of none of the features:\n" + "\n".join(unclaimed))
        if not refused:
            break
        for name in refused:
            found[name] += said[name]
        waiting = [feature for feature in waiting if feature.name not in refused]
    return found


def problems(feature: Feature, lines: Sequence[str], folder: Path) -> Iterator[str]:
    """What is wrong with a refusal."""
    wanted: Mapping[str, str] = feature.refused or {}
    if not lines:
        yield "was not refused"
        return
    if len(lines) > 1:
        yield f"{len(lines)} findings for one fault: {'; '.join(lines)}"
    first = _LINE.match(lines[0])
    if first is None:
        yield f"does not begin with a file and a line: {lines[0]}"
        return
    text = _text_at(first, folder)
    places = [wanted["at"], *([wanted["or_at"]] if "or_at" in wanted else [])]
    if not any(place in text for place in places):
        yield f"refused at {first['file']}:{first['line']} ({text.strip()!r}), not at {' or '.join(places)!r}: {lines[0]}"
    if wanted["says"] not in first["says"]:
        yield f"does not say {wanted['says']!r}: {lines[0]}"
    if " -- " not in first["says"]:
        yield f"does not say what to do: {lines[0]}"
    if "Traceback" in lines[0] or "/tmp/" in lines[0]:
        yield f"shows its own inside: {lines[0]}"


def _findings(root: Path) -> list[str]:
    """Everything that is wrong with a document, each a line of its own."""
    try:
        source = load(root)
    except BrokenDocument as error:
        return str(error).splitlines()
    if found := findings(source):
        return [source.line(finding) for finding in found]
    complaints = Document(source.data, source.where).complaints()
    return [f"{source.where(c.place)}: {c.message} -- {c.remedy}" for c in complaints]


def _is_about(line: str, feature: Feature, folder: Path) -> bool:
    """Whether a finding stands in the feature's file, or at the line of the root that the feature names."""
    match = _LINE.match(line)
    if match is None:
        return False
    if match["name"]:
        return match["name"] == feature.name or f"{match['name']}.yaml" in feature.content.get("beside", {})
    wanted = feature.refused or {}
    changes_root = "root" in feature.content or "tag" in feature.content
    if not changes_root and f"resources/{feature.name}.yaml" not in line:
        return False
    return feature.needs_own_document or f"resources/{feature.name}.yaml" in line or (
        wanted.get("at", "\n") in _text_at(match, folder) or wanted.get("says", "\n") in line
    )


def _text_at(match: re.Match[str], folder: Path) -> str:
    path = folder / "resources" / f"{match['name']}.yaml" if match["name"] else folder / "thingshub.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    number = int(match["line"])
    return lines[number - 1] if number <= len(lines) else ""
