"""A second opinion on the document, from Redocly: its lint rules, and its bundle, which must be what ours is.

Redocly runs on the Node that comes from PyPI, from the lock file in pipeline/node, and asks the network for nothing.
Exit status 1 when there is any finding.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.fingerprint import GENERATED, ROOT
from pipeline.node_tools import INSTALLED, NodeToolError, run_node
from thingshub_document.source import DOCUMENT
from thingshub_document.yaml_file import shown

SETTINGS = ROOT / "pipeline" / "node" / "redocly.yaml"
DIFF_SETTINGS = SETTINGS.with_name("diff.yaml")


class RedoclyError(Exception):
    """Redocly itself failed; the text holds what it said."""


def lint(document: Path = DOCUMENT) -> list[str]:
    """What Redocly's rules find, one `file:line: what (rule) -- where to read about it` each.

    Raises:
        RedoclyError: it could not be run, or gave no report.
    """
    done = run("lint", "--config", str(SETTINGS), "--format", "json", "--max-problems", "1000", str(document))
    try:
        problems = json.loads(done.stdout)["problems"]
    except (ValueError, KeyError):
        raise RedoclyError(f"redocly lint gave no report: {done.stderr.strip() or done.stdout.strip()}") from None
    return [_line(problem) for problem in problems]


def bundle(document: Path = DOCUMENT, *, overlay: Path | None = None, without_unused: bool = False) -> Any:
    """The document as one, put together by Redocly; with an overlay applied, and without unused components, if asked.

    Raises:
        RedoclyError: it could not be run, or gave no document.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bundle.json"
        options = ["--overlay", str(overlay)] if overlay else []
        options += ["--remove-unused-components"] if without_unused else []
        done = run("bundle", "--config", str(SETTINGS), "--output", str(path), str(document), *options)
        if done.returncode or not path.exists():
            raise RedoclyError(f"redocly bundle failed: {done.stderr.strip()}")
        return json.loads(path.read_text(encoding="utf-8"))


class Verdict(NamedTuple):
    """A change that Redocly rates as breaking.

    Attributes:
        rule: Name of its rule.
        message: What it says.
        places: JSON pointers of the change, in the old and in the new document.
    """

    rule: str
    message: str
    places: tuple[str, ...]


def breaking_changes(old: Path, new: Path) -> list[Verdict]:
    """What `redocly diff` rates as breaking between two documents.

    Raises:
        RedoclyError: it could not be run, or gave no report.
    """
    done = run("diff", "--config", str(DIFF_SETTINGS), "--format", "json", "--fail-on", "none", str(old), str(new))
    if "No diff rules are on" in done.stderr:  # it would find nothing, and call that a success
        raise RedoclyError(f"redocly diff: {done.stderr.strip().splitlines()[0]}")
    try:
        changes = json.loads(done.stdout)["changes"]
    except (ValueError, KeyError):
        raise RedoclyError(f"redocly diff gave no report: {done.stderr.strip() or done.stdout.strip()}") from None
    return [
        Verdict(verdict["ruleId"], verdict["message"], tuple(_pointers(change)))
        for change in changes
        for verdict in change["verdicts"]
        if verdict["impact"] == "major"
    ]


def _pointers(change: dict[str, Any]) -> Iterator[str]:
    yield change["path"]
    for side in ("base", "revision"):
        if side in change:
            yield change[side]["pointer"]


def differences(ours: Any, theirs: Any, place: str = "#") -> list[str]:
    """Where two documents differ as data; nothing when only the order of keys does."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        lonely = [f"{place}/{key}: only in one of them" for key in sorted(ours.keys() ^ theirs.keys())]
        both = sorted(ours.keys() & theirs.keys())
        return lonely + [line for key in both for line in differences(ours[key], theirs[key], f"{place}/{key}")]
    if isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        pairs = enumerate(zip(ours, theirs, strict=True))
        return [line for index, (a, b) in pairs for line in differences(a, b, f"{place}/{index}")]
    return [] if ours == theirs else [f"{place}: {ours!r:.80} and {theirs!r:.80}"]


def run(*arguments: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run Redocly.

    Raises:
        RedoclyError: it cannot be run.
    """
    try:
        return run_node(
            INSTALLED / "node_modules" / "@redocly" / "cli" / "bin" / "cli.js", *arguments, environment=environment
        )
    except NodeToolError as error:
        raise RedoclyError(str(error)) from error


def _line(problem: dict[str, Any]) -> str:
    location: dict[str, Any] = next(iter(problem["location"]), {})
    path = (ROOT / location.get("source", {}).get("ref", "openapi")).resolve()
    line = location.get("start", {}).get("line", 1)
    message = " ".join(problem["message"].split())
    reference = problem.get("reference", "https://redocly.com/docs/cli/rules")
    return f"{shown(path)}:{line}: {message} ({problem['ruleId']}) -- see {reference}"


def main() -> int:
    try:
        found = lint()
        ours = json.loads((GENERATED / "openapi.json").read_text(encoding="utf-8"))
        found += [f"generated/openapi.json is not Redocly's bundle: {d}" for d in differences(ours, bundle())]
    except (RedoclyError, OSError) as error:
        found = [str(error)]
    for line in found:
        print(line, file=sys.stderr)
    if not found:
        print("Redocly: no errors, no warnings; its bundle and generated/openapi.json are the same document")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
