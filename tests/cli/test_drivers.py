"""For authors of drivers: begin, build, test; the session's secret never leaves the folder."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.drivers import HERE
from thingshub.cli import driver_project
from thingshub_sandbox.packages import read_package

SECRET = "canary-session-token"


@pytest.fixture
def project(command: Command, tmp_path: Path) -> Path:
    """A driver as `init` leaves it."""
    folder = tmp_path / "room"
    assert command("drivers", "init", "room", "--author", "acme", "--folder", str(folder)).code == 0
    return folder


def copied(name: str, tmp_path: Path) -> Path:
    return Path(shutil.copytree(HERE / name, tmp_path / name))


def test_begin_try_and_build(command: Command, project: Path) -> None:
    tried = command("drivers", "test", str(project), "--hex", "00eb", "--hex", "0xFFF6")
    assert (tried.code, tried.out, tried.err) == (0, '{"temperature":23.5}\n{"temperature":-1}\n', "")
    built = command("drivers", "build", str(project))
    assert built.out == f"{project / 'build' / 'package.zip'}\n"
    package = read_package(Path(built.out.strip()).read_bytes())
    assert (package.author, package.name) == ("acme", "room")
    again = command("drivers", "init", "room", "--folder", str(project))
    assert again.code == 2
    assert ".project is there already" in again.err
    assert command("drivers", "init", "a b").code == 2


def test_a_package_is_the_same_for_the_same_sources(project: Path) -> None:
    first = driver_project.build(driver_project.read(project)).read_bytes()
    for path in project.iterdir():
        os.utime(path, (0, 0))
    (project / "script.js").chmod(0o755)
    assert driver_project.build(driver_project.read(project)).read_bytes() == first
    with zipfile.ZipFile(project / "build" / "package.zip") as archive:
        entries = archive.infolist()
    assert {(entry.date_time, entry.compress_type) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED)
    }
    assert driver_project.packed({"a": b"1", "b": b"2"}) == driver_project.packed({"b": b"2", "a": b"1"})
    (project / "script.js").write_text("// other")
    assert driver_project.build(driver_project.read(project)).read_bytes() != first


@pytest.mark.parametrize(
    "session",
    [
        f"session:\n  server: https://x.example\n  token: {SECRET}\n  API: public\n",
        f"session: {{server: https://x.example, 'token': \"{SECRET}\"}}\n",
        f"session: {SECRET}\n",
        f"# {SECRET}\nsession: [{SECRET}]\nsession: [{SECRET}]\n",
    ],
)
def test_the_session_never_goes_into_a_package(command: Command, project: Path, session: str) -> None:
    manifest = project / ".project"
    manifest.write_text(session + manifest.read_text())
    built = command("drivers", "build", str(project))
    assert built.code == 0, built.err
    content = Path(built.out.strip()).read_bytes()
    with zipfile.ZipFile(project / "build" / "package.zip") as archive:
        texts = [archive.read(name).decode() for name in archive.namelist()]
    assert archive.namelist() == [".project", "script.js"]
    assert SECRET not in "".join(texts)
    assert "session" not in texts[0]
    assert read_package(content).manifest["schema"]["properties"]["temperature"]["unit"] == "°C"
    assert SECRET not in repr(driver_project.read(project))
    script = project / "script.js"
    script.write_text(f"\n{script.read_text()}var token = '{SECRET}';\n")
    refused = command("drivers", "build", str(project))
    assert refused.code == 2
    assert f"script.js:{script.read_text().count(chr(10))}: the session's secret" in refused.err
    assert SECRET not in refused.err
    assert Path(built.out.strip()).read_bytes() == content


def test_the_flow_style_and_old_spellings_survive(tmp_path: Path) -> None:
    for name in ("broken", "climate", "meter", "pump"):
        folder = copied(name, tmp_path)
        package = read_package(driver_project.build(driver_project.read(folder)).read_bytes())
        plain = driver_project.packed({path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()})
        assert package.manifest == read_package(plain).manifest


def test_what_a_driver_does_wrong_is_told_line_by_line(command: Command, tmp_path: Path) -> None:
    folder = str(copied("broken", tmp_path))
    for port, text in ((1, "took longer than 0.5 s"), (2, "no battery"), (3, "value: must be of type int64")):
        done = command("drivers", "test", folder, "--port", str(port), "--hex", "00")
        assert done.code == 5
        assert done.err.startswith(f"thingshub: 00 on port {port}: ")
        assert text in done.err
    assert command("drivers", "test", folder, "--hex", "0").code == 2
    assert command("drivers", "test", folder, "--hex", "00", "--port", "256").code == 2


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (None, "there is no manifest -- `thingshub drivers init NAME` makes one"),
        ("type: [", ":1: is not YAML"),
        ("", ":1: is not a mapping"),
        ("type: cobol\n", ":1: type must be javascript or golang, not cobol"),
        ("type: javascript\n", "metadata is missing"),
        ("type: javascript\nmetadata:\n  name: x\n", ": author is missing or no text"),
        ("type: javascript\nmetadata: {name: x, author: a/b}\n", "metadata.author: must be"),
        ("type: javascript\nmetadata: {name: x, author: a}\nschema: {version: 9}\n", "schema.version: must be"),
    ],
)
def test_a_bad_manifest_is_named_with_its_line(
    command: Command, project: Path, text: str | None, complaint: str
) -> None:
    (project / ".project").unlink()
    if text is not None:
        (project / ".project").write_text(text)
    done = command("drivers", "test", str(project), "--hex", "00eb")
    assert done.code == 2
    assert complaint in done.err
    assert done.err.count("\n") == 1


def test_a_script_is_needed(command: Command, project: Path) -> None:
    (project / "script.js").rename(project / "other.js")
    assert command("drivers", "build", str(project)).code == 0
    (project / "other.js").unlink()
    assert "there is no script" in command("drivers", "build", str(project)).err


@pytest.fixture
def program(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A driver in Go, and a `go` that makes a shell script of it."""
    folder = tmp_path / "gopher"
    assert (
        command("drivers", "init", "gopher", "--author", "acme", "--type", "golang", "--folder", str(folder)).code == 0
    )
    bin = tmp_path / "bin"
    bin.mkdir()
    go = bin / "go"
    go.write_text(
        '#!/bin/sh\n[ -e refuse ] && { echo "# x" >&2; echo "main.go:3: no" >&2; exit 1; }\ncp main.sh build/main\n'
    )
    go.chmod(0o755)
    monkeypatch.setenv("PATH", f"{bin}:{os.environ['PATH']}")
    return folder


@pytest.mark.parametrize(
    ("code", "out", "problem"),
    [
        ('echo "{\\"temperature\\": $3}"', '{"temperature":7}\n', ""),
        ('echo "{\\"heat\\": 1}"', '{"heat":1}\n', "heat: the schema does not know it"),
        ("env | grep -q HOME && echo {} ; echo nothing", "null\n", "printed no JSON"),
        ("echo no battery >&2; exit 3", "null\n", "ended with 3: no battery"),
    ],
)
def test_a_program_is_run_by_the_first_protocol(
    command: Command, program: Path, code: str, out: str, problem: str
) -> None:
    (program / "main.sh").write_text(f"#!/bin/sh\n{code}\n")
    (program / "main.sh").chmod(0o755)
    done = command("drivers", "test", str(program), "--hex", "00", "--port", "7")
    assert done.out == out, done.err
    assert problem in done.err
    assert done.code == (5 if problem else 0)
    (program / "refuse").touch()
    assert "go build: main.go:3: no" in command("drivers", "build", str(program)).err


def test_without_go_it_is_said(command: Command, program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert "there is no `go` on the PATH" in command("drivers", "build", str(program)).err
