"""Hold the document against a tenant. Exit status: 0 as documented, 1 differences, 2 it could not be verified.

Address and credentials come from THINGSHUB_URL, THINGSHUB_USERNAME and so on, as for the SDK. Nothing is written to
the tenant unless --allow-writes says so.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from pipeline.verify import proposing, report, swagger
from pipeline.verify.asking import Asker, TooManyRequests
from pipeline.verify.checking import problems_after
from pipeline.verify.difference import Difference
from pipeline.verify.inspection import Inspection
from pipeline.verify.probing import Prober
from pipeline.verify.reading import Reader
from pipeline.verify.writing import Writer
from thingshub.errors import ThingsHubError
from thingshub_document.reading import Document
from thingshub_document.source import DOCUMENT, BrokenDocument, load

_PROGRESS_SECONDS = 5.0


def main(arguments: list[str] | None = None) -> int:
    """Verify; returns the exit status."""
    options = options_of(arguments)
    try:
        source = load(options.document)
        inspection = Inspection(Document(source.data, source.where))
        unknown = options.only - inspection.document.tags.keys()
        if unknown:
            print(f"--only: there is no tag {', '.join(sorted(unknown))}", file=sys.stderr)
            return 2
        asker = Asker(
            options.url,
            api_profile=options.api_profile,
            per_second=options.per_second,
            most_requests=options.most_requests,
            may_write=options.allow_writes,
        )
        try:
            asker.log_in()
            more, found_at = _inspect(inspection, asker, options)
        finally:
            asker.close()
    except (ThingsHubError, BrokenDocument) as error:
        print(error, file=sys.stderr)
        return 2
    proposal = proposing.propose(
        inspection, more, options.document.parent, is_evidence=proposing.is_evidence(asker.host)
    )
    for line in report.text(inspection, proposal, host=asker.host, sent=asker.sent, swagger=found_at):
        print(line)
    if options.json:
        told = report.as_json(inspection, proposal, host=asker.host, sent=asker.sent, swagger=found_at)
        _write(options.json, json.dumps(told, indent=2, ensure_ascii=False) + "\n")
    patch = proposal.edits.patch()
    if patch:
        _tell_patch(options.patch, patch, problems_after(proposal.edits, options.document))
    return 1 if proposal.differences else 0


def _inspect(inspection: Inspection, asker: Asker, options: argparse.Namespace) -> tuple[list[Difference], str | None]:
    """Read, ask, and compare the tenant's own document: its differences, and where it is."""
    progress = _Progress(asker)
    reader = Reader(inspection, asker, most_items=options.items, progress=progress)
    more: list[Difference] = []
    found_at = None
    try:
        if found := swagger.find(asker):
            found_at = found[0]
            more = list(swagger.differences(inspection.document, found[1], asker.product))
        reader.read(options.only)
        Prober(inspection, asker, reader, progress=progress).probe(reader.readable(options.only))
        if options.allow_writes:
            Writer(inspection, asker, progress=progress).write(options.only)
    except TooManyRequests as error:
        print(f"stopped early: {error}; raise --most-requests to see all", file=sys.stderr)
    return more, found_at


class _Progress:
    """Says on standard error how far it is, every few seconds."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker
        self._last = time.monotonic()

    def __call__(self, what: str) -> None:
        if time.monotonic() - self._last >= _PROGRESS_SECONDS:
            self._last = time.monotonic()
            print(f"… {self._asker.sent} requests, now {what}", file=sys.stderr, flush=True)


def _tell_patch(path: Path | None, patch: str, problems: list[str]) -> None:
    if path is None:
        print(f"the proposed edits change {patch.count('--- a/')} files: write them with --patch FILE")
        return
    _write(path, patch)
    print(f"{path}: review it, then `git apply {path}` and `nox`")
    for problem in problems:
        print(f"  to mend after it is applied: {problem}")


def _write(path: Path, content: str) -> None:
    part = path.with_name(f"{path.name}.part")
    part.write_text(content, encoding="utf-8")
    part.replace(path)


def options_of(arguments: list[str] | None) -> argparse.Namespace:
    """The command's options."""
    parser = argparse.ArgumentParser(prog="nox -s verify --", description=__doc__)
    parser.add_argument("--url", help="the tenant's address; else THINGSHUB_URL")
    parser.add_argument("--api-profile", help="the tenant's product, e.g. 7.0; else THINGSHUB_API_PROFILE")
    parser.add_argument("--only", default=frozenset(), type=_tags, metavar="TAGS", help="tags, e.g. devices,sites")
    parser.add_argument("--items", default=3, type=_count, help="how many entries of a list to follow (3)")
    parser.add_argument("--per-second", default=5.0, type=_rate, help="requests a second at most (5)")
    parser.add_argument("--most-requests", default=600, type=_count, help="requests at most (600)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the report as JSON too")
    parser.add_argument("--patch", type=Path, metavar="FILE", help="write the proposed edits as a unified diff")
    parser.add_argument("--allow-writes", action="store_true", help="also create, change and delete entries of its own")
    parser.add_argument("--document", default=DOCUMENT, type=Path, help="another root file than openapi/thingshub.yaml")
    return parser.parse_args(arguments)


def _tags(text: str) -> frozenset[str]:
    return frozenset(tag.strip() for tag in text.split(",") if tag.strip())


def _count(text: str) -> int:
    if (value := int(text)) < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return value


def _rate(text: str) -> float:
    if not 0 < (value := float(text)) <= 1000:
        raise argparse.ArgumentTypeError("must be more than 0, and at most 1000")
    return value


if __name__ == "__main__":
    raise SystemExit(main())
