"""Regeneration is all or nothing, and `generated/` is what its sources give."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pipeline import fingerprint
from pipeline.build import FailedBuild, regenerate
from pipeline.fingerprint import GENERATED
from pipeline.source import DOCUMENT, ROOT, BrokenDocument, load

TEXT = DOCUMENT.read_text(encoding="utf-8")


@pytest.fixture
def into(tmp_path: Path) -> Iterator[Path]:
    """An older generated/ that must survive every failure."""
    old = ROOT / ".nox" / f"test-{tmp_path.name}"
    shutil.rmtree(old, ignore_errors=True)
    (old / "thingshub").mkdir(parents=True)
    (old / "thingshub" / "old.py").write_text("OLD = True\n")
    yield old
    shutil.rmtree(old, ignore_errors=True)


def _document(tmp_path: Path, *edits: tuple[str, str]) -> Path:
    text = TEXT
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "thingshub.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_operation_that_the_generator_would_drop_stops_it_with_its_line(tmp_path: Path, into: Path) -> None:
    old = "          application/json:\n            schema: {$ref: '#/components/schemas/ApiKeyCreate'}\n"
    new = "          text/csv:\n            schema: {$ref: '#/components/schemas/ObjectId'}\n"
    value = ("value: {name: night report}", "value: night-report")
    path = _document(tmp_path, (old, new), value)
    line = next(
        number for number, text in enumerate(path.read_text().splitlines(), 1) if "operationId: api_keys.create" in text
    )
    with pytest.raises(FailedBuild, match=rf"thingshub\.yaml:{line - 1}: openapi-python-client would drop or mangle"):
        regenerate(document=path, into=into)
    assert (into / "thingshub" / "old.py").exists()


def test_a_warning_of_the_model_generator_stops_it_with_its_line(tmp_path: Path, into: Path) -> None:
    path = _document(
        tmp_path,
        (
            "          format: date-time\n          description: When the key",
            "          format: date-tim\n          description: When the key",
        ),
    )
    line = next(number for number, text in enumerate(path.read_text().splitlines(), 1) if text.endswith("date-tim"))
    with pytest.raises(FailedBuild, match=rf"thingshub\.yaml:{line}: datamodel-code-generator would") as caught:
        regenerate(document=path, into=into)
    assert "not understood" in str(caught.value)
    assert len(str(caught.value).splitlines()) < 5, "its words, not its traceback"
    assert (into / "thingshub" / "old.py").exists()


def test_an_unsound_document_stops_it_with_its_line(tmp_path: Path, into: Path) -> None:
    path = _document(tmp_path, ("#/components/schemas/ApiKeyList'", "#/components/schemas/ApiKeyLst'"))
    with pytest.raises(BrokenDocument, match=r"thingshub\.yaml:\d+: \$ref .* points at nothing"):
        regenerate(document=path, into=into)
    assert (into / "thingshub" / "old.py").exists()


def test_the_command_line_fails_in_words_not_in_tracebacks(tmp_path: Path, into: Path) -> None:
    path = _document(tmp_path, ("info:\n  title", "info:\n\ttitle"))
    command = [sys.executable, "-m", "pipeline.build", "--document", str(path), "--into", str(into)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr.startswith("thingshub.yaml:11: not YAML")
    assert "Traceback" not in result.stderr
    assert (into / "thingshub" / "old.py").exists()


def test_a_new_tree_takes_the_place_of_the_old_one_as_a_whole(into: Path) -> None:
    regenerate(into=into)
    assert not (into / "thingshub" / "old.py").exists(), "nothing of the old tree is left over"
    assert fingerprint.outputs(into) == fingerprint.outputs(GENERATED), "generated/ is what its sources give"
    assert list((ROOT / ".nox").glob("regenerate-*")) == [], "no scratch is left"


def test_the_shared_json_is_the_document(tmp_path: Path) -> None:
    assert json.loads((GENERATED / "openapi.json").read_text(encoding="utf-8")) == load().data


@pytest.mark.parametrize("way", ["edited", "added", "removed"])
def test_stray_edits_are_named(way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied = tmp_path / "generated"
    shutil.copytree(GENERATED, copied, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(fingerprint, "GENERATED", copied)
    assert fingerprint.state().strays == []
    if way == "edited":
        (copied / "thingshub" / "models.py").write_text("# mine\n")
        name = "thingshub/models.py"
    elif way == "added":
        (copied / "thingshub" / "mine.py").write_text("# mine\n")
        name = "thingshub/mine.py"
    else:
        (copied / "openapi.json").unlink()
        name = "openapi.json"
    assert fingerprint.state().strays == [name]
    assert not fingerprint.state().is_current


@pytest.mark.parametrize("content", ["", "<<<<<<< HEAD\n", "[]"])
def test_an_unreadable_fingerprint_only_means_that_work_is_due(
    content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".fingerprint").write_text(content)
    monkeypatch.setattr(fingerprint, "GENERATED", tmp_path)
    assert not fingerprint.state().is_current
