# pyright: standard
# Walks documents, which have no types; mypy is strict here too.
"""Which features the pipeline refuses, and what it says of each; in process, without a build for each.

All of them stand in one document. Whatever is said of one is taken down and the feature left out, until nothing more is
said: the form comes before the specification, and that before the house's rules, as for anybody who mends a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.validate import findings

from tests.generator import workspace
from tests.generator.feature import Feature
from thingshub_document.reading import Document
from thingshub_document.source import BrokenDocument, load

_LINE = re.compile(r"^(?P<file>\S*?(?:resources/(?P<name>\w+)|thingshub)\.yaml):(?P<line>\d+): (?P<says>.*)$")


class Said(NamedTuple):
    """One finding.

    Attributes:
        whole: The line as a person sees it.
        text: What stands in the document at the place that it names; empty when it names none.
        name: The resource that it names; empty for the root, or for none.
        message: What is wrong.
        remedy: What to do; empty when it does not say.
    """

    whole: str
    text: str
    name: str
    message: str
    remedy: str


def said_of(features: Sequence[Feature], folder: Path) -> dict[str, list[Said]]:
    """What is said of each feature, in the order in which it comes."""
    found: dict[str, list[Said]] = {feature.name: [] for feature in features}
    waiting = list(features)
    while waiting:
        lines = dict.fromkeys(_findings(workspace.write_document(waiting, folder)))
        all_said = [said(line, folder) for line in lines]
        about = {feature.name: [entry for entry in all_said if _is_about(entry, feature)] for feature in waiting}
        refused = {name for name, entries in about.items() if entries}
        if all_said and not refused and len(waiting) > 1:  # nobody knows whose they are: look at each by itself
            return found | {name: more for feature in waiting for name, more in said_of([feature], folder).items()}
        if not refused:
            found[waiting[0].name] += all_said
            break
        for name in refused:
            found[name] += about[name]
        waiting = [feature for feature in waiting if feature.name not in refused]
    return found


def problems(feature: Feature, found: Sequence[Said]) -> Iterator[str]:
    """What is wrong with a refusal, or with the lack of one."""
    wanted = feature.refused
    if wanted is None:
        yield from (f"is sound, but refused: {entry.whole}" for entry in found)
        return
    if not found:
        yield "was not refused"
        return
    if len(found) > 1:
        yield f"{len(found)} findings for one fault: {'; '.join(entry.whole for entry in found)}"
    first = found[0]
    places = [wanted["at"], *([wanted["or_at"]] if "or_at" in wanted else [])]
    if not any(place in first.text for place in places):
        yield f"refused at {first.text.strip()!r}, not at {' or '.join(map(repr, places))}: {first.whole}"
    if wanted["says"] not in first.message:
        yield f"does not say {wanted['says']!r}: {first.whole}"
    if not first.remedy or first.remedy.startswith("see "):
        yield f"does not say what to write instead: {first.whole}"
    if wanted.get("remedy", "") not in first.remedy:
        yield f"does not say to write {wanted['remedy']!r}: {first.whole}"
    if "Traceback" in first.whole or "/tmp/" in first.whole:
        yield f"shows its own inside: {first.whole}"


def _findings(root: Path) -> list[str]:
    """Everything that is wrong with a document, each a line of its own."""
    try:
        source = load(root)
        if found := findings(source):
            return [source.line(finding) for finding in found]
        complaints = Document(source.data, source.where).complaints()
    except BrokenDocument as error:
        return str(error).splitlines()
    except Exception as error:  # a traceback is what nobody may ever see
        return [f"Traceback: {type(error).__name__}: {error}".splitlines()[0]]
    return [f"{source.where(c.place)}: {c.message} -- {c.remedy}" for c in complaints]


def said(line: str, folder: Path) -> Said:
    """One line that the pipeline printed; `folder` holds the document's root."""
    match = _LINE.match(line)
    if match is None:
        return Said(line, "", "", line, "")
    path = folder / "resources" / f"{match['name']}.yaml" if match["name"] else folder / "thingshub.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    number = int(match["line"])
    message, _, remedy = match["says"].rpartition(" -- ") if " -- " in match["says"] else (match["says"], "", "")
    return Said(line, lines[number - 1] if number <= len(lines) else "", match["name"] or "", message, remedy)


def _is_about(said: Said, feature: Feature) -> bool:
    """Whether a finding stands in the feature's file, or in the root at the line that the feature names."""
    if said.name:
        return said.name == feature.name or f"{said.name}.yaml" in feature.content.get("beside", {})
    if f"resources/{feature.name}.yaml" in said.whole or (feature.needs_own_document and said.text):
        return True
    changes_root = "root" in feature.content or "tag" in feature.content
    return changes_root and (feature.refused or {"at": "\n"})["at"] in said.text
