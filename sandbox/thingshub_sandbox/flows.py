"""What an uplink sets in motion: it is decoded, merged into the reported state, becomes rows, and goes out live.

A driver that fails marks the device's state with its error and stops nothing else: the uplink is kept in any case. The
driver runs before the transaction, because it takes long; all that follows is written at once or not at all.
"""

from __future__ import annotations

from typing import Any

from thingshub_sandbox import resources, schemas
from thingshub_sandbox.calls import Services
from thingshub_sandbox.clock import rfc3339
from thingshub_sandbox.javascript import DriverError
from thingshub_sandbox.places import moved
from thingshub_sandbox.resources import (
    DATA_TABLE,
    DEVICE,
    INTEGRATION,
    STATE,
    TRACKED_ASSET,
    UPLINKS,
    rows_of,
    updates_of,
)
from thingshub_sandbox.store import Event, Record

_MOST_PAYLOAD_BYTES = 4096


class RefusedUplink(Exception):
    """An uplink that cannot be taken; the text says why."""


async def take_uplink(services: Services, tenant: str, device_id: str, payload: bytes, port: int) -> Record:
    """A message from a device has come.

    Args:
        payload: The bytes, as they came.
        port: LoRaWAN port, 0 to 255.

    Returns:
        The uplink as it is kept, with the decoded values or the driver's error.

    Raises:
        RefusedUplink: there is no such device, or the message is none.
    """
    if len(payload) > _MOST_PAYLOAD_BYTES or not 0 <= port <= 255:
        raise RefusedUplink(f"an uplink has at most {_MOST_PAYLOAD_BYTES} bytes and a port from 0 to 255")
    device = await services.store.get(tenant, DEVICE.name, device_id)
    if device is None:
        raise RefusedUplink("there is no such device")
    at_ns = services.clock.now_ns()
    uplink: Record = {"received_at": rfc3339(at_ns), "port": port, "payload": payload.hex()}
    try:
        values = await _decoded(services, tenant, device, payload, port)
        if values is not None:
            uplink["values"] = values
    except DriverError as error:
        uplink["error"] = str(error)
    async with services.store.transaction(tenant):
        await _note(services, tenant, device_id, uplink, at_ns)
    return uplink


async def _decoded(services: Services, tenant: str, device: Record, payload: bytes, port: int) -> dict[str, Any] | None:
    """The values of an uplink; None without a driver that runs here."""
    if "driver" not in device:
        return None
    tag = await services.store.get(tenant, resources.DRIVER_TAG.name, device["driver"])
    if tag is None:
        raise DriverError(f"the driver {device['driver']} is not in the registry any more")
    if tag.get("script") is None:
        raise DriverError(f"drivers in {tag['type']} do not run in the sandbox")
    values = await services.drivers.decode(tag["script"], payload, port)
    if problems := schemas.value_problems(tag["schema"], values):
        raise DriverError(f"{problems[0]} (schema version {tag['schema']['version']})")
    return values  # type: ignore[no-any-return]


async def _note(services: Services, tenant: str, device_id: str, uplink: Record, at_ns: int) -> None:
    store = services.store
    device = await store.get(tenant, DEVICE.name, device_id)
    state = await store.get(tenant, STATE.name, device_id)
    if device is None or state is None:
        raise RefusedUplink("the device was deleted meanwhile")
    await store.append(tenant, UPLINKS, [Event(at_ns, device_id, uplink)])
    await store.replace(tenant, DEVICE.name, device_id, device | {"last_seen_at": uplink["received_at"]})
    if "error" in uplink:
        await store.replace(tenant, STATE.name, device_id, state | {"error": uplink["error"]})
        return
    values: dict[str, Any] | None = uplink.get("values")
    if values is None:
        return
    state.pop("error", None)
    await store.replace(tenant, STATE.name, device_id, state | {"reported": merged(state["reported"], values)})
    labels = set(await store.labels(tenant, DEVICE.name, device_id))
    flat = _flat(values)
    for table in await store.select(tenant, DATA_TABLE.name):
        row = {c["name"]: flat[c["name"]] for c in table["columns"] if _fits(c["type"], flat.get(c["name"]))}
        if labels.issuperset(table["labels"]) and row:
            await store.append(tenant, rows_of(table["id"]), [Event(at_ns, device_id, row)])
    update = {"device_id": device_id, "timestamp": uplink["received_at"], "values": values}
    for integration in await store.select(tenant, INTEGRATION.name, having={"type": "websocket"}):
        if integration["enabled"] and labels.issuperset(integration["labels"]):
            await store.append(tenant, updates_of(integration["id"]), [Event(at_ns, device_id, update)])
    await _track(services, tenant, device_id, flat, uplink["received_at"])


async def _track(services: Services, tenant: str, device_id: str, flat: dict[str, Any], at: str) -> None:
    """A device that reports a position moves the assets that it tracks."""
    position = {name: flat[name] for name in ("latitude", "longitude", "margin") if _fits("float64", flat.get(name))}
    if not {"latitude", "longitude"} <= position.keys():
        return
    if abs(position["latitude"]) > 90 or abs(position["longitude"]) > 180 or position.get("margin", 0) < 0:
        return
    for asset in await services.store.select(tenant, TRACKED_ASSET.name, having={"tracker_id": device_id}):
        record = await moved(services.store, tenant, asset, position, at=at)
        await services.store.replace(tenant, TRACKED_ASSET.name, asset["id"], record)


def merged(before: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """Values laid over what was there, group by group."""
    result = dict(before)
    for name, value in values.items():
        old = result.get(name)
        result[name] = merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value  # pyright: ignore[reportUnknownArgumentType]
    return result


def _flat(values: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{prefix}{name}.")  # pyright: ignore[reportUnknownArgumentType]
        else:
            flat[prefix + name] = value
    return flat


def _fits(type: str, value: Any) -> bool:
    match type:
        case "boolean":
            return isinstance(value, bool)
        case "string":
            return isinstance(value, str)
        case "int64":
            return not isinstance(value, bool) and (
                isinstance(value, int) or (isinstance(value, float) and value.is_integer())
            )
        case "float64":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case _:
            return value is not None and not isinstance(value, dict | list)
