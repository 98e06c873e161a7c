"""A client that is made of a small document with everything that the house's own does not have."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from pipeline.node_tools import run_node
from pipeline.typescript.__main__ import MODULES, compiled
from pipeline.typescript.proof import Disproved, prove

from tests.generator.typescript.building import HERE, built
from thingshub_document.reading import Document
from thingshub_document.typescript_names import NEEDED_BY_PACKAGE

DATA: dict[str, Any] = yaml.safe_load((HERE / "document.yaml").read_text(encoding="utf-8"))
LEFT_OUT = ("probe.trace",)  # it is not in the client


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Somebody's project, which has the package."""
    folder = tmp_path_factory.mktemp("project") / "app"
    modules = folder / "node_modules"
    modules.mkdir(parents=True)
    built(DATA, modules / "thingshub")
    (folder / "package.json").write_text('{"private": true, "type": "module"}')
    for name in ("@types", "undici-types"):
        (modules / name).symlink_to(MODULES / name)
    shutil.copy(HERE.parent.parent / "share" / "typescript" / "tsconfig.json", folder)
    shutil.copy(HERE / "client.test.ts", folder)
    return folder


def test_its_types_are_what_the_document_says(project: Path) -> None:
    compiled(project)


def test_it_does_what_the_document_says(project: Path) -> None:
    done = run_node(project / "client.test.ts", cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"pass [1-9]", done.stdout)


def test_the_proof_holds(project: Path, tmp_path: Path) -> None:
    prove(Document(DATA), project / "node_modules" / "thingshub" / "dist", tmp_path, left_out=LEFT_OUT)


@pytest.mark.parametrize(
    ("file", "right", "wrong", "found"),
    [
        ("parameters.js", '?? style === "form"', "?? false", "'tags'"),
        ("parameters.js", "`;${name}=${quoted", "`,${name}=${quoted", "'points'"),
        ("multipart.js", "; filename=", "; file=", "multipart"),
        ("multipart.js", "multipart/form-data; ", "multipart/mixed; ", "multipart"),
        ("credentials.js", "Basic ${", "Bearer ${", "user"),
        ("body.js", "contentType: type", 'contentType: "application/json"', "octet-stream"),
        ("executor.js", "isElsewhere, unable", "false, unable", "elsewhere.plain"),
        ("answer.js", "return content", "return undefined", "what was decoded is"),
    ],
)
def test_a_client_that_is_wrong_is_disproved(
    file: str, right: str, wrong: str, found: str, project: Path, tmp_path: Path
) -> None:
    client = tmp_path / "client"
    shutil.copytree(project / "node_modules" / "thingshub" / "dist", client)
    text = (client / file).read_text(encoding="utf-8")
    assert right in text
    (client / file).write_text(text.replace(right, wrong), encoding="utf-8")
    with pytest.raises(Disproved, match=re.escape(found)):
        prove(Document(DATA), client, tmp_path, left_out=LEFT_OUT)


def test_schemas_may_not_take_the_names_that_the_package_exports() -> None:
    """index.ts exports everything of errors.ts, and single names of others."""
    sources = HERE.parent.parent.parent / "overlays" / "typescript" / "src"
    index = (sources / "index.ts").read_text(encoding="utf-8")
    listed = {name.strip() for names in re.findall(r"\{([^}]*)\}", index) for name in names.split(",")}
    errors = re.findall(r"export (?:class|interface) (\w+)", (sources / "errors.ts").read_text(encoding="utf-8"))
    assert {*listed, *errors} == NEEDED_BY_PACKAGE
