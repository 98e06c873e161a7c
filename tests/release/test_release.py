"""Each check of a release, gone red once: papers, files, what importing does, the trial."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from pipeline.changes.change import Change, Kind
from pipeline.changes.opinions import Opinions
from pipeline.changes.report import Comparison
from pipeline.changes.revisions import Base
from pipeline.changes.versions import Version
from pipeline.release import files, importing, papers, trial
from pipeline.release.files import NotReleasable

from tests.changes.repository import FILES, commit, git, version
from thingshub_document.reading import Document

GOOD = FILES | {
    "generated/openapi.json": json.dumps({"info": {"version": "0.1.0"}}),
    "CHANGELOG.md": "# Changelog\n\n## 0.1.0 (2026-01-31)\n\nAll of it.\n",
}


def _found(is_breaking: bool = False, *, is_binding: bool = False) -> Comparison:
    change = Change(Kind.REMOVED, True, "devices.get", "is gone", ())
    changes = [change] if is_breaking else []
    base = Base("0" * 40, "v0.0.9", "the last release", Version.of("0.0.9"), is_binding)
    return Comparison(base, changes, [], Opinions([], changes, [], []), [], Document({}))


def _problems(root: Path, found: Comparison | None = None, text: str = "0.1.0") -> list[tuple[str, bool]]:
    told = papers.problems(Version.of(text), found or _found(), root=root)
    return [(problem.text, problem.is_of_the_moment) for problem in told]


def test_papers_that_are_in_order(tmp_path: Path) -> None:
    commit(tmp_path, GOOD)
    assert _problems(tmp_path, _found(is_binding=True)) == []


def test_what_is_only_of_the_moment_is_told_as_such(tmp_path: Path) -> None:
    commit(tmp_path, GOOD | {"CHANGELOG.md": "# Changelog\n\n## 0.1.0 (unreleased)\n\nAll of it.\n"})
    git(tmp_path, "checkout", "--quiet", "-b", "mine")
    (tmp_path / "stray.py").write_text("")
    problems = _problems(tmp_path)
    assert [is_of_the_moment for _, is_of_the_moment in problems] == [True] * 3
    dirty, branch, date = (text for text, _ in problems)
    assert dirty == "stray.py: is not committed -- commit or stash it"
    assert branch == "the branch is mine -- release from main"
    assert date.startswith("CHANGELOG.md:3: '## 0.1.0 (unreleased)' has no date -- write `## 0.1.0 (20")


@pytest.mark.parametrize(
    ("files_changed", "found", "message"),
    [
        (version("0.2.0"), None, "CHANGELOG.md:1: has nothing on 0.2.0 -- "),
        (
            {"CHANGELOG.md": "## 0.1.0 (2026-01-31)\n\n## 0.0.9\n\nx\n"},
            None,
            "CHANGELOG.md:1: says nothing about 0.1.0",
        ),
        ({}, _found(is_breaking=True, is_binding=True), "CHANGELOG.md:3: does not say what breaks"),
        ({"generated/openapi.json": '{"info": {"version": "3"}}'}, None, "openapi/thingshub.yaml: info.version is 3, "),
    ],
)
def test_papers_that_stop_a_release(
    files_changed: dict[str, str], found: Comparison | None, message: str, tmp_path: Path
) -> None:
    commit(tmp_path, GOOD | files_changed)
    text = "0.2.0" if "0.2.0" in message else "0.1.0"
    stopping = [told for told, is_of_the_moment in _problems(tmp_path, found, text) if not is_of_the_moment]
    assert any(told.startswith(message) for told in stopping), stopping


def test_a_version_that_is_too_low_or_taken_stops_a_release(tmp_path: Path) -> None:
    commit(tmp_path, GOOD, tag="v0.1.0")
    assert _problems(tmp_path) == [], "tagged by the run before: it may be run again"
    commit(tmp_path, {"x": ""})
    assert _problems(tmp_path) == [("the tag v0.1.0 is taken -- raise the version in pyproject.toml", False)]
    low = papers.problems(Version.of("0.0.9"), _found(is_breaking=True, is_binding=True), root=tmp_path)
    assert any("version is 0.0.9; the changes since v0.0.9 demand 0.1.0" in problem.text for problem in low)


@pytest.mark.parametrize(
    ("code", "complaint"),
    [
        ("import socket; socket.socket().close()", "socket.__new__"),
        ("import subprocess, sys; subprocess.run([sys.executable, '-c', ''])", "subprocess.Popen"),
        ("import os; os.system('true')", "os.system"),
        ("import threading as t; t.Thread(target=t.Event().wait, daemon=True, name='n').start()", "1 thread(s): n"),
        ("open('/etc/passwd').close()", "reads /etc/passwd"),
        ("open('left-behind', 'w').close()", "writes "),
    ],
)  # fmt: skip
def test_what_an_import_does_beside_importing_is_told(code: str, complaint: str, tmp_path: Path) -> None:
    (tmp_path / "naughty.py").write_text(code)
    assert any(complaint in line for line in _complaints("naughty", tmp_path))


def test_importing_code_alone_is_no_complaint(tmp_path: Path) -> None:
    assert _complaints("asyncio", tmp_path) == []


def _complaints(module: str, folder: Path) -> list[str]:
    runner = f"import sys; sys.path.append({str(folder)!r}); sys.argv[1:] = [{module!r}]\n"
    runner += Path(importing.__file__).read_text(encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", runner], cwd=folder, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert bool(done.stdout.strip()) == bool(done.returncode)
    return done.stdout.split("\n")[:-1] if done.returncode else []


def _wheel(path: Path, held: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({}, None),
        ({"tests/x.py": b""}, r"holds tests/x\.py -- only thingshub, helper belong there"),
        ({"thingshub/openapi.json": b"old"}, r"lacks thingshub/openapi\.json, or holds another"),
        ({"thingshub/py.typed": None}, r"lacks thingshub/py\.typed"),
        ({"helper/of/it.py": None}, r"lacks helper/of/it\.py"),
        ({"thingshub/big": bytes(800_000)}, r"has 800,\d+ bytes -- at most 750,000"),
    ],
)
def test_a_wheel_is_small_and_holds_what_it_should(
    change: dict[str, bytes | None], message: str | None, tmp_path: Path
) -> None:
    package = tmp_path / "generated" / "thingshub"
    package.mkdir(parents=True)
    (package / "py.typed").write_text("")
    (tmp_path / "generated" / "openapi.json").write_text("{}")
    (tmp_path / "parts" / "helper" / "of").mkdir(parents=True)
    (tmp_path / "parts" / "helper" / "of" / "it.py").write_text("")
    (tmp_path / "pyproject.toml").write_text(
        '[tool.hatch.build.targets.wheel]\npackages = ["generated/thingshub", "parts/helper"]\n'
    )
    good: dict[str, bytes | None] = {"thingshub/py.typed": b"", "thingshub/openapi.json": b"{}", "helper/of/it.py": b""}
    held = {name: content for name, content in (good | change).items() if content is not None}
    wheel = _wheel(tmp_path / "x.whl", held)
    if message is None:
        files.check(wheel, root=tmp_path)
    else:
        with pytest.raises(NotReleasable, match=message):
            files.check(wheel, root=tmp_path)


@pytest.mark.parametrize(
    ("contents", "message"),
    [
        (("a", "a", "a"), None),
        (("a", "b", "a"), "two builds of one commit differ: x.whl"),
        (("a", "a", "c"), "x.whl: made from the sdist it is not the one made from the tree -- the sdist lacks files"),
    ],
)
def test_builds_that_differ_are_no_release(
    contents: tuple[str, ...], message: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(tmp_path / "repository", GOOD)
    left = iter(contents)
    environments: list[dict[str, str]] = []

    def build(tree: Path, into: Path, environment: dict[str, str], *options: str) -> None:
        assert (tree / "CHANGELOG.md").exists(), "built from what is committed"
        environments.append(environment)
        into.mkdir()
        (into / "x.whl").write_text(next(left))

    monkeypatch.setattr(files, "_build", build)
    if message is None:
        made = files.build(tmp_path / "build", root=tmp_path / "repository")
        assert [path.name for path in made] == ["x.whl"]
        assert len({environment["SOURCE_DATE_EPOCH"] for environment in environments}) == 1
        assert len({environment["TZ"] for environment in environments}) == 2
    else:
        with pytest.raises(NotReleasable, match=message):
            files.build(tmp_path / "build", root=tmp_path / "repository")


def test_an_example_that_fails_or_says_something_else_is_no_release(tmp_path: Path) -> None:
    python = Path(sys.executable)
    for example, message in (
        ("print('Pump 8')", "said something else: 'Pump 8"),
        ("raise SystemExit(3)", "the README's example: "),
    ):
        (tmp_path / "README.md").write_text(f"# X\n\n```python\n{example}\n```\n")
        with pytest.raises(NotReleasable, match=message):
            trial.run_example(python, tmp_path / "sandbox", root=tmp_path)
    (tmp_path / "README.md").write_text("# X\n")
    with pytest.raises(NotReleasable, match="has no example"):
        trial.run_example(python, tmp_path / "sandbox", root=tmp_path)


def test_what_users_import_is_all_but_the_machinery(tmp_path: Path) -> None:
    for name in ("__init__", "models", "_facts", "calling", "fleet", "api/__init__", "api/devices"):
        path = tmp_path / "thingshub" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    expected = ["thingshub", "thingshub.api", "thingshub.api.devices", "thingshub.fleet", "thingshub.models"]
    assert trial.public_modules(tmp_path, "`from thingshub.fleet import apply`") == expected
