"""Recording, what explains a changed cassette, and what the cassettes show of the document, which may only rise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cassettes import drawing, floor, sources
from tests.cassettes.coverage import DIMENSIONS, Coverage, coverage_of, measured
from tests.cassettes.exchange import DOCUMENT, RECORDED, exchanges
from tests.cassettes.recording import CLIENTS, record
from tests.cassettes.scenarios import SCENARIOS
from tests.cassettes.stage import Scenario
from tests.cassettes.studio import Studio, UnexplainedChange

PROJECT = '[project]\ndependencies = ["a>=1"]\n[dependency-groups]\ntest = ["pytest==1"]\n'
NAMES = [scenario.name for scenario in SCENARIOS]


@pytest.fixture(scope="class")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """Takes in what is recorded; at the end it replaces the cassettes, raises the floor and draws the picture."""
    made = Studio(tmp_path_factory.mktemp("studio"))
    yield made
    try:
        made.conclude(sources.digests(), NAMES)
    except UnexplainedChange as error:
        pytest.fail(str(error), pytrace=False)
    found = measured()
    floor.rise(found)
    drawing.FILE.parent.mkdir(exist_ok=True)
    drawing.FILE.write_text(drawing.drawn(found), encoding="utf-8")


@pytest.mark.recording
class TestRecord:
    """A class, because its end is when everything has been recorded."""

    @pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
    def test_record(self, scenario: Scenario, studio: Studio, tmp_path: Path) -> None:
        """With --record: both clients are recorded, and must have had the same conversation."""
        tapes = [tmp_path / f"{client}.yaml" for client in CLIENTS]
        for client, tape in zip(CLIENTS, tapes, strict=True):
            record(scenario, client, tape, tmp_path)
        assert tapes[0].read_text() == tapes[1].read_text()
        studio.take(scenario.name, tapes[0].read_text())


@pytest.fixture(scope="module")
def found() -> Coverage:
    return measured()


def test_nothing_is_shown_less_than_before(found: Coverage) -> None:
    gone = [f"{dimension}: {', '.join(sorted(names))}" for dimension, names in floor.lost(found).items() if names]
    assert not gone, (
        f"shown by no cassette (lost, or new in the document): {'; '.join(gone)} -- let a scenario show it and run "
        "`nox -s record`, or add the name to tests/coverage-floor"
    )


def test_the_picture_is_that_of_the_cassettes(found: Coverage) -> None:
    assert drawing.FILE.read_text(encoding="utf-8") == drawing.drawn(found), "draw it anew with `nox -s record`"
    root = ElementTree.fromstring(drawing.drawn(found))
    parts = [found, *map(found.of_tag, DOCUMENT.tags)]
    bars = sum(bool(part.there[dimension]) for part in parts for dimension in DIMENSIONS)
    assert len(root.findall(".//{*}rect[@class='some']")) == bars
    assert re.findall(r"https?://[^\"]+", drawing.drawn(found)) == ["http://www.w3.org/2000/svg"]


def test_a_scenario_less_is_named_with_what_it_showed(found: Coverage) -> None:
    kept = [exchange for name in NAMES if name != "table_details" for exchange in exchanges(RECORDED / f"{name}.yaml")]
    gone = floor.lost(coverage_of(kept))
    updated = {f"DataTableUpdate.{name}" for name in ("columns", "description", "labels")}
    assert gone["sent properties"] == {"DataTableCreate.description", *updated}
    assert gone["parameters"] == {f"data_tables.export {name}" for name in ("since", "until", "device_ids")}
    assert (gone["operations"], gone["statuses"]) == (set(), set())


def test_what_is_refused_shows_no_property(found: Coverage) -> None:
    refused = [e for e in exchanges(RECORDED / "refusals_devices.yaml") if e.status >= 400]
    assert any(exchange.request_body for exchange in refused)
    shown = coverage_of(refused).shown
    assert {len(shown[dimension]) for dimension in DIMENSIONS[2:]} == {0}
    assert shown["operations"]


def test_the_floor_only_rises(tmp_path: Path, found: Coverage) -> None:
    file = tmp_path / "floor"
    less = replace(found, shown={**found.shown, "operations": found.shown["operations"] - {"devices.get"}})
    floor.rise(less, file)
    there = len(found.there["operations"])
    assert f"operations: {there - 1} of {there}\n  devices.get\n" in file.read_text()
    assert floor.lost(less, file)["operations"] == set()
    assert floor.can_rise(found, file)
    floor.rise(found, file)
    assert f"operations: {there} of {there}\nstatuses" in file.read_text()
    assert not floor.can_rise(found, file)
    floor.rise(less, file)
    assert floor.lost(less, file)["operations"] == {"devices.get"}, "recording less does not lower it"


def test_a_floor_that_cannot_be_read_says_why(tmp_path: Path, found: Coverage) -> None:
    (tmp_path / "floor").write_text("oprations: 3 of 4\n")
    with pytest.raises(ValueError, match="'oprations' is none of operations"):
        floor.lost(found, tmp_path / "floor")


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    """Two cassettes, made from parts of the digest `1`."""
    folder = tmp_path / "recorded"
    folder.mkdir()
    (folder / "one.yaml").write_text("- 1\n")
    (folder / "two.yaml").write_text("- 2\n")
    sources.keep({"document": "1", "sandbox": "1"}, folder / ".sources")
    return folder


def recorded_anew(folder: Path, cassettes: dict[str, str], *, sandbox: str = "1") -> list[str]:
    """Record these anew; gives the names of those that changed."""
    staged = folder.parent / "staged"
    staged.mkdir()
    studio = Studio(staged, folder, folder.parent / "aside")
    for name, text in cassettes.items():
        studio.take(name, text)
    return studio.conclude({"document": "1", "sandbox": sandbox}, ["one", "two"])


def test_a_cassette_that_changes_by_itself_is_refused(recorded: Path) -> None:
    with pytest.raises(UnexplainedChange, match=r"1 cassettes changed, .*: two\.yaml\. .*chance.*aside"):
        recorded_anew(recorded, {"one": "- 1\n", "two": "- 3\n"})
    assert (recorded / "two.yaml").read_text() == "- 2\n", "it was left as it was"
    assert (recorded.parent / "aside" / "two.yaml").read_text() == "- 3\n"


def test_a_change_of_a_source_explains_it(recorded: Path) -> None:
    assert recorded_anew(recorded, {"one": "- 1\n", "two": "- 3\n"}, sandbox="2") == ["two.yaml"]
    assert (recorded / "two.yaml").read_text() == "- 3\n"
    assert sources.changed({"document": "1", "sandbox": "2"}, recorded / ".sources") == []


def test_recording_a_part_does_not_vouch_for_the_rest(recorded: Path) -> None:
    assert recorded_anew(recorded, {"two": "- 3\n"}, sandbox="2") == ["two.yaml"]
    assert sources.changed({"document": "1", "sandbox": "2"}, recorded / ".sources") == ["sandbox"]


def test_without_a_note_everything_counts_as_changed(recorded: Path) -> None:
    (recorded / ".sources").write_text("<<<<<<< ours\n")
    assert sources.changed({"document": "1"}, recorded / ".sources") == ["document"]
    assert recorded_anew(recorded, {"two": "- 3\n"}) == ["two.yaml"]


def test_every_part_has_a_digest_of_its_own(tmp_path: Path) -> None:
    edits = {
        "document": ("generated/openapi.json", "{}"),
        "sandbox": ("sandbox/thingshub_sandbox/app.py", "1"),
        "SDK": ("generated/thingshub/auth.py", "1"),
        "scenarios": ("tests/cassettes/stage.py", "1"),
        "dependencies": ("pyproject.toml", PROJECT.replace("pytest==1", "pytest==2")),
    }
    for name in ("tests/both.py", "pyproject.toml", *(name for name, _ in edits.values())):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(PROJECT if name == "pyproject.toml" else "")
    (tmp_path / "tests" / "drivers").mkdir()
    for part, (name, text) in edits.items():
        before = sources.digests(tmp_path)
        (tmp_path / name).write_text(text)
        after = sources.digests(tmp_path)
        assert [name for name in after if after[name] != before[name]] == [part]


def test_the_cassettes_tell_what_they_were_made_from() -> None:
    told = [line.split()[0] for line in sources.FILE.read_text(encoding="utf-8").splitlines()]
    assert told == list(sources.digests())
