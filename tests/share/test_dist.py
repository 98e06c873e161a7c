"""What dist/ holds says what the document says, in every form, and is the same on every build."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml
from pipeline import fingerprint
from pipeline.fingerprint import GENERATED, ROOT, State
from pipeline.share.__main__ import StaleSources, build
from pipeline.share.files import write_yaml

from tests.share.conftest import API, TOLD
from tests.share.fitting import FORM, form_body, problems
from thingshub_document.yaml_file import read
from thingshub_sandbox.reference.reading import Reference

SPEC = json.loads((GENERATED / "openapi.json").read_text(encoding="utf-8"))
OPERATIONS = len(API.operations)


def _bytes_of(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_two_builds_give_the_same_bytes(dist: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pipeline.share", "--into", str(tmp_path / "again")]
    environment = os.environ | {"PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    again = _bytes_of(tmp_path / "again")
    first = _bytes_of(dist)
    assert again.keys() == first.keys()
    assert [name for name in first if first[name] != again[name]] == []


def test_each_step_is_told_while_it_works(dist: Path) -> None:
    assert len(TOLD) >= 10
    assert all(re.fullmatch(r"\[ *\d+/\d+\] \S.* s", line) for line in TOLD)


def test_the_sums_are_those_of_all_files(dist: Path) -> None:
    lines = (dist / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    told = {name: digest for digest, name in (line.split("  ") for line in lines)}
    files = _bytes_of(dist)
    del files["SHA256SUMS"]
    assert told == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


def test_a_failed_build_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "dist"
    old.mkdir()
    (old / "old.txt").write_text("old")
    monkeypatch.setattr("pipeline.share.markdown.write_text", _refuse)
    with pytest.raises(OSError, match="disk full"):
        build(old)
    assert [path.name for path in tmp_path.rglob("*")] == ["dist", "old.txt"]


def _refuse(path: Path, text: str) -> None:
    raise OSError("disk full")


@pytest.mark.parametrize(
    ("what", "session"), [("state", "nox -s regenerate"), ("typescript_state", "nox -s typescript")]
)
def test_what_is_older_than_the_document_is_not_handed_out(
    what: str, session: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stale = {"state": State([], []), "typescript_state": State([], []), what: State(["openapi/shared.yaml"], [])}
    for name, state in stale.items():
        monkeypatch.setattr(fingerprint, name, lambda state=state: state)
    with pytest.raises(StaleSources, match=f"run `{session}` first"):
        build(tmp_path / "dist")
    assert not (tmp_path / "dist").exists()


@pytest.mark.parametrize("folder", ["variants", "site"])
def test_what_other_sessions_put_there_stays(folder: str, tmp_path: Path) -> None:
    mine = tmp_path / "dist" / folder / "public.json"
    mine.parent.mkdir(parents=True)
    mine.write_text("{}")
    (tmp_path / "dist" / "old.txt").write_text("of an older build")
    build(tmp_path / "dist")
    assert mine.read_text() == "{}"
    assert not (tmp_path / "dist" / "old.txt").exists()
    assert f" {folder}/" not in (tmp_path / "dist" / "SHA256SUMS").read_text(encoding="utf-8")


def test_json_and_yaml_are_the_same_document_for_all_readers(dist: Path) -> None:
    assert json.loads((dist / "openapi.json").read_text(encoding="utf-8")) == SPEC
    assert read(dist / "openapi.yaml").data == SPEC, "YAML 1.2"
    assert yaml.safe_load((dist / "openapi.yaml").read_text(encoding="utf-8")) == SPEC, "YAML 1.1"


@pytest.mark.parametrize(
    "text", ["on", "2024-03-01", "1e3", "1_000", "0x10", "~", "", "12:30:00", "a: b", " x", "x\ny\n"]
)
def test_texts_stay_texts_for_all_readers_of_yaml(text: str, tmp_path: Path) -> None:
    write_yaml(tmp_path / "x.yaml", {"value": text, "list": [text]})
    for value in (read(tmp_path / "x.yaml").data, yaml.safe_load((tmp_path / "x.yaml").read_text(encoding="utf-8"))):
        assert value == {"value": text, "list": [text]}


def test_every_schema_stands_for_itself_and_takes_the_examples(dist: Path, reference: Reference) -> None:
    checked = 0
    validators: dict[str, Any] = {}
    for name in SPEC["components"]["schemas"]:
        schema = json.loads((dist / "json-schema" / f"{name}.json").read_text(encoding="utf-8"))
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        validators[name] = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    for operation in (*reference.operations, *reference.messages.operations):
        for content in (operation.body, *operation.answers.values()):
            if content and content.media == "application/json":
                for example in content.examples:
                    assert validators[content.schema].is_valid(example.value), (operation.id, example.name)
                    checked += 1
    assert checked > OPERATIONS
    assert not validators["Device"].is_valid({"id": "a b", "name": 7}), "and not everything"


def test_the_postman_collection_asks_what_the_document_says(dist: Path, reference: Reference) -> None:
    collection = json.loads((dist / "postman_collection.json").read_text(encoding="utf-8"))
    items = [item for folder in collection["item"] for item in folder["item"]]
    assert len(items) == OPERATIONS
    assert len({item["id"] for item in items}) == OPERATIONS
    variables = {v["key"]: v["value"] for v in collection["variable"]} | {
        "username": "olga",
        "password": "x",
        "token": "t",
    }

    def filled(text: str) -> str:
        return re.sub(r"\{\{(\w+)\}\}", lambda match: variables[match[1]], text)

    for operation, item in zip(reference.operations, items, strict=True):
        request = item["request"]
        url = request["url"]
        path_values = {v["key"]: v["value"] for v in url.get("variable", [])}
        target = "/".join(path_values[part[1:]] if part.startswith(":") else part for part in url["path"])
        query = "&".join(f"{q['key']}={q['value']}" for q in url.get("query", []))  # the optional ones too
        headers = {h["key"]: h["value"] for h in request["header"]}
        if "auth" not in request:
            headers["Authorization"] = filled("Bearer {{token}}")
        body = None
        if request.get("body", {}).get("mode") == "raw":
            body = filled(request["body"]["raw"]).encode()
        elif "body" in request:
            headers["Content-Type"] = FORM
            body = form_body((f["key"], f.get("value", "zip"), "src" in f) for f in request["body"]["formdata"])
        full = f"{filled(url['host'][0])}/{target}?{query}"
        assert problems(API, operation.id, request["method"], full, headers, body) == []


def test_the_http_files_ask_what_the_document_says(dist: Path, reference: Reference) -> None:
    asked: list[str] = []
    for tag in reference.tags:
        top, *blocks = (dist / "http" / f"{tag.name}.http").read_text(encoding="utf-8").split("### ")
        variables = dict(re.findall(r"(?m)^@(\w+) = (.*)$", top))
        for block in blocks:
            text = block
            for name, value in variables.items():
                text = text.replace(f"{{{{{name}}}}}", value)
            head, _, body = text.partition("\n\n")
            _, comment, request, *header_lines = head.strip().split("\n")
            operation_id = comment.removeprefix("# ").partition(",")[0]
            method, _, url = request.partition(" ")
            headers = dict(line.split(": ", 1) for line in header_lines)
            sent = body.strip().replace("\n", "\r\n").encode() if headers.get("Content-Type") else None
            assert problems(API, operation_id, method, url, headers, sent) == []
            asked.append(operation_id)
    assert sorted(asked) == sorted(API.operations)


def test_every_link_in_the_markdown_leads_somewhere(dist: Path) -> None:
    page = (dist / "reference.md").read_text(encoding="utf-8")
    prose = re.sub(r"```.*?```", "", page, flags=re.DOTALL)
    anchors = {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in re.findall(r"(?m)^#+ (.*)$", prose)
    }
    inner = set(re.findall(r"\]\(#([^)]+)\)", prose))
    assert len(inner) > 100
    assert inner - anchors == set()
    index = (dist / "llms.txt").read_text(encoding="utf-8")
    outer = set(re.findall(r"\]\(reference\.md#([^)]+)\)", index))
    assert len(outer) == OPERATIONS
    assert outer - anchors == set()
    for file in re.findall(r"\]\(([a-z.]+)\)", index):
        assert (dist / file).exists()


def test_the_readme_names_what_there_is(dist: Path) -> None:
    text = (dist / "README.md").read_text(encoding="utf-8")
    for group in re.findall(r"(?m)^\| (`.*?) \|", text):
        for pattern in re.findall(r"`([^`]+)`", group):
            assert list(dist.glob(pattern)), pattern
