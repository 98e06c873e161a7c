"""The entry for CHANGELOG.md that the changes ask for, and the file itself.

The entry is a start: it names every change of the API and of the Python surface; people add why. Written into the
file, it fills the section of its version: what stands there already stays, what is missing is added.
"""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.changes.change import Change, Kind
from pipeline.changes.surface import SurfaceChange
from pipeline.fingerprint import ROOT

CHANGELOG = ROOT / "CHANGELOG.md"
_SHOWN_OPERATIONS = 4
_WORD = re.compile(r"\w+")
_OPERATION = re.compile(r"\w+\.\w+")


def entry(changes: list[Change], surface: list[SurfaceChange]) -> dict[Kind, list[str]]:
    """The lines of the entry by heading."""
    lines: dict[Kind, list[str]] = {kind: [] for kind in Kind if kind is not Kind.DOCUMENTED}
    for change in changes:
        if change.kind in lines:
            lines[change.kind].append(_line(change.is_breaking, f"`{change.subject}` {change.text}", change.operations))
    for other in surface:
        if other.kind in lines and not follows(other, changes):
            lines[other.kind].append(_line(other.is_breaking, f"Python: `{other.name}` {other.text}"))
    return {kind: found for kind, found in lines.items() if found}


def follows(change: SurfaceChange, changes: list[Change]) -> bool:
    """Whether a change of the Python surface is only what one of the API makes of it."""
    real = [other for other in changes if other.kind is not Kind.DOCUMENTED]
    parts = change.name.partition("(")[0].split(".")[1:]
    if parts[0] == "models" and len(parts) > 1:
        if change.kind is Kind.ADDED:
            return bool(real)  # models come from nowhere but the document
        return any(parts[1] in _WORD.findall(f"{other.subject} {other.text}") for other in real)
    reached = {operation for other in real for operation in other.operations}
    reached |= {word for other in real for word in _OPERATION.findall(f"{other.subject} {other.text}")}
    tags = {operation.partition(".")[0] for operation in reached}
    if parts[0] == "api" and len(parts) > 3:
        listed = re.sub(r"^iterate", "list", parts[3])  # devices.iterate and iterate_labels read pages of a list
        return bool({f"{parts[1]}.{listed}", f"{parts[1]}.{parts[3]}"} & reached)
    return parts[0] in ("api", "client") and parts[-1 if parts[0] == "client" else 1] in tags


def text(lines: dict[Kind, list[str]], version: str) -> str:
    """The entry as it stands in the file."""
    blocks = [f"## {version} (unreleased)"]
    for kind, found in lines.items():
        blocks.append(f"### {kind}\n\n" + "\n".join(found))
    return "\n\n".join(blocks) + "\n"


def section(version: str, path: Path = CHANGELOG) -> tuple[int, str, str] | None:
    """Line (from 1), heading and body of a version's section; None when there is none."""
    content = path.read_text(encoding="utf-8")
    heading = re.compile(rf"^## \[?{re.escape(version)}\]?(?![\w.]).*$", re.MULTILINE)
    if not (found := heading.search(content)):
        return None
    following = re.compile(r"^## ", re.MULTILINE).search(content, found.end())
    body = content[found.end() : following.start() if following else len(content)]
    return content.count("\n", 0, found.start()) + 1, found[0], body.strip("\n")


def write(lines: dict[Kind, list[str]], version: str, path: Path = CHANGELOG) -> bool:
    """Add to the section of this version what is missing in it; make the section when there is none.

    Returns:
        Whether the file has changed.
    """
    content = path.read_text(encoding="utf-8")
    known = section(version, path)
    if known is None:
        first = re.compile(r"^## ", re.MULTILINE).search(content)
        place = first.start() if first else len(content)
        new = f"{content[:place].rstrip()}\n\n{text(lines, version)}\n{content[place:]}".rstrip("\n") + "\n"
    else:
        _, heading, body = known
        grown = body
        for kind, found in lines.items():
            missing = [line for line in found if line not in grown]
            if missing and f"### {kind}\n" in f"{grown}\n":
                head, _, rest = f"{grown}\n".partition(f"### {kind}\n")
                grown = f"{head}### {kind}\n\n" + "\n".join(missing) + f"\n{rest.lstrip(chr(10))}"
            elif missing:
                grown = f"{grown.rstrip()}\n\n### {kind}\n\n" + "\n".join(missing)
        new = content.replace(f"{heading}\n\n{body}" if body else heading, f"{heading}\n\n{grown.strip()}", 1)
    if new == content:
        return False
    aside = path.with_name(f".{path.name}.new")
    aside.write_text(new, encoding="utf-8")
    aside.replace(path)
    return True


def _line(is_breaking: bool, what: str, operations: frozenset[str] = frozenset()) -> str:
    named = sorted(operations - {operation for operation in operations if f"`{operation}" in what})
    reach = ", ".join(f"`{name}`" for name in named[:_SHOWN_OPERATIONS])
    more = f" and {len(named) - _SHOWN_OPERATIONS} more" if len(named) > _SHOWN_OPERATIONS else ""
    return f"- {'**Breaking:** ' if is_breaking else ''}{what}{f' ({reach}{more})' if named else ''}."
