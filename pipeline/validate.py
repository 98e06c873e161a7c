"""Check the document and say everything that is wrong with it at once, each with file:line and what to do.

First the form (YAML, references), because the other checks need it; then the specification; then the house rules, which
a document of others (`--foreign`) is not held to. Exit status 1 when there is any finding. What the document says and
the SDK does not act on is told as a note, and changes nothing.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pipeline.rules import HOUSE_FORM, HOUSE_RULES, SPECIFICATION, STAGES
from thingshub_document.notes import notes
from thingshub_document.schema_tools import operations
from thingshub_document.source import DOCUMENT, BrokenDocument, Finding, Source, load


def findings(source: Source, *, house: bool = True) -> list[Finding]:
    """Everything wrong with the document; an empty list when it is sound.

    Args:
        house: Whether to hold it to the rules of this house too.
    """
    for stage in (*STAGES[:-1], (*STAGES[-1], *(HOUSE_FORM if house else ()))):
        if found := [finding for rule in stage for finding in rule(source)]:
            return found
    rules = (*SPECIFICATION, *HOUSE_RULES) if house else SPECIFICATION
    return [finding for rule in rules for finding in rule(source)]


def check(path: Path = DOCUMENT, *, house: bool = True) -> Source:
    """Load and check the document.

    Args:
        house: Whether to hold it to the rules of this house too; what others wrote is held to the specification only.

    Returns:
        The document, sound.

    Raises:
        BrokenDocument: with one `file:line: what -- what to do` a line.
    """
    source = load(path)
    found = dict.fromkeys(source.line(finding) for finding in findings(source, house=house))
    if found:
        raise BrokenDocument("\n".join(sorted(found, key=_by_place)))
    return source


def _by_place(line: str) -> tuple[str, int]:
    """File and line of a finding: whoever mends them goes through each file once."""
    file, number, _ = line.split(":", 2)
    return file, int(number) if number.isdigit() else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("document", type=Path, nargs="?", default=DOCUMENT, help="another one than the house's own")
    parser.add_argument("--foreign", action="store_true", help="leave out the rules of this house")
    arguments = parser.parse_args()
    try:
        source = check(arguments.document, house=not arguments.foreign)
    except BrokenDocument as error:
        print(error, file=sys.stderr)
        print(f"\n{len(str(error).splitlines())} finding(s); nothing was generated.", file=sys.stderr)
        return 1
    for note in notes(source):
        print(f"{source.where(note.place)}: note: {note.message} -- {note.remedy}", file=sys.stderr)
    count = sum(1 for _ in operations(source))
    named = len(source.data.get("components", {}).get("schemas", {}))
    print(f"{source.where(())}: sound, {count} operations, {named} schemas")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
