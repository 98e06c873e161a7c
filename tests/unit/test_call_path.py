"""One path for every call: which client makes it, and what is refused before anything is sent."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.both import FakeAsyncTransport, FakeTransport, json_answer, run_both
from thingshub import AsyncThingsHub, ThingsHub
from thingshub.errors import ClientClosedError
from thingshub.options import RequestEvent

DEVICE = json_answer(
    '{"id":"pump-7","name":"P","labels":[],"created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z"}'
)
MANY = [{"id": f"a-{number}", "name": "A"} for number in range(21)]


@pytest.fixture(autouse=True)
def small_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thingshub._resources.asset_parts.MOST_ENTRIES", 10)


@pytest.mark.parametrize("tag", ["assets", "assets_v3"])
def test_what_would_be_several_requests_is_not_looked_at_as_one(tag: str) -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        method: Any = getattr(hub, tag).import_many
        with pytest.raises(ValueError, match=r"\.import_many: this would be 3 requests; pass at most 10 entries"):
            await hub.raw(method, MANY)
        with pytest.raises(ValueError, match="3 requests"):
            hub.preview(method, MANY)
        with pytest.raises(ValueError, match="3 requests"):
            async with hub.stream(method, MANY):
                pass

    assert run_both(scenario, lambda _: DEVICE) == []


def test_a_call_takes_the_options_of_the_client_that_it_was_made_on() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        seen: list[str] = []

        def note(event: RequestEvent) -> None:
            seen.append(event.operation)

        noted = hub.with_options(on_request=note)
        await noted.raw(hub.devices.get, "pump-7")
        await hub.raw(noted.devices.get, "pump-7")
        async with noted.stream(hub.devices.get, "pump-7"):
            pass
        assert seen == ["devices.get", "devices.get"]

    assert len(run_both(scenario, lambda _: DEVICE)) == 3


@pytest.mark.parametrize("kind", [ThingsHub, AsyncThingsHub])
def test_the_method_of_another_client_is_refused(kind: Any) -> None:
    transport: Any = (FakeTransport if kind is ThingsHub else FakeAsyncTransport)(lambda _: DEVICE)
    hub, other = (kind(f"https://{name}.example", token="t", transport=transport) for name in ("demo", "other"))
    with pytest.raises(ValueError, match=r"Devices\.get belongs to another client; pass the method of this one"):
        hub.preview(other.devices.get, "pump-7")
    assert transport.requests == []


def test_a_closed_client_stays_closed_and_so_do_its_copies() -> None:
    transport, later = FakeTransport(lambda _: DEVICE), FakeAsyncTransport(lambda _: DEVICE)
    hub = ThingsHub("https://demo.example", token="t", transport=transport)
    copy = hub.with_options()
    hub.close()
    hub.close()
    for call in (hub.devices.get, copy.devices.get):
        with pytest.raises(ClientClosedError, match="the client is closed"):
            call("pump-7")

    async def scenario() -> None:
        async_hub = AsyncThingsHub("https://demo.example", token="t", transport=later)
        await async_hub.close()
        with pytest.raises(ClientClosedError, match="the client is closed"):
            await async_hub.devices.get("pump-7")
        with pytest.raises(ClientClosedError):
            await async_hub.raw(async_hub.devices.get, "pump-7")

    asyncio.run(scenario())
    assert transport.requests == later.requests == []
