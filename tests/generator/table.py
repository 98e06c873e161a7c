"""`docs/generator.md`: what the generator can say, a line for each feature, with what came of it.

`python -m tests.generator.table --write` runs all features and writes the page; a test holds it against the files.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from tests.generator import running
from tests.generator.feature import Feature, features

PAGE = Path(__file__).parent.parent.parent / "docs" / "generator.md"
_GROUPS = {
    "parameters": "Parameters",
    "bodies": "Bodies",
    "answers": "Answers",
    "schemas": "Schemas",
    "security": "Security and servers",
    "paging": "Paging",
    "names": "Tags and names",
    "versions": "Versions of OpenAPI",
    "rest": "Everything else of OpenAPI 3.1 and JSON Schema",
    "files": "Files and the rules of the house",
}
_HEAD = """# What the generator can say

A change of `openapi/` gives a right SDK, or it is refused with the line of the document and what to write instead.
There is no third way. Each line below is a small document of its own in `tests/generator/features/`. Those that are
right are built, and called sync and async in Python and in TypeScript against a server that keeps every byte: the
request is held against what RFC 6570, RFC 7578, RFC 3986 and the tables of OpenAPI demand, the value that comes back
against what the document says. Those that are refused are refused at that line, with one finding.

`nox -s generator` runs them; `python -m tests.generator.table --write` writes this page from the run.

"""


def verdict(feature: Feature, problems: Sequence[str]) -> str:
    """What the table says of a feature."""
    if problems:
        return "**wrong**"
    if feature.refused:
        return "refused, with its line"
    return "right; the rest is told at build time" if feature.content.get("told") else "right"


def page(problems: dict[str, list[str]]) -> str:
    """The whole page."""
    verdicts = {feature.name: verdict(feature, problems[feature.name]) for feature in features()}
    right = sum(found.startswith("right") for found in verdicts.values())
    refused = sum(found.startswith("refused") for found in verdicts.values())
    wrong = len(verdicts) - right - refused
    text = _HEAD + "| verdict | features |\n| --- | ---: |\n"
    text += f"| right | {right} |\n| refused, with its line | {refused} |\n| green and wrong | {wrong} |\n"
    for group, title in _GROUPS.items():
        text += f"\n## {title}\n\n| what a document says | file | what comes of it |\n| --- | --- | --- |\n"
        for feature in features():
            if feature.group == group:
                says = feature.says.replace("|", "\\|")
                text += f"| {says[0].upper()}{says[1:]} | `{group}/{feature.name}` | {verdicts[feature.name]} |\n"
    return text


def main() -> int:
    text = page(running.problems())
    if "--write" in sys.argv:
        PAGE.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
