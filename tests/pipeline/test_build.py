"""Regeneration is all or nothing, and `generated/` is what its sources give."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from pipeline import fingerprint
from pipeline.build import FailedBuild, regenerate
from pipeline.fingerprint import GENERATED, ROOT
from pipeline.generate import models

from tests.pipeline.edits import Edit, edited
from thingshub_document.reading import Document
from thingshub_document.source import BrokenDocument, load


@pytest.fixture
def into(tmp_path: Path) -> Iterator[Path]:
    """An older generated/ that must survive every failure."""
    old = ROOT / ".nox" / f"test-{tmp_path.name}"
    shutil.rmtree(old, ignore_errors=True)
    (old / "thingshub").mkdir(parents=True)
    (old / "thingshub" / "old.py").write_text("OLD = True\n")
    yield old
    shutil.rmtree(old, ignore_errors=True)


def _line(root: Path, file: str, text: str) -> int:
    lines = (root.parent / "resources" / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_what_no_client_could_send_stops_it_with_its_line(tmp_path: Path, into: Path) -> None:
    json_body = "          application/json:\n            schema: {$ref: '#/components/schemas/ApiKeyCreate'}\n"
    path = edited(tmp_path, Edit("api_keys", json_body, json_body.replace("application/json", "multipart/mixed")))
    line = _line(path, "api_keys.yaml", "multipart/mixed:")
    with pytest.raises(BrokenDocument, match=rf"api_keys\.yaml:{line}: the media type multipart/mixed .* -- use"):
        regenerate(document=path, into=into)
    assert (into / "thingshub" / "old.py").exists()


def test_a_failure_of_the_model_generator_is_told_in_its_words(into: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unknown = {"Odd": {"type": "string", "format": "date-tim"}}
    view = {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}, "components": {"schemas": unknown}}

    def odd(document: Document) -> dict[str, Any]:
        return view

    monkeypatch.setattr(models, "view", odd)
    with pytest.raises(
        FailedBuild, match="datamodel-code-generator failed on what pipeline/generate gave it"
    ) as caught:
        regenerate(into=into)
    assert "date-tim" in str(caught.value)
    assert len(str(caught.value).splitlines()) < 8, "its words, not its traceback"
    assert (into / "thingshub" / "old.py").exists()


def test_what_the_models_lack_is_told(into: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = models.view

    def without_address(document: Document) -> dict[str, Any]:
        found = whole(document)
        del found["components"]["schemas"]["Address"]
        return found

    monkeypatch.setattr(models, "view", without_address)
    with pytest.raises(FailedBuild, match="datamodel-code-generator"):
        regenerate(into=into)
    assert (into / "thingshub" / "old.py").exists()


def test_an_unsound_document_stops_it_with_its_line(tmp_path: Path, into: Path) -> None:
    path = edited(tmp_path, Edit("api_keys", "/ApiKeyList'", "/ApiKeyLst'"))
    with pytest.raises(BrokenDocument, match=r"api_keys\.yaml:\d+: \$ref .* points at nothing"):
        regenerate(document=path, into=into)
    assert (into / "thingshub" / "old.py").exists()


def test_the_command_line_fails_in_words_not_in_tracebacks(tmp_path: Path, into: Path) -> None:
    path = edited(tmp_path, Edit("thingshub", "info:\n  title", "info:\n\ttitle"))
    command = [sys.executable, "-m", "pipeline.build", "--document", str(path), "--into", str(into)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    line = path.read_text(encoding="utf-8").split("\ttitle")[0].count("\n") + 1
    assert result.stderr.startswith(f"thingshub.yaml:{line}: not YAML")
    assert "Traceback" not in result.stderr
    assert (into / "thingshub" / "old.py").exists()


def test_a_new_tree_takes_the_place_of_the_old_one_as_a_whole(into: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    mkdtemp = cast(Callable[..., str], tempfile.mkdtemp)

    def noted(*args: Any, **kwargs: Any) -> str:
        made.append(mkdtemp(*args, **kwargs))
        return made[-1]

    monkeypatch.setattr(tempfile, "mkdtemp", noted)
    regenerate(into=into)
    assert not (into / "thingshub" / "old.py").exists(), "nothing of the old tree is left over"
    assert fingerprint.outputs(into) == fingerprint.outputs(GENERATED), "generated/ is what its sources give"
    assert made
    assert [folder for folder in made if Path(folder).exists()] == [], "no scratch is left"


def test_the_shared_json_is_the_document(tmp_path: Path) -> None:
    assert json.loads((GENERATED / "openapi.json").read_text(encoding="utf-8")) == load().data


@pytest.mark.parametrize("way", ["edited", "added", "removed"])
def test_stray_edits_are_named(way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied = tmp_path / "generated"
    shutil.copytree(GENERATED, copied, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(fingerprint, "GENERATED", copied)
    assert fingerprint.state().strays == []
    if way == "edited":
        (copied / "thingshub" / "client.py").write_text("# mine\n")
        name = "thingshub/client.py"
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
