"""Verify against the sandbox: it finds nothing there, and everything in one that differs on purpose."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pipeline.validate import findings
from pipeline.verify import proposing
from pipeline.verify.__main__ import main
from pipeline.verify.difference import Kind

from tests.verify.distorted import SHOWN_SECRET, WAYS, Distorted, Distortion, Expected
from tests.verify.stock import SECRET, fill
from tests.verify.swagger2 import as_swagger
from thingshub_document.reading import Document
from thingshub_document.source import DOCUMENT, load
from thingshub_sandbox import server
from thingshub_sandbox.app import Sandbox
from thingshub_sandbox.server import Options, Running, running_sandbox

Verify = Callable[..., tuple[int, dict[str, Any], str]]


@contextmanager
def tenant(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    ways: Iterable[Distortion] = (),
    described: dict[str, Any] | None = None,
    stocked: set[str] | None = None,
    **options: Any,
) -> Generator[tuple[Running, list[str]]]:
    """A sandbox with stock that differs in these ways, and the environment to reach it; and what it is asked.

    The tags of which it has entries are put into `stocked`.
    """
    asked: list[str] = []

    def application(*given: Any) -> Distorted:
        return Distorted(Sandbox(*given), active, described, asked)

    active: list[Distortion] = []
    with monkeypatch.context() as patched:
        patched.setattr(server, "Sandbox", application)
        settings = Options(data=folder, is_in_memory=True, seed="demo", has_cheap_passwords=True, **options)
        with running_sandbox(settings) as running:
            if "product" not in options:
                filled = fill(running)
                if stocked is not None:
                    stocked |= filled
            active.extend(ways)
            asked.clear()
            for name, value in (
                ("URL", running.url),
                ("USERNAME", running.username),
                ("PASSWORD", running.password),
                ("CA_FILE", str(running.ca_file)),
            ):
                patched.setenv(f"THINGSHUB_{name}", value)
            yield running, asked


@pytest.fixture
def verify(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Verify:
    """Runs the command; gives its exit status, its report as JSON and all that it printed."""

    def run(*arguments: str) -> tuple[int, dict[str, Any], str]:
        report = tmp_path / "report.json"
        report.unlink(missing_ok=True)
        status = main(["--per-second", "1000", "--json", str(report), *arguments])
        printed = capsys.readouterr()
        told: dict[str, Any] = json.loads(report.read_text(encoding="utf-8")) if report.exists() else {}
        return status, told, printed.out + printed.err

    return run


def found_in(report: dict[str, Any]) -> set[Expected]:
    return {(entry["kind"], entry["operation"], entry["pointer"]) for entry in report["differences"]}


def test_the_unchanged_sandbox_does_what_the_document_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verify: Verify
) -> None:
    stocked: set[str] = set()
    with tenant(tmp_path, monkeypatch, described=as_swagger(), stocked=stocked) as (running, asked):
        status, report, printed = verify()
    assert (status, report["differences"]) == (0, [])
    document = Document(load().data)
    reads = {operation.id for operation in document.operations.values() if operation.method == "GET"}
    observed = {id for id, entry in report["operations"].items() if entry["is_observed"]}
    empty = {id for id in reads - observed if "{" in document.operation(id).path and document.tag_of(id) not in stocked}
    assert observed == reads - empty, "every GET was answered with success, if there is stock to read"
    assert {report["operations"][id]["note"] for id in empty} <= {"nothing to read: no entry leads here"}
    assert report["swagger"] == "/api/own.json"
    assert report["requests"] == len(asked) > len(reads)
    others = {what for what in asked if what.split()[0] not in ("GET", "OPTIONS")}
    assert others == {"POST /api/v3/auth/token"}, "nothing but the login is written"
    assert running.password not in printed
    assert report["raised"] == [], "a server on this machine is no evidence"


def test_every_way_to_differ_is_found_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verify: Verify
) -> None:
    with tenant(tmp_path, monkeypatch, WAYS.values()) as _:
        status, report, printed = verify()
    expected = {expected for way in WAYS.values() for expected in way.expected}
    assert {kind for kind, _, _ in expected} == set(Kind) - {Kind.SWAGGER}
    assert status == 1
    assert found_in(report) - expected == set()
    assert expected - found_in(report) == set()
    for secret in (SHOWN_SECRET, SECRET):
        assert secret not in printed
        assert secret not in json.dumps(report)


def test_the_patch_makes_the_document_say_what_was_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verify: Verify
) -> None:
    shutil.copytree(DOCUMENT.parent, tmp_path / "openapi")
    document, patch = tmp_path / "openapi" / DOCUMENT.name, tmp_path / "verify.patch"
    monkeypatch.setattr(proposing, "is_evidence", bool)  # any address is one
    with tenant(tmp_path, monkeypatch, WAYS.values()):
        _, before, printed = verify("--document", str(document), "--patch", str(patch))
        assert "to mend after it is applied" not in printed
        subprocess.run(["git", "apply", str(patch)], cwd=tmp_path, check=True)
        source = load(document)
        assert [source.line(finding) for finding in findings(source)] == []
        status, after, _ = verify("--document", str(document))
    settled = [entry for entry in before["differences"] if entry["is_settled_by_the_patch"]]
    assert len({entry["kind"] for entry in settled}) >= 7
    assert found_in(after) == found_in(before) - found_in({"differences": settled})
    assert status == 1, "what is a decision for people is still there"
    assert after["raised"] == [], "evidence rises once"
    assert "drivers.list_tags" in before["raised"]
    assert "roles.list" not in before["raised"], "its media type is not settled"
    assert {"Device", "Role", "ApiKey", "KnownConnectionConfig"} & set(before["raised"]) == set(), (
        "never seen whole; in question"
    )
    assert {"Site", "DriverTag"} <= set(before["raised"])
    assert source.data["paths"]["/api/v3/devices/{device_id}"]["get"]["x-evidence"]["level"] == "observed"
    schemas = source.data["components"]["schemas"]
    assert schemas["Device"]["properties"]["battery"]["type"] == "number"
    assert schemas["Site"]["properties"]["opened"]["type"] == ["string", "null"]
    assert "external_id" not in schemas["Site"]["required"]
    assert schemas["DownlinkStatus"]["enum"][-1] == "expired"
    lines = patch.read_text(encoding="utf-8").splitlines()
    removed = [line for line in lines if line.startswith("-") and not line.startswith("---")]
    assert len(removed) <= len(settled) + len(before["raised"]), "nothing else was written anew"


def test_the_tenant_describes_itself_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verify: Verify) -> None:
    theirs = as_swagger()
    del theirs["paths"]["/v3/roles"]
    theirs["paths"]["/v3/alarms"] = {"get": {"deprecated": True, "responses": {}}}
    device = theirs["definitions"]["Device"]["properties"]
    device["firmware"] = {"type": "string"}
    device["name"] = {"type": "integer"}
    del theirs["definitions"]["Site"]["properties"]["polygon"]
    parameters = theirs["paths"]["/v3/devices"]["get"]["parameters"]
    parameters[0]["name"] = "selector"
    parameters[1]["required"] = True
    theirs["definitions"]["Zone"]["properties"]["inner"] = {"$ref": "#/definitions/Zone"}  # without an end
    with tenant(tmp_path, monkeypatch, described=theirs):
        status, report, _ = verify("--only", "tenant", "--patch", str(tmp_path / "verify.patch"))
    told = {(entry["operation"], entry["pointer"], entry["message"]) for entry in report["differences"]}
    assert status == 1
    assert {
        ("roles.list", "", "described here, not there"),
        ("GET /api/v3/alarms", "", "described there, not here (deprecated)"),
        ("devices.list", "", "query parameter selector there, not here"),
        ("devices.list", "", "query parameter labels here, not there"),
        ("devices.list", "", "query parameter limit is required there"),
        ("devices.get", "/firmware", "field of the answer there, not here"),
        ("devices.get", "/name", "integer in the answer there, not string"),
        ("sites.get", "/polygon", "field of the answer here, not there"),
        ("zones.list", "/collection/*/inner", "field of the answer there, not here"),
    } <= told
    touched = ("devices.", "sites.", "zones.", "roles.list", "GET /api/v3/alarms")
    assert [entry for entry in told if not entry[0].startswith(touched)] == []
    assert "+        firmware:" in (tmp_path / "verify.patch").read_text(encoding="utf-8")


@pytest.mark.parametrize("broken", ["[]", "{", '{"swagger": "2.0"}', '{"swagger": "2.0", "paths": {"/a": 7}}'])
def test_a_swagger_that_is_none_changes_nothing(
    broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verify: Verify
) -> None:
    way = Distortion("GET /api/doc.json", frozenset(), lambda answer: answer.give(broken, status=200), status="404")
    with tenant(tmp_path, monkeypatch, [way]):
        _, report, printed = verify("--only", "roles")
    assert "Traceback" not in printed
    assert {entry["kind"] for entry in report["differences"]} <= {"the tenant's Swagger"}


def test_a_collection_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verify: Verify) -> None:
    absent = [
        Distortion(f"GET {path}", frozenset(), lambda a: a.give({"code": 404, "error": "not found"}, status=404))
        for path in ("/api/v3/sites", "/api/v3/things")
    ]
    with tenant(tmp_path, monkeypatch, absent):
        _, report, _ = verify("--only", "sites,things")
        assert found_in(report) == {("operation is missing", "sites.list", "")}
        assert report["operations"]["sites.get"]["note"] == "nothing to read: no entry leads here"
        assert "no --api-profile was given" in report["operations"]["things.list"]["note"]
        _, report, _ = verify("--only", "things", "--api-profile", "4.13")
        assert found_in(report) == {("operation is missing", "things.list", "")}


def test_an_older_product_is_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verify: Verify) -> None:
    with tenant(tmp_path, monkeypatch, product=(4, 14)):
        for arguments in ((), ("--api-profile", "4.14")):
            status, report, _ = verify(*arguments)
            assert (status, report["differences"]) == (0, [])
    assert report["operations"]["assets.list"]["note"] == "not of product 4.14"


def test_writing_is_asked_for_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verify: Verify
) -> None:
    created = Distortion("POST /api/v3/sites", frozenset(), lambda answer: setattr(answer, "status", 200))
    with tenant(tmp_path, monkeypatch, [created]) as (_, asked):
        _, report, _ = verify("--only", "devices,sites,data_tables", "--allow-writes")
        kept = [what for what in asked if what.startswith("DELETE /api/v3/sites/verify-")]
        assert len(kept) == 1
        _, after, _ = verify("--only", "devices,sites,data_tables")
    assert found_in(report) == {("undocumented status", "sites.create", "")}
    assert after["operations"]["sites.list"]["is_observed"]
    assert {report["operations"][f"devices.{verb}"]["is_observed"] for verb in ("create", "update", "delete")} == {True}


def test_what_could_not_be_deleted_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verify: Verify) -> None:
    refused = Distortion(
        "DELETE /api/v3/sites/.*", frozenset(), lambda a: a.give({"code": 403, "error": "forbidden"}, status=403)
    )
    # Deleted all the same by the sandbox, so that only the report is at stake here
    with tenant(tmp_path, monkeypatch, [refused]):
        _, _, printed = verify("--only", "sites", "--allow-writes")
    assert "could not be deleted; delete it by hand" in printed


def test_it_stops_at_its_bound_and_keeps_what_it_learned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verify: Verify
) -> None:
    with tenant(tmp_path, monkeypatch) as (_, asked):
        status, report, printed = verify("--most-requests", "10")
    assert (status, len(asked)) == (0, 10)
    assert "stopped early: 10 requests were sent" in printed
    assert any(entry["is_observed"] for entry in report["operations"].values())


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("THINGSHUB_PASSWORD", "wrong-password-of-mine", "invalid credentials"),
        ("THINGSHUB_URL", "http://127.0.0.1:1", "plain http"),
        ("THINGSHUB_URL", "https://127.0.0.1:1", "refused"),
        ("THINGSHUB_USERNAME", "", "username is missing"),
    ],
)
def test_what_cannot_be_verified_is_no_verdict(
    name: str, value: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verify: Verify
) -> None:
    with tenant(tmp_path, monkeypatch):
        monkeypatch.setenv(name, value)
        status, report, printed = verify()
    assert (status, report) == (2, {})
    assert message in printed
    assert "wrong-password-of-mine" not in printed


def test_an_unknown_tag_is_named(verify: Verify) -> None:
    status, _, printed = verify("--only", "devices,robots", "--url", "https://127.0.0.1:1")
    assert (status, "there is no tag robots" in printed) == (2, True)
