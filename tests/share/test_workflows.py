"""The workflows run, and both hand-written documents beside the OpenAPI one are sound."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pipeline.redocly import run
from pipeline.share.documents import CHANNELS, WORKFLOWS

from thingshub_sandbox.remote import Remote
from thingshub_sandbox.server import Running


def _lint(path: Path) -> list[str]:
    done = run("lint", "--format", "json", str(path))
    return [f"{p['severity']}: {p['message']}" for p in json.loads(done.stdout)["problems"]]


@pytest.mark.parametrize("name", ["arazzo.yaml", "asyncapi.yaml"])
def test_redocly_finds_nothing(name: str, dist: Path) -> None:
    assert _lint(dist / name) == []


def test_redocly_finds_a_mistake(tmp_path: Path, dist: Path) -> None:
    (tmp_path / "openapi.yaml").write_bytes((dist / "openapi.yaml").read_bytes())
    for name, good, bad in (
        ("arazzo.yaml", "stepId: create-device", "stepID: create-device"),
        ("asyncapi.yaml", "action: receive", "action: recieve"),
    ):
        text = (dist / name).read_text(encoding="utf-8")
        assert good in text
        (tmp_path / name).write_text(text.replace(good, bad), encoding="utf-8")
        assert any(line.startswith("error") for line in _lint(tmp_path / name)), name


def test_the_payloads_are_the_components_of_the_document(dist: Path) -> None:
    assert "openapi.json#/components/schemas/StateUpdate" in CHANNELS.read_text(encoding="utf-8")
    assert "#/components/schemas/StateUpdate" in (dist / "asyncapi.yaml").read_text(encoding="utf-8")


def _respect(path: Path, sandbox: Running, workflow: str, **inputs: str) -> str:
    given = {"username": sandbox.username, "password": sandbox.password, **inputs}
    done = run(
        "respect",
        str(path),
        *("--workflow", workflow),
        *("--server", f"thingshub={sandbox.url}"),
        *(part for name, value in given.items() for part in ("--input", f"{name}={value}")),
        environment={"NODE_EXTRA_CA_CERTS": str(sandbox.ca_file)},
    )
    output = done.stdout + done.stderr
    assert done.returncode == 0, output
    return output


def test_a_device_is_provisioned_read_and_retired(dist: Path, sandbox: Running) -> None:
    for path in (dist / "arazzo.yaml", WORKFLOWS):
        output = _respect(path, sandbox, "provision-device")
        assert "create-device" in output
        Remote(sandbox.url, sandbox.ca_file, sandbox.admin_token).uplink("workflow-pump", "1801320102")
        _respect(path, sandbox, "read-table")
        _respect(path, sandbox, "retire-device")


def test_a_workflow_that_is_not_answered_as_it_says_fails(dist: Path, sandbox: Running) -> None:
    with pytest.raises(AssertionError, match="404"):
        _respect(dist / "arazzo.yaml", sandbox, "provision-device", driver="absent")
