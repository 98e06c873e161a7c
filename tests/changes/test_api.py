"""Our differ over all variants: nothing that breaks is missed, nothing harmless is called breaking, all is named."""

from __future__ import annotations

import pytest
from pipeline.changes import api
from pipeline.changes.change import Change, Kind

from tests.changes.variants import NAMES, original, variant
from thingshub_document.reading import Document


def _changes(name: str) -> list[Change]:
    return api.compare(original(), variant(name).document)


@pytest.mark.parametrize("name", NAMES)
def test_a_small_change_is_named_with_its_verdict(name: str) -> None:
    expected, changes = variant(name), _changes(name)
    told = [(change.kind.value, change.subject) for change in changes if change.is_breaking == expected.is_breaking]
    assert any(change.is_breaking for change in changes) == expected.is_breaking, changes
    if expected.kind:
        assert (expected.kind, expected.subject) in told
    else:
        assert changes == []


def test_there_are_enough_of_them_on_both_sides() -> None:
    verdicts = [variant(name).is_breaking for name in NAMES]
    assert verdicts.count(True) >= 35
    assert verdicts.count(False) >= 20


def test_a_change_of_mind_is_seen_the_other_way_round_too() -> None:
    """What was added is gone when the two documents change places."""
    new = variant("answer-field-added").document
    assert [(c.kind, c.subject) for c in api.compare(new, original())] == [(Kind.REMOVED, "Device.colour")]


def test_nothing_changed_when_nothing_did() -> None:
    assert api.compare(original(), original()) == []


def test_each_enum_value_is_named() -> None:
    [gone] = _changes("answer-enum-value-removed")
    [new] = _changes("answer-enum-value-added")
    assert gone.text == 'the value "failed" is gone'
    assert new.text == 'the value "expired" is new'


def test_a_shared_part_is_told_once_with_the_operations_that_it_reaches() -> None:
    [change] = _changes("limit-lowered")
    assert change.text == "maximum is 100 now, was 500"
    assert {"devices.list", "zones.list"} <= change.operations
    [field] = _changes("answer-field-removed")
    assert field.operations == {"devices.create", "devices.get", "devices.list", "devices.update"}
    assert field.pointer == "#/components/schemas/Device/properties/last_seen_at"


def test_a_change_here_has_its_line() -> None:
    [change] = _changes("limit-lowered")
    assert original().where(change.place).startswith("openapi/shared.yaml:")


def test_a_keyword_that_nobody_judges_counts_as_breaking() -> None:
    document = {**original().data}
    schemas = {**document["components"]["schemas"]}
    schemas["Row"] = {**schemas["Row"], "propertyNames": {"pattern": "^a"}}
    document["components"] = {**document["components"], "schemas": schemas}
    [change] = api.compare(original(), Document(document))
    assert change.is_breaking
    assert "propertyNames" in change.text
