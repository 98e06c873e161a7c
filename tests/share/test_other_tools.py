"""A reader who has nothing but dist/ makes a client with the tools that he knows, and it compiles."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pipeline.node_tools import NodeToolError, run_node
from pipeline.typescript.__main__ import MODULES, compiled

BIN = Path(sys.executable).parent


@pytest.fixture
def reader(dist: Path, tmp_path: Path) -> Path:
    """A folder with dist/ and nothing else."""
    shutil.copytree(dist, tmp_path / "dist")
    return tmp_path


def _run(folder: Path, program: str, *arguments: str) -> str:
    command = [str(BIN / program), *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _project(folder: Path, *files: str) -> None:
    options: dict[str, object] = {"strict": True, "target": "ES2022", "module": "NodeNext", "noEmit": True}
    options |= {"lib": ["ES2022", "DOM", "DOM.Iterable"], "types": []}
    (folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": options, "include": list(files)}))


@pytest.mark.parametrize("file", ["openapi.yaml", "openapi.json"])
def test_openapi_typescript(file: str, reader: Path) -> None:
    command = MODULES / "openapi-typescript" / "bin" / "cli.js"
    done = run_node(command, f"dist/{file}", "--output", "schema.ts", cwd=reader)
    assert done.returncode == 0, done.stderr
    (reader / "use.ts").write_text(
        'import type { operations } from "./schema.js";\n'
        'type Ok = operations["devices.get"]["responses"][200]["content"]["application/json"];\n'
        "export const name = (device: Ok): string => device.name;\n"
    )
    _project(reader, "*.ts")
    compiled(reader)


def test_openapi_generator_for_typescript(reader: Path) -> None:
    _typescript_fetch(reader, "openapi-without-webhooks.yaml")
    assert "integrationsCreate(" in (reader / "client" / "apis" / "IntegrationsApi.ts").read_text(encoding="utf-8")
    compiled(reader)


def test_openapi_generator_still_needs_a_document_without_webhooks(reader: Path) -> None:
    """When this fails the tool has learnt webhooks, and the third file can go."""
    _typescript_fetch(reader, "openapi.yaml")
    with pytest.raises(NodeToolError, match=r"(?s)MessagesApi\.ts.*Cannot find name 'MqttPayload'") as caught:
        compiled(reader)
    assert {line.partition("(")[0].rpartition("/")[2] for line in str(caught.value).splitlines()[1:]} == {
        "MessagesApi.ts"
    }


def _typescript_fetch(reader: Path, file: str) -> None:
    arguments = ["generate", "-g", "typescript-fetch", "-i", f"dist/{file}", "-o", "client"]
    _run(reader, "openapi-generator-cli", *arguments, "--additional-properties=importFileExtension=.js")
    _project(reader, "client/**/*.ts")


def test_openapi_generator_for_python(reader: Path) -> None:
    source = "dist/openapi-without-webhooks.yaml"
    _run(reader, "openapi-generator-cli", "generate", "-g", "python", "-i", source, "-o", "client")
    assert list((reader / "client" / "openapi_client" / "models").glob("device.py"))
    _run(reader, "python", "-m", "compileall", "-q", "client")


def test_datamodel_code_generator(reader: Path) -> None:
    output = ["--output-model-type", "pydantic_v2.BaseModel", "--output", "models.py"]
    _run(reader, "datamodel-codegen", "--input", "dist/openapi.yaml", "--formatters", "builtin", *output)
    use = "import models; print(models.DeviceCreate(name='Pump 7').model_dump(exclude_none=True))"
    assert _run(reader, "python", "-W", "error", "-c", use) == "{'name': 'Pump 7'}\n"
    _run(
        reader, "datamodel-codegen", "--input", "dist/json-schema/Integration.json", "--formatters", "builtin", *output
    )
    assert "class Integration(" in (reader / "models.py").read_text(encoding="utf-8")
