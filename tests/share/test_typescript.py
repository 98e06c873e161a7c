"""The TypeScript package out of dist/: installed without a registry, compiled against, run against the sandbox."""

from __future__ import annotations

import json
import os
import shutil
import tarfile
from pathlib import Path

import pytest
from pipeline import fingerprint
from pipeline.fingerprint import GENERATED, TYPESCRIPT
from pipeline.node_tools import NodeToolError, run_node
from pipeline.typescript.__main__ import MODULES, compiled, make

from tests.drivers import package
from tests.share.conftest import API
from tests.share.fitting import problems
from thingshub_sandbox.reference.reading import Reference
from thingshub_sandbox.reference.typescript_samples import typescript
from thingshub_sandbox.server import Running

HERE = Path(__file__).parent / "typescript"


@pytest.fixture(scope="session")
def project(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Somebody's project, which has the package and the TypeScript compiler."""
    folder = tmp_path_factory.mktemp("project") / "app"
    shutil.copytree(HERE, folder)
    (folder / "package.json").write_text('{"private": true, "type": "module"}')
    modules = folder / "node_modules"
    modules.mkdir()
    (modules / "@types").symlink_to(MODULES / "@types")
    (modules / "undici-types").symlink_to(MODULES / "undici-types")
    [tarball] = (dist / "typescript").iterdir()
    with tarfile.open(tarball) as archive:
        archive.extractall(modules, filter="data")
    (modules / "package").rename(modules / "thingshub")
    return folder


def _run_tests(project: Path, name: str, **environment: str) -> None:
    clean = {key: "" for key in os.environ if key.startswith("THINGSHUB_")}
    done = run_node(project / name, cwd=project, environment=clean | environment)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "# pass 0" not in done.stdout
    assert "pass" in done.stdout


def test_the_tests_and_all_samples_compile_strictly(project: Path, reference: Reference) -> None:
    samples = project / "samples"
    samples.mkdir(exist_ok=True)
    for operation in reference.operations:
        (samples / f"{operation.anchor}.ts").write_text(typescript(operation), encoding="utf-8")
    compiled(project)


def test_a_wrong_argument_does_not_compile(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "app"
    other.mkdir()
    (other / "node_modules").symlink_to(project / "node_modules")
    shutil.copy(project / "package.json", other)
    shutil.copy(project / "tsconfig.json", other)
    (other / "x.ts").write_text(
        'import { ThingsHub } from "thingshub";\nawait new ThingsHub().devices.get({ id: "x" });\n'
    )
    with pytest.raises(NodeToolError, match=r"x\.ts\(2,\d+\): error TS2353.*'id' does not exist"):
        compiled(other)


def test_the_client_without_a_server(project: Path) -> None:
    _run_tests(project, "client.test.ts")


def test_the_client_against_the_sandbox(project: Path, sandbox: Running, tmp_path: Path) -> None:
    driver = tmp_path / "driver.zip"
    driver.write_bytes(package("meter"))
    _run_tests(
        project,
        "sandbox.test.ts",
        THINGSHUB_URL=sandbox.url,
        THINGSHUB_USERNAME=sandbox.username,
        THINGSHUB_PASSWORD=sandbox.password,
        NODE_EXTRA_CA_CERTS=str(sandbox.ca_file),
        DRIVER=str(driver),
    )


def test_every_sample_runs_and_asks_what_the_document_says(project: Path, reference: Reference) -> None:
    """All samples in one Node, with a fetch that notes the requests and answers with the document's examples."""
    (project / "package.bin").write_bytes(b"zip")
    samples = project / "samples"
    samples.mkdir(exist_ok=True)
    plan: list[dict[str, object]] = []
    for operation in reference.operations:
        (samples / f"{operation.anchor}.ts").write_text(typescript(operation), encoding="utf-8")
        status, content = operation.success
        body = "zip" if not content.examples else content.examples[0].value
        text = body if isinstance(body, str) else json.dumps(body)
        plan.append(
            {"file": f"samples/{operation.anchor}.ts", "status": int(status), "media": content.media, "body": text}
        )
    (project / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    environment = {"THINGSHUB_URL": "https://demo.example", "THINGSHUB_TOKEN": "token-of-the-test"}
    done = run_node(project / "samples.mjs", cwd=project, environment=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    asked = json.loads((project / "asked.json").read_text(encoding="utf-8"))
    for operation in reference.operations:
        first = asked[f"samples/{operation.anchor}.ts"][0]
        body = bytes.fromhex(first["body"])
        assert problems(API, operation.id, first["method"], first["url"], first["headers"], body) == []


@pytest.mark.parametrize("way", ["edited", "added", "removed"])
def test_stray_edits_are_named(way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(GENERATED / TYPESCRIPT, tmp_path / TYPESCRIPT)
    assert fingerprint.typescript_state().is_current, "run `nox -s typescript`"
    monkeypatch.setattr(fingerprint, "GENERATED", tmp_path)
    monkeypatch.setattr(fingerprint, "typescript_inputs", lambda: fingerprint.read(tmp_path / TYPESCRIPT)["inputs"])
    name = {"edited": "src/hub.ts", "added": "src/mine.ts", "removed": "src/errors.ts"}[way]
    if way == "removed":
        (tmp_path / TYPESCRIPT / name).unlink()
    else:
        (tmp_path / TYPESCRIPT / name).write_text("// mine\n")
    assert fingerprint.typescript_state().strays == [name]


def test_the_committed_package_is_what_its_sources_give(tmp_path: Path) -> None:
    make(tmp_path / TYPESCRIPT)
    assert fingerprint.outputs(tmp_path / TYPESCRIPT) == fingerprint.outputs(GENERATED / TYPESCRIPT)


def test_a_client_that_does_not_compile_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    overlays = tmp_path / "overlays"
    shutil.copytree(fingerprint.ROOT / "overlays" / TYPESCRIPT, overlays)
    (overlays / "src" / "paging.ts").write_text("export const pages: number = 'x';\n")
    monkeypatch.setattr("pipeline.typescript.__main__.OVERLAYS", overlays)
    old = tmp_path / TYPESCRIPT
    old.mkdir()
    (old / "old.ts").write_text("// old\n")
    with pytest.raises(NodeToolError, match=r"paging\.ts\(1,14\): error TS2322"):
        make(old)
    assert [path.name for path in old.iterdir()] == ["old.ts"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["overlays", "typescript"]
