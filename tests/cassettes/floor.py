"""What the cassettes show of the document may only rise: `tests/coverage-floor` names what they do not show.

The file has the numbers, for people, and below each the names of what no cassette shows. Whatever is not shown now and
is not named there was lost, or is new in the document: either is red. A name that has come to be shown leaves the file
with the next `nox -s record`; one is added by hand only, where a reviewer sees it.
"""

from __future__ import annotations

from pathlib import Path

from tests.cassettes.coverage import DIMENSIONS, Coverage, Names

FILE = Path(__file__).parents[1] / "coverage-floor"
_HEAD = """\
# How much of the document the cassettes show, and what they do not. It may only rise: `nox -s record` takes names out.
"""


def lost(found: Coverage, file: Path = FILE) -> Names:
    """What is not shown although the file does not name it, by dimension; empty sets when nothing is lost."""
    allowed = _read(file)
    return {dimension: names - allowed[dimension] for dimension, names in found.missing.items()}


def can_rise(found: Coverage, file: Path = FILE) -> bool:
    """Whether the file names something that is shown now, or has other numbers."""
    return _written(found, _read(file)) != file.read_text(encoding="utf-8")


def rise(found: Coverage, file: Path = FILE) -> None:
    """Take out of the file what is shown now; nothing is added to it, except to a new file."""
    allowed = _read(file) if file.exists() else found.missing
    file.write_text(_written(found, allowed), encoding="utf-8")


def _written(found: Coverage, allowed: Names) -> str:
    lines = [_HEAD]
    for dimension in DIMENSIONS:
        lines.append(f"{dimension}: {len(found.shown[dimension])} of {len(found.there[dimension])}\n")
        lines += [f"  {name}\n" for name in sorted(found.missing[dimension] & allowed[dimension])]
    return "".join(lines)


def _read(file: Path) -> Names:
    names: Names = {dimension: set() for dimension in DIMENSIONS}
    dimension = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            names[dimension].add(line.strip())
        elif not line.startswith("#"):
            dimension = line.partition(":")[0]
            if dimension not in names:
                raise ValueError(f"{file.name}: {dimension!r} is none of {', '.join(DIMENSIONS)}")
    return names
