"""A new resource is written whole: it fits the rules, and nothing that is there is overwritten."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

import pytest
from pipeline.fingerprint import ROOT
from pipeline.scaffold.resource import NotPossible, Resource
from pipeline.scaffold.writing import write
from pipeline.validate import findings

from thingshub_document.reading import Document
from thingshub_document.source import load
from thingshub_sandbox.permissions import Permissions

PERMISSIONS = "sandbox/thingshub_sandbox/permissions.py"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """As much of the repository as a resource needs."""
    shutil.copytree(ROOT / "openapi", tmp_path / "openapi")
    for name in (PERMISSIONS, "CHANGELOG.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    for folder in ("sandbox/thingshub_sandbox/handlers", "tests/cassettes/scenarios"):
        (tmp_path / folder).mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize("verbs", ["list,create,get,update,delete", "list,get", "create", "delete,get", "update"])
def test_what_is_written_fits_the_rules(verbs: str, root: Path) -> None:
    resource = Resource.of("radio_masts", verbs.split(","), "", "asset-tracking")
    written = write(resource, root)
    source = load(root / "openapi" / "thingshub.yaml")
    assert [source.line(finding) for finding in findings(source)] == []
    document = Document(source.data, source.where)
    wanted = [f"radio_masts.{verb}" for verb in resource.verbs]
    assert [id for id in document.operation_ids if id.startswith("radio_masts.")] == wanted
    handlers = ast.parse((root / "sandbox/thingshub_sandbox/handlers/radio_masts.py").read_text())
    made = [node.name for node in handlers.body if isinstance(node, ast.AsyncFunctionDef)]
    assert made == [id.replace(".", "_") for id in wanted]
    scenario = (root / "tests/cassettes/scenarios/radio_masts.py").read_text()
    ast.parse(scenario)
    assert "PLAYS = (radio_mast_life_cycle,)" in scenario
    assert '"radio_masts": "asset-tracking",' in (root / PERMISSIONS).read_text()
    assert f"- Radio masts: {', '.join(resource.verbs)};" in (root / "CHANGELOG.md").read_text()
    assert all((root / path).is_file() for path in written)


def test_the_sandbox_says_what_a_resource_by_hand_lacks(root: Path) -> None:
    write(Resource.of("radio_masts", ["list"], "", "data"), root)
    source = load(root / "openapi" / "thingshub.yaml")
    [gap] = Permissions().gaps(Document(source.data).operations.values())
    assert gap.startswith("the tag radio_masts has no area; add ")


def test_nothing_is_overwritten(root: Path) -> None:
    resource = Resource.of("radio_masts", ["list"], "", "data")
    (root / "sandbox/thingshub_sandbox/handlers/radio_masts.py").write_text("# mine\n")
    before = (root / "openapi" / "thingshub.yaml").read_text()
    with pytest.raises(NotPossible, match=r"handlers/radio_masts\.py is there already -- choose another name"):
        write(resource, root)
    assert (root / "openapi" / "thingshub.yaml").read_text() == before
    assert not (root / "openapi" / "resources" / "radio_masts.yaml").exists()


@pytest.mark.parametrize(
    ("tag", "verbs", "singular", "area", "message"),
    [
        ("Gateways", "list", "", "data", "not a name in snake_case -- write it like gateways"),
        (
            "radio_masts",
            "list,fly",
            "",
            "data",
            "'fly' is not one of the usual operations -- write some of list,create",
        ),
        ("sheep", "list", "", "data", "one of 'sheep' has no name -- add --singular"),
        ("radio_masts", "list", "", "moon", "'moon' is not an area of roles -- write one of device-management"),
    ],
)
def test_what_cannot_be_written_says_what_to_ask_for(
    tag: str, verbs: str, singular: str, area: str, message: str
) -> None:
    with pytest.raises(NotPossible) as caught:
        Resource.of(tag, verbs.split(","), singular, area)
    assert message in str(caught.value)
