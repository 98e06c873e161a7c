"""What is compared with, which version is demanded, and what the changelog gets."""

from __future__ import annotations

from pathlib import Path

import pytest
from pipeline.changes import api, changelog, revisions
from pipeline.changes.change import Change, Kind
from pipeline.changes.opinions import Opinions
from pipeline.changes.report import Comparison, is_red, report
from pipeline.changes.revisions import Base, NoRevision
from pipeline.changes.surface import SurfaceChange
from pipeline.changes.versions import Version, Weight

from tests.changes.repository import FILES, commit, git, version
from tests.changes.variants import original, variant


@pytest.mark.parametrize(
    ("weight", "before_one", "after_one"),
    [
        (Weight.NOTHING, "0.4.2", "1.4.2"),
        (Weight.WORDS, "0.4.3", "1.4.3"),
        (Weight.FEATURES, "0.4.3", "1.5.0"),
        (Weight.BREAKING, "0.5.0", "2.0.0"),
    ],
)
def test_semantic_versioning_with_its_rules_before_one(weight: Weight, before_one: str, after_one: str) -> None:
    assert str(Version.of("0.4.2").after(weight)) == before_one
    assert str(Version.of("1.4.2").after(weight)) == after_one


@pytest.mark.parametrize("text", ["1.0", "v1.0.0", "1.0.0rc1", "", "1.0.0 "])
def test_what_is_no_version_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no version of three numbers"):
        Version.of(text)


def test_the_last_release_is_the_highest_tag_behind_us(tmp_path: Path) -> None:
    commit(tmp_path, FILES, tag="v0.9.0")
    tagged = commit(tmp_path, version("0.10.0"), tag="v0.10.0")
    git(tmp_path, "tag", "vnext")
    git(tmp_path, "checkout", "--quiet", "-b", "other")
    commit(tmp_path, version("2.0.0"), tag="v2.0.0")
    git(tmp_path, "checkout", "--quiet", "main")
    commit(tmp_path, version("0.11.0"))
    base = revisions.base(repository=tmp_path)
    assert (base.commit, base.name, str(base.version), base.is_binding) == (tagged, "v0.10.0", "0.10.0", True)


def test_without_a_release_it_is_the_first_commit_with_document_and_sdk(tmp_path: Path) -> None:
    commit(tmp_path, {"generated/openapi.json": "{}"})
    first = commit(tmp_path, FILES)
    commit(tmp_path, {"generated/openapi.json": "{ }"})
    base = revisions.base(repository=tmp_path)
    assert (base.commit, base.is_binding) == (first, False)
    assert "no release tag" in base.why


def test_another_revision_binds_to_the_release_before_it(tmp_path: Path) -> None:
    """What already stands on the branch with its bump needs no second one."""
    commit(tmp_path, FILES, tag="v0.1.0")
    asked = commit(tmp_path, version("0.2.0"))
    commit(tmp_path, {"x": ""})
    base = revisions.base("HEAD~1", repository=tmp_path)
    assert (base.commit, str(base.version), base.is_binding) == (asked, "0.1.0", True)


def test_what_cannot_be_compared_with_is_said(tmp_path: Path) -> None:
    commit(tmp_path, {"README.md": "x"})
    with pytest.raises(NoRevision, match=r"no commit has generated/openapi\.json .* -- give a revision"):
        revisions.base(repository=tmp_path)
    with pytest.raises(NoRevision, match="'nothing' is no revision of this repository -- see `git tag`"):
        revisions.base("nothing", repository=tmp_path)
    with pytest.raises(NoRevision, match="'--help' is no revision"):
        revisions.base("--help", repository=tmp_path)
    with pytest.raises(NoRevision, match=r"HEAD has no generated/openapi\.json -- compare with a later one"):
        revisions.base("HEAD", repository=tmp_path)
    (tmp_path / "elsewhere").mkdir()
    with pytest.raises(NoRevision, match="did not match any files"):
        revisions.lay_out(git(tmp_path, "rev-parse", "HEAD").strip(), tmp_path / "x", "nothing", repository=tmp_path)


def _comparison(name: str, *, is_binding: bool = True) -> Comparison:
    document = variant(name).document
    changes = api.compare(original(), document)
    breaking = [change for change in changes if change.is_breaking]
    base = Base("0" * 40, "v0.1.0", "the last release", Version.of("0.1.0"), is_binding)
    return Comparison(base, changes, [], Opinions([], breaking, [], []), [], document)


@pytest.mark.parametrize(
    ("name", "here", "red"),
    [
        ("answer-field-removed", "0.1.0", True),
        ("answer-field-removed", "0.1.9", True),
        ("answer-field-removed", "0.2.0", False),
        ("answer-field-removed", "1.0.0", False),
        ("answer-field-added", "0.1.0", False),
        ("description-reworded", "0.1.0", False),
    ],
)
def test_breaking_without_the_bump_is_red(name: str, here: str, red: bool) -> None:
    found = _comparison(name)
    assert is_red(found, Version.of(here)) == red
    assert f"here is {here}" in report(found, Version.of(here))[-1]


def test_before_the_first_release_nothing_is_red() -> None:
    assert not is_red(_comparison("answer-field-removed", is_binding=False), Version.of("0.1.0"))


def test_a_problem_of_the_old_tests_alone_is_breaking() -> None:
    found = _comparison("answer-field-added")
    assert found.weight is Weight.FEATURES
    tried = Comparison(found.base, found.changes, [], found.opinions, ["FAILED test_replay[x]"], found.document)
    assert tried.weight is Weight.BREAKING
    assert "Tried: FAILED test_replay[x]" in report(tried, Version.of("0.1.0"))


def test_the_entry_names_each_change_and_marks_what_breaks() -> None:
    removed = changelog.entry(api.compare(original(), variant("answer-field-removed").document), [])
    [line] = removed[Kind.REMOVED]
    assert line.startswith("- **Breaking:** `Device.last_seen_at` is gone (`devices.create`, `devices.get`, ")
    added = changelog.entry(api.compare(original(), variant("operation-added").document), [])
    assert added == {Kind.ADDED: ["- `devices.ping` is new (HEAD /api/v3/devices/{device_id})."]}
    assert changelog.entry(api.compare(original(), variant("description-reworded").document), []) == {}


@pytest.mark.parametrize(
    ("name", "follows"),
    [
        ("thingshub.models.Device.last_seen_at", True),
        ("thingshub.models.Site.name", False),
        ("thingshub.api.devices.AsyncDevices.iterate", True),
        ("thingshub.api.devices.Devices.delete", False),
        ("thingshub.client.ThingsHub.devices", True),
        ("thingshub.hub.Hub.close", False),
        ("thingshub.decode", False),
    ],
)
def test_what_only_follows_from_the_api_is_not_told_twice(name: str, follows: bool) -> None:
    changes = api.compare(original(), variant("answer-field-removed").document)
    change = SurfaceChange(Kind.REMOVED, True, name, "is gone")
    assert changelog.follows(change, changes) == follows
    told = [line for lines in changelog.entry(changes, [change]).values() for line in lines]
    assert (f"- **Breaking:** Python: `{name}` is gone." in told) != follows


def _line(kind: Kind, subject: str) -> dict[Kind, list[str]]:
    return changelog.entry([Change(kind, False, subject, "is new", ())], [])


def test_the_entry_is_written_once_and_keeps_what_people_wrote(tmp_path: Path) -> None:
    path = tmp_path / "CHANGELOG.md"
    path.write_text("# Changelog\n\nWords.\n\n## 0.1.0 (2026-01-01)\n\nFirst.\n")
    assert changelog.write(_line(Kind.ADDED, "a"), "0.1.1", path)
    head, added, tail = path.read_text().partition("## 0.1.1 (unreleased)\n\n### Added\n\n- `a` is new.\n\n")
    assert (head, bool(added), tail) == ("# Changelog\n\nWords.\n\n", True, "## 0.1.0 (2026-01-01)\n\nFirst.\n")
    assert not changelog.write(_line(Kind.ADDED, "a"), "0.1.1", path)
    path.write_text(path.read_text().replace("### Added", "For pumps.\n\n### Added"))
    assert changelog.write(_line(Kind.ADDED, "b") | _line(Kind.CHANGED, "c"), "0.1.1", path)
    known = changelog.section("0.1.1", path)
    assert known is not None
    line, heading, body = known
    assert (line, heading) == (5, "## 0.1.1 (unreleased)")
    assert body == "For pumps.\n\n### Added\n\n- `b` is new.\n- `a` is new.\n\n### Changed\n\n- `c` is new."
    assert path.read_text().endswith("## 0.1.0 (2026-01-01)\n\nFirst.\n")
    assert changelog.section("0.1", path) is None


def test_the_first_entry_of_all_is_written_too(tmp_path: Path) -> None:
    path = tmp_path / "CHANGELOG.md"
    path.write_text("# Changelog\n")
    assert changelog.write(_line(Kind.ADDED, "a"), "0.1.0", path)
    assert path.read_text() == "# Changelog\n\n## 0.1.0 (unreleased)\n\n### Added\n\n- `a` is new.\n"
