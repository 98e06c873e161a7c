"""Redocly beside our own: both differs over all variants, both appliers over all cases of overlays.

What Redocly alone misses is written down, so that an upgrade that sees more, or less, is noticed.
"""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pipeline import overlay, redocly, variants
from pipeline.changes import api, opinions
from pipeline.redocly import RedoclyError, Verdict, breaking_changes, bundle, differences

from tests.changes.overlay_cases import BASE, CASES, written
from tests.changes.variants import NAMES, original, variant
from thingshub_document.source import load

MISSED_BY_REDOCLY = {
    *(
        "answer-raises-another-error",
        "answer-enum-value-removed",
        "answer-field-write-only",
        "discriminator-changed",
        "open-enum-value-removed",
    ),
    *("path-parameter-renamed", "product-dropped", "query-parameter-default-added", "request-field-default-added"),
    *("request-field-read-only", "schema-removed-and-inlined", "security-added"),
}
FALSE_ALARMS_OF_REDOCLY = {"open-union-member-added"}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Verdict]]:
    """What Redocly calls breaking, by variant."""
    folder = tmp_path_factory.mktemp("variants")
    (folder / "original").write_text(json.dumps(original().data))

    def ask(name: str) -> list[Verdict]:
        (folder / name).write_text(json.dumps(variant(name).document.data))
        return breaking_changes(folder / "original", folder / name)

    with ThreadPoolExecutor() as pool:
        return dict(zip(NAMES, pool.map(ask, NAMES), strict=True))


def test_both_together_miss_nothing_and_raise_no_false_alarm(verdicts: dict[str, list[Verdict]]) -> None:
    missed: list[str] = []
    false_alarms: list[str] = []
    unmatched: list[str] = []
    for name in NAMES:
        expected = variant(name)
        changes = api.compare(original(), expected.document)
        found = opinions.compare(changes, verdicts[name], expected.document)
        missed += [name] if expected.is_breaking and not found.is_breaking else []
        false_alarms += [name] if found.is_breaking and not expected.is_breaking else []
        unmatched += [name] if found.theirs else []
    assert (missed, false_alarms) == ([], [])
    assert unmatched == [], "where both call something breaking, it is the same thing"


def test_what_redocly_alone_misses_is_known(verdicts: dict[str, list[Verdict]]) -> None:
    assert {name for name in NAMES if variant(name).is_breaking and not verdicts[name]} == MISSED_BY_REDOCLY
    assert {name for name in NAMES if verdicts[name] and not variant(name).is_breaking} == FALSE_ALARMS_OF_REDOCLY


def test_who_is_alone_with_an_opinion_is_told(verdicts: dict[str, list[Verdict]]) -> None:
    def opinion(name: str) -> opinions.Opinions:
        document = variant(name).document
        return opinions.compare(api.compare(original(), document), verdicts[name], document)

    agreed = opinion("answer-field-removed")
    assert ([change.subject for change in agreed.both], agreed.ours, agreed.theirs) == (["Device.last_seen_at"], [], [])
    assert [change.subject for change in opinion("request-field-default-added").ours] == ["ApiKeyCreate.name"]
    assert {verdict.rule for verdict in opinion("open-union-member-added").aside} >= {"schema-combinator-changed"}
    harmless = variant("answer-field-added").document
    alone = opinions.compare(api.compare(original(), harmless), verdicts["answer-field-removed"], harmless)
    assert [verdict.rule for verdict in alone.theirs] == ["property-removed"]
    assert alone.is_breaking, "Redocly alone is enough"


def test_a_diff_without_rules_is_no_verdict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its rules Redocly finds nothing and passes: that must not look like agreement."""
    monkeypatch.setattr(redocly, "DIFF_SETTINGS", redocly.SETTINGS)
    (tmp_path / "a").write_text(json.dumps(original().data))
    with pytest.raises(RedoclyError, match="No diff rules are on"):
        breaking_changes(tmp_path / "a", tmp_path / "a")


def test_both_appliers_give_the_same(tmp_path: Path) -> None:
    assert len(CASES) >= 20

    def differs(name: str) -> list[str]:
        folder = tmp_path / name.replace(" ", "-")
        folder.mkdir()
        (folder / "base.json").write_text(json.dumps(BASE))
        path = written(folder, *CASES[name].actions)
        return differences(overlay.apply(BASE, overlay.load(path)), bundle(folder / "base.json", overlay=path))

    with ThreadPoolExecutor() as pool:
        found = dict(zip(CASES, pool.map(differs, CASES), strict=True))
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize("name", ["public", "internal"])
def test_our_variants_are_redoclys(name: str) -> None:
    path = variants.OVERLAYS / f"{name}.yaml"
    source = overlay.load(path)
    ours = variants.variant(load().data, source)
    theirs = bundle(overlay=path, without_unused=bool(source.extensions.get("x-remove-unused")))
    used = {tag["name"] for tag in ours["tags"]}
    theirs["tags"] = [tag for tag in theirs["tags"] if tag["name"] in used]  # which Redocly does not look at
    assert differences(ours, theirs) == []
