"""The strict applier: what it does, and that each way to do nothing or something unclear is refused with its line."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from pipeline import overlay, variants
from pipeline.overlay import BadOverlay

from tests.changes.overlay_cases import BASE, CASES, written
from thingshub_document.reading import Document
from thingshub_document.source import BrokenDocument, load


@pytest.mark.parametrize("name", CASES)
def test_a_case_gives_what_the_specification_says(name: str, tmp_path: Path) -> None:
    before = copy.deepcopy(BASE)
    result = overlay.apply(BASE, overlay.load(written(tmp_path, *CASES[name].actions)))
    assert before == BASE, "the original stays as it was"
    place: Any = result
    for key in CASES[name].at:
        place = place[key]
    assert place == CASES[name].gives


@pytest.mark.parametrize(
    ("action", "message"),
    [
        ({"target": "$.paths['/c']", "remove": True}, "matches nothing"),
        ({"target": "$.info", "update": {"title": "A"}}, "changes nothing"),
        ({"target": "$.info", "update": {}}, "changes nothing"),
        ({"target": "$", "remove": True}, "removes the whole document"),
        ({"target": "$.info.title", "update": {"x": 1}}, "selects the plain value 'A'"),
        ({"target": "$.tags[0].name", "remove": True}, "selects the plain value"),
        ({"target": "$.info", "update": "B"}, "updates a mapping with something else"),
        ({"target": "$.tags", "update": [{"name": "z"}]}, "appends a list to a list"),
        ({"target": "$.info", "update": {"title": {"de": "A"}}}, "cannot merge into 'title': a mapping onto a plain"),
        ({"target": "$.paths['/a']", "update": {"get": [1]}}, "cannot merge into 'get': a list onto a mapping"),
    ],
)
def test_an_action_that_cannot_be_applied_is_named(action: dict[str, Any], message: str, tmp_path: Path) -> None:
    path = written(tmp_path, {"target": "$.info", "update": {"x-a": 1}}, action)
    with pytest.raises(BadOverlay) as caught:
        overlay.apply(BASE, overlay.load(path))
    assert str(caught.value).startswith(f"overlay.yaml:9: the action on {action['target']} {message}")
    assert " -- " in str(caught.value)


@pytest.mark.parametrize(
    "action", [{"target": "$.nix", "remove": True}, {"target": "$.info", "update": {"title": "A"}}]
)
def test_an_optional_action_may_do_nothing(action: dict[str, Any], tmp_path: Path) -> None:
    path = written(tmp_path, {**action, "x-optional": True})
    assert overlay.apply(BASE, overlay.load(path)) == BASE


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("overlay: 1.0.0", "overlay: 2.0.0", r":1: is not an overlay of version 1\.0"),
        ("overlay: 1.0.0", "overlays: 1.0.0", r":1: unknown property 'overlays'"),
        ("  version: 1.0.0\n", "", r":2: has no title and version"),
        ("  x-reason: why\n", "", r":6: gives no reason"),
        ("  x-reason: why\n", "  x-reason: '  '\n", r":6: gives no reason"),
        ("  update:", "  updte:", r":8: unknown property 'updte'"),
        ("  update:", "  remove: true\n  update:", r":6: has to have either update or remove: true"),
        ("  x-reason: why\n", "  x-reason: why\n  x-optional: yes\n", r":8: x-optional is 'yes'"),
        ('"$.info"', '"$.info["', r":6: target is no JSONPath"),
        ('"$.info"', '"$..paths[?@.x=~1]"', r":6: target is no JSONPath"),
    ],
)
def test_a_malformed_overlay_is_refused_with_its_line(before: str, after: str, message: str, tmp_path: Path) -> None:
    path = written(tmp_path, {"target": "$.info", "update": {"x-a": 1}})
    assert before in path.read_text()
    path.write_text(path.read_text().replace(before, after, 1))
    with pytest.raises(BadOverlay, match=message):
        overlay.load(path)


def test_an_overlay_that_is_not_yaml_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("overlay: 1.0.0\nactions: [\n")
    with pytest.raises(BrokenDocument, match=r"x\.yaml:3: not YAML"):
        overlay.load(tmp_path / "x.yaml")


def test_the_public_variant_holds_documented_operations_and_what_they_need() -> None:
    document = load().data
    made = variants.variant(document, overlay.load(variants.OVERLAYS / "public.yaml"))
    operations = Document(made).operations.values()
    assert operations
    assert {operation.evidence.level for operation in operations if operation.evidence} == {"documented"}
    assert "webhooks" not in made
    assert len(made["components"]["schemas"]) < len(document["components"]["schemas"])
    assert variants.without_unused(made) == made
    assert {tag["name"] for tag in made["tags"]} < {tag["name"] for tag in document["tags"]}


def test_the_internal_variant_holds_everything_and_marks_what_is_inferred() -> None:
    document = load().data
    made = variants.variant(document, overlay.load(variants.OVERLAYS / "internal.yaml"))
    operations, marked = Document(document).operations, Document(made).operations
    assert operations.keys() == marked.keys()
    for id, operation in operations.items():
        assert operation.evidence
        assert marked[id].extensions.get("x-internal", False) == (operation.evidence.level == "inferred")
    assert made["components"] == document["components"]


def test_a_variant_that_is_not_openapi_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, {"target": "$.components.schemas.ObjectId", "remove": True})
    with pytest.raises(BadOverlay, match=r"overlay\.yaml:1: \$ref .*ObjectId' points at nothing"):
        variants.variant(load().data, overlay.load(path))


def test_nothing_is_written_when_one_variant_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "overlays"
    folder.mkdir()
    for name, target in (("a", "$.info"), ("b", "$.nothing")):
        (written(tmp_path, {"target": target, "update": {"x-a": 1}})).rename(folder / f"{name}.yaml")
    monkeypatch.setattr(variants, "OVERLAYS", folder)
    monkeypatch.setattr("sys.argv", ["variants", "--into", str(tmp_path / "made")])
    assert variants.main() == 1
    assert capsys.readouterr().err.startswith("b.yaml:6: the action on $.nothing matches nothing")
    assert not (tmp_path / "made").exists()
    (folder / "b.yaml").unlink()
    assert variants.main() == 0
    assert [path.name for path in (tmp_path / "made").iterdir()] == ["a.json"]
