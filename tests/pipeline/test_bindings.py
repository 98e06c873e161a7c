"""Hand-written code and pages are held against the names of the document: who does not follow a rename is listed."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from pipeline import bindings
from pipeline.fingerprint import ROOT

from thingshub_document.reading import Document
from thingshub_document.source import load

SOURCE = load()
TEXT = json.dumps(SOURCE.data)


def _findings(tmp_path: Path, *edits: tuple[str, str], root: Path = ROOT, is_known: bool = True) -> list[str]:
    """What is said after edits of the whole document; without `is_known` nobody knows how it was before."""
    text = TEXT
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    before = tmp_path / "before.json"
    before.write_text(TEXT)
    return bindings.findings(Document(json.loads(text), SOURCE.where), root=root, before=before if is_known else None)


def _places(findings: list[str]) -> set[str]:
    return {finding.partition(":")[0] for finding in findings}


def test_today_nobody_uses_a_name_that_is_not_there(tmp_path: Path) -> None:
    assert _findings(tmp_path) == []
    assert _findings(tmp_path, is_known=False) == []


def test_it_is_quick_enough_for_every_build(tmp_path: Path) -> None:
    document = Document(json.loads(TEXT))
    assert document.definitions  # a build has read it anyway
    began = time.process_time()
    bindings.findings(document)
    assert time.process_time() - began < 3


RENAMES: dict[str, tuple[list[tuple[str, str]], str, set[str]]] = {
    "an operation that the client itself calls": (
        [('"auth.login"', '"auth.sign_in"')],
        "uses the operation auth.login, which openapi/ does not have any more: it is auth.sign_in now",
        {"overlays/thingshub", "sandbox", "docs/sdk/auth.md", "openapi/workflows", "tests"},
    ),
    "an operation that an extension calls": (
        [('"devices.create"', '"devices.make"')],
        "uses the operation devices.create, which openapi/ does not have any more: it is devices.make now",
        {
            "overlays/thingshub/_resources/devices_async.py",
            "sandbox",
            "README.md",
            "docs/sdk/raw.md",
            "overlays/typescript",
        },
    ),
    "an operation that tests of all kinds call": (
        [('"devices.add_labels"', '"devices.attach_labels"')],
        "uses the operation devices.add_labels, which openapi/ does not have any more: it is devices.attach_labels now",
        {
            *("tests/unit", "tests/end_to_end", "tests/sandbox/test_permissions.py", "tests/share/typescript"),
            *("overlays/thingshub/fleet_jobs.py", "sandbox/thingshub_sandbox/handlers/devices.py"),
        },
    ),
    "an operation on the command line": (
        [('"drivers.push"', '"drivers.upload"')],
        "uses the operation drivers.push, which openapi/ does not have any more: it is drivers.upload now",
        {"README.md", "sandbox/thingshub_sandbox/simulation.py", "tests/cassettes/scenarios/drivers.py"},
    ),
    "a tag with an extension": (
        [('"integrations"', '"forwarders"'), ('"integrations.', '"forwarders.')],
        "uses the tag integrations, which openapi/ does not have any more: it is forwarders now",
        {"overlays/thingshub/_resources/integrations_async.py", "sandbox/thingshub_sandbox/permissions.py", "docs/sdk"},
    ),
    "a schema that live data has": (
        [('"StateUpdate"', '"Report"'), ('schemas/StateUpdate"', 'schemas/Report"')],
        "uses the schema StateUpdate, which openapi/ does not have any more: it is Report now",
        {"overlays/thingshub/live.py", "openapi/channels/thingshub.asyncapi.yaml", "docs/sdk/messages.md"},
    ),
    "a property": (
        [('"dev_eui"', '"device_eui"')],
        "uses the property dev_eui",
        {"overlays/thingshub/tabular_reading.py", "tests/cassettes/scenarios/devices.py"},
    ),
    "a path": (
        [('"/api/v3/auth/token"', '"/api/v3/auth/session"')],
        "uses POST /api/v3/auth/token, which openapi/ does not have",
        {"openapi/workflows/thingshub.arazzo.yaml"},
    ),
}


@pytest.mark.parametrize("name", RENAMES)
def test_a_rename_lists_the_lines_that_have_to_follow(name: str, tmp_path: Path) -> None:
    edits, told, places = RENAMES[name]
    findings = _findings(tmp_path, *edits)
    said = [finding for finding in findings if told in finding]
    assert all(any(place.startswith(wanted) for place in _places(said)) for wanted in places), said
    for finding in findings:
        path, line, _ = finding.split(":", 2)
        assert int(line) <= len((ROOT / path).read_text().splitlines())


@pytest.mark.parametrize("name", ["an operation that the client itself calls", "a tag with an extension"])
def test_a_rename_is_found_without_knowing_what_was_before(name: str, tmp_path: Path) -> None:
    """A checkout without generated/, or a slip in a line that is new."""
    edits, told, _ = RENAMES[name]
    findings = _findings(tmp_path, *edits, is_known=False)
    old = told.split()[3].rstrip(",")
    assert any(re.search(rf"overlays/thingshub/\S+: uses the \w+ {re.escape(old)}, which", line) for line in findings)
    assert all("the nearest is" in line or "which openapi/ does not have" in line for line in findings)


def test_a_handler_is_renamed_as_functions_are_called(tmp_path: Path) -> None:
    findings = _findings(tmp_path, ('"devices.add_labels"', '"devices.attach_labels"'))
    [told] = [line for line in findings if line.startswith("sandbox/thingshub_sandbox/handlers/devices.py")]
    assert told.endswith(" -- write devices_attach_labels here")


def test_a_name_that_a_test_means_to_be_wrong_is_left_alone(tmp_path: Path) -> None:
    """In tests only what was there before counts."""
    _line(tmp_path, "tests/unit/test_x.py", 'hub.devices.nonsense("a.b")\nhub.devices.add_labels("a")\n')
    findings = _findings(tmp_path, ('"devices.add_labels"', '"devices.attach_labels"'), root=tmp_path / "root")
    assert [line.split(": ")[0] for line in findings] == ["tests/unit/test_x.py:2"]


FILES = {
    "overlays/thingshub/_resources/devices_async.py": "class DevicesExtension:\n    def create_many(self): ...\n",
    "overlays/thingshub/hub.py": "class Hub:\n    def close(self): ...\n",
}


def _line(tmp_path: Path, path: str, text: str) -> list[str]:
    """What is said of one file in a repository that has little else."""
    root = tmp_path / "root"
    for name, content in {**FILES, path: text}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content)
    return _findings(tmp_path, root=root, is_known=False)


WRONG: dict[str, tuple[str, str, str]] = {
    "import of a model": (
        "overlays/thingshub/x.py",
        "from thingshub.models import Devise",
        ":1: uses the schema Devise",
    ),
    "a model by its module": ("sandbox/x.py", "from thingshub import models\n\nmodels.Devise()", ":3: uses the schema"),
    "a model in a docstring": ("sandbox/x.py", '"""A `thingshub.models.Devise`."""', ":1: uses the schema Devise"),
    "an operation's constant": (
        "cli/x.py",
        "from thingshub.api.devices import MAKE",
        ":1: uses the operation devices.make",
    ),
    "a tag's module": ("cli/x.py", "from thingshub.api.devises import GET", ":1: uses the tag devises"),
    "an extension": (
        "overlays/thingshub/_resources/devises_async.py",
        "",
        ":1: uses the tag devises, which openapi/ does not",
    ),
    "a call": ("sandbox/x.py", "hub.devices.mke()", ":1: uses the operation devices.mke"),
    "a call on a client": ("cli/x.py", "c = ThingsHub()\nc.devices.mke()", ":2: uses the operation devices.mke"),
    "a call on an argument": ("cli/x.py", "def f(c: AsyncThingsHub):\n    c.devices.mke()", ":2: uses the operation"),
    "a tag of a client": ("cli/x.py", "with ThingsHub() as c:\n    c.devises.create()", ":2: uses the tag devises"),
    "an iterator without paging": ("cli/x.py", "hub.devices.iterate_states()", ":1: uses the operation"),
    "an argument": ("cli/x.py", "hub.devices.create(name='x', lable='y')", ":1: calls devices.create with lable"),
    "a property": ("cli/x.py", "from thingshub.models import Site\nSite(nam='x')", ":2: uses the property nam of Site"),
    "an attribute": ("cli/x.py", "device = hub.devices.get('x')\ndevice.nam", ":2: uses the property nam of answer of"),
    "an entry": ("cli/x.py", "for d in hub.devices.iterate():\n    d.nam", ":2: uses the property nam of entry of"),
    "an annotated object": (
        "cli/x.py",
        "from thingshub.models import Site\ndef f(s: Site):\n    s.nam",
        ":3: uses the",
    ),
    "a member of an enum": (
        "cli/x.py",
        "from thingshub.models import Activation\nActivation.OTA",
        ":2: uses the property",
    ),
    "a text": ("sandbox/x.py", "call('devices.mke')", ":1: uses the operation devices.mke"),
    "a handler": ("sandbox/handlers/sites.py", "async def sites_mke(call): ...", ":1: uses the operation sites.mke"),
    "a handler elsewhere": (
        "sandbox/x.py",
        "from thingshub_sandbox.handlers.sites import sites_mke, _of",
        ":1: uses the operation sites.mke",
    ),
    "a tag that is gone": (
        "sandbox/handlers/sits.py",
        "async def sits_list(call): ...",
        ":1: uses the operation sits.list",
    ),
    "a parameter": (
        "sandbox/handlers/sites.py",
        "async def sites_get(call):\n    return call.arguments['id']",
        ":2: reads the parameter id of sites.get",
    ),
    "a table of tags": (
        "sandbox/x.py",
        "A = {'devices': 1, 'sites': 2, 'zones': 3,\n 'rols': 4}",
        ":2: uses the tag rols",
    ),
    "a template's list": (
        "overlays/templates/x.jinja",
        '{% set x = ["devices", "sites", "zones", "rols"] %}',
        "tag rols",
    ),
    "a page's example": (
        "docs/x.md",
        "Text\n\n```python\nhub.devices.mke()\n```",
        ":4: uses the operation devices.mke",
    ),
    "a page's words": ("docs/x.md", "Text `hub.devices.mke()`", ":1: uses the operation devices.mke"),
    "a page's mention": ("docs/x.md", "\nText `devices.mke`", ":2: uses the operation devices.mke"),
    "a type in TypeScript": (
        "overlays/typescript/x.ts",
        'import type { Sesion } from "./schema.js"',
        "the schema Sesion",
    ),
    "a call in TypeScript": (
        "overlays/typescript/x.ts",
        "await hub.devices.mke({})",
        ":1: uses the operation devices.mke",
    ),
    "a text in TypeScript": ("overlays/typescript/x.ts", '\nfacts["auth.logn"]', ":2: uses the operation auth.logn"),
    "a reference": (
        "openapi/channels/x.yaml",
        "p: {$ref: 'x#/components/schemas/Devise'}",
        ":1: uses the schema Devise",
    ),
    "a pointer": ("openapi/workflows/x.yaml", "operationPath: 'x#/paths/~1api~1x/get'", ":1: uses GET /api/x"),
    "a target": ("overlays/spec/x.yaml", "- target: $.paths['/api/x'].post", ":1: uses POST /api/x"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_name_that_is_not_there_is_told_with_its_line(name: str, tmp_path: Path) -> None:
    path, text, told = WRONG[name]
    [finding] = _line(tmp_path, path, text)
    assert finding.startswith(f"{path}:")
    assert told in finding
    assert finding.endswith("-- write the name that it has there, or take this use out")


RIGHT = {
    "other dotted texts": ("sandbox/x.py", "x = ['time.sleep', 'devices.csv', 'a.b']"),
    "a client of something else": ("sandbox/x.py", "client.devices.mke()\nstage.devices.mke()"),
    "what is ours": ("cli/x.py", "hub.close()\nhub.devices.create_many([])\nhub._executor"),
    "an iterator": ("cli/x.py", "hub.devices.iterate(page_size=3)\nhub.devices.iterate_uplinks('x')"),
    "a variable of two kinds": ("cli/x.py", "d = hub.devices.get('x')\nd = other()\nd.nam"),
    "a variable elsewhere": ("cli/x.py", "def f():\n    d = hub.devices.get('x')\ndef g(d):\n    d.nam"),
    "no Python": ("docs/x.md", "```python\nhub.devices.mke(\n```"),
    "plain words": ("docs/x.md", "The devices.mke of this world."),
    "texts that are no tags": ("sandbox/x.py", "x = ('devices', 'sites', 'pumps', 'fans')"),
    "a changelog": ("CHANGELOG.md", "`devices.mke`"),
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_no_name_of_the_document_is_left_alone(name: str, tmp_path: Path) -> None:
    assert _line(tmp_path, *RIGHT[name]) == []


def test_the_class_of_an_extension_is_named_after_its_tag(tmp_path: Path) -> None:
    path = "overlays/thingshub/_resources/sites_async.py"
    assert _line(tmp_path, path, "class SitesExtension: ...\nclass AsyncSitesExtension: ...\nclass Other: ...") == []
    assert _line(tmp_path, path, "class AsyncPlacesExtension: ...") == [
        f"{path}:1: the class AsyncPlacesExtension is not named after the tag sites -- call it AsyncSitesExtension"
    ]


def test_a_line_is_told_once_for_tag_and_operation(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "docs").mkdir(parents=True)
    (root / "docs" / "x.md").write_text("```python\nhub.sites.get('x')\n```\n")
    findings = _findings(tmp_path, ('"sites"', '"places"'), ('"sites.', '"places.'), root=root)
    assert [finding.partition(",")[0] for finding in findings] == ["docs/x.md:2: uses the operation sites.get"]


def test_words_that_name_what_is_gone_are_told_too(tmp_path: Path) -> None:
    files = {
        "overlays/thingshub/x.py": '"""See\n`devices.create`."""\nx = 1  # DeviceCreate\ndevices.create()\n',
        "cli/x.py": 'HELP = """\nthingshub devices create --help"""\nthingshub_devices_create = 1\n',
        "docs/x.md": "devices.create\n\n```text\n[devices.create]\n```\n/devices.create-x\n",
        "overlays/typescript/x.ts": "// like devices.create\n",
    }
    root = tmp_path / "root"
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content)
    edits = [('"devices.create"', '"devices.make"'), ('"DeviceCreate"', '"Draft"'), ('/DeviceCreate"', '/Draft"')]
    found = [finding.partition(": ")[0] for finding in _findings(tmp_path, *edits, root=root)]
    assert found == [
        *("cli/x.py:2", "docs/x.md:1", "docs/x.md:4"),
        *("overlays/thingshub/x.py:2", "overlays/thingshub/x.py:3", "overlays/typescript/x.ts:1"),
    ]
    assert _findings(tmp_path, *edits, root=root, is_known=False) == []


def test_a_schema_that_goes_on_is_found_again_by_what_it_says(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "docs").mkdir(parents=True)
    (root / "docs" / "x.md").write_text("`thingshub.models.Site`\n")
    [finding] = _findings(tmp_path, ('"Site"', '"Place"'), ('schemas/Site"', 'schemas/Place"'), root=root)
    assert finding == (
        "docs/x.md:1: uses the schema Site, which openapi/ does not have any more: it is Place now -- write Place here"
    )
