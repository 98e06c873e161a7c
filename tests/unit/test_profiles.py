"""A product's operations: what it does not have is refused before anything is sent, and named with the move."""

from __future__ import annotations

import importlib
import warnings
from typing import Any

import pytest

from tests.both import answering
from thingshub._client import request as requests
from thingshub._client.operation import Operation
from thingshub.errors import DeprecatedOperationWarning, NotFoundError, UnavailableOperationError
from thingshub_sandbox.openapi.api import Api

OPERATIONS = Api.load().document.operations
LIFESPANS = {
    found.id: found.availability
    for tag in {name.partition(".")[0] for name in OPERATIONS}
    for found in vars(importlib.import_module(f"thingshub.api.{tag}")).values()
    if isinstance(found, Operation) and found.availability is not None  # pyright: ignore[reportUnknownMemberType]
}


def _thing(hub: Any) -> Any:
    return hub.things.get("a")


def _tracked(hub: Any) -> Any:
    return hub.tracked_assets.get("a")


def _asset(hub: Any) -> Any:
    return hub.assets.get("a")


@pytest.mark.parametrize(
    ("profile", "call", "move"),
    [
        ("7", _thing, "/v3/things became /v3/tracked-assets in 5.0; use tracked_assets.get"),
        ("5", _thing, "/v3/things became /v3/tracked-assets in 5.0"),
        ("4.13", _tracked, "use things.get"),
        ("6.1", _asset, "/v3/assets became /v4/assets in 7.0; use assets_v3.get"),
    ],
)
def test_an_operation_that_the_product_lacks_is_refused_with_the_move(profile: str, call: Any, move: str) -> None:
    hub, transport = answering(lambda _: (500, {}), api_profile=profile)
    with pytest.raises(UnavailableOperationError) as caught:
        call(hub)
    assert move in str(caught.value)
    assert f"product {profile} does not have it" in str(caught.value)
    assert transport.requests == [], "nothing was sent"


@pytest.mark.parametrize(("profile", "call"), [("4", _thing), ("5", _tracked), ("7", _asset), ("7.0", _asset)])
def test_an_operation_that_the_product_has_is_sent(profile: str, call: Any) -> None:
    hub, transport = answering(lambda _: (404, {"code": 404, "error": "not found"}), api_profile=profile)
    with pytest.raises(NotFoundError):
        call(hub)
    assert len(transport.requests) == 1


def test_without_a_profile_a_404_says_what_may_have_moved() -> None:
    hub, transport = answering(lambda _: (404, {"code": 404, "error": "not found"}))
    with pytest.raises(NotFoundError, match=r"/v3/things became /v3/tracked-assets in 5\.0; use tracked_assets"):
        hub.things.get("a")
    assert len(transport.requests) == 1


def test_client_and_sandbox_agree_on_every_operation_and_product() -> None:
    for operation in Api.load().operations.values():
        life = LIFESPANS.get(operation.id)
        for product in ((4, 0), (4, 13), (5, 0), (6, 1), (7, 0), (8, 2)):
            has = life is None or life.covers(f"{product[0]}.{product[1]}")
            assert operation.is_available(product) == has, (operation.id, product)


def test_every_move_leads_to_an_operation_that_leads_back() -> None:
    for name, life in LIFESPANS.items():
        for other in (life.successor, life.predecessor):
            assert other is None or other in OPERATIONS, name


def test_a_deprecated_operation_says_so_once_at_the_callers_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requests, "_warned", set[str]())
    hub, _ = answering(lambda _: (200, {"collection": []}))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        hub.things.list()
        hub.things.list()
        hub.tracked_assets.list()
    [warning] = caught
    assert warning.category is DeprecatedOperationWarning
    assert str(warning.message) == "things.list is deprecated; use tracked_assets.list"
    assert warning.filename == __file__
