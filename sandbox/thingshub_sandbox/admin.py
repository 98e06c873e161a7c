"""The switches of the sandbox itself, outside of the API: uplinks from simulated devices, and faults on demand.

They need the admin token of the running sandbox, which only its data directory holds; no token of the API opens them.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Collection, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from thingshub_sandbox import seeds, simulation
from thingshub_sandbox.calls import TENANT, TENANT_NAME, Services
from thingshub_sandbox.faults import Fault
from thingshub_sandbox.flows import RefusedUplink, take_uplink
from thingshub_sandbox.openapi.wire.body_parser import MOST_BYTES, UnreadableBody, is_object, parse

PREFIX = "/sandbox/"
_MOST_TIMES = 10_000
_MOST_SLOW_SECONDS = 600.0


class _BadRequest(Exception):
    """The text says what is wrong."""


async def answer(services: Services, operations: Collection[str], request: Request) -> Response:
    """Carry out an admin request.

    Args:
        operations: The ids of all operations that there are.
    """
    token = request.headers.get("authorization", "").removeprefix("Bearer ")
    if not services.admin_token or not hmac.compare_digest(token.encode(), services.admin_token.encode()):
        return _json(401, {"code": 401, "error": "unauthorized"})
    action = _ACTIONS.get(request.url.path)
    if action is None or request.method != "POST":
        return _json(404, {"code": 404, "error": "not found"})
    try:
        body = await request.body()
        value = parse(body[: MOST_BYTES + 1])
        if not is_object(value):
            raise _BadRequest("give a JSON object")
        if not await services.store.users(str(value.get("tenant", TENANT)), limit=1):
            raise _BadRequest(f"there is no tenant {value['tenant']}")
        if "operation" in value and str(value["operation"]) not in operations:
            raise _BadRequest(f"there is no operation {value['operation']}; operations are named like devices.list")
        return _json(200, await action(services, value))
    except (_BadRequest, UnreadableBody, RefusedUplink) as error:
        return _json(400, {"code": 400, "error": str(error)})


async def _uplinks(services: Services, body: Mapping[str, Any]) -> dict[str, Any]:
    """`{device, port, payload}` → the uplink with its values or the driver's error."""
    device, port, payload = body.get("device"), body.get("port"), body.get("payload")
    if not isinstance(device, str) or not isinstance(port, int) or not isinstance(payload, str):
        raise _BadRequest("give device, port (a number) and payload (hexadecimal digits)")
    try:
        content = bytes.fromhex(payload.removeprefix("0x"))
    except ValueError as error:
        raise _BadRequest("payload: must be pairs of hexadecimal digits") from error
    return await take_uplink(services, str(body.get("tenant", TENANT)), device, content, port)


async def _simulated_devices(services: Services, body: Mapping[str, Any]) -> dict[str, Any]:
    """`{count}` → `{devices: [id, …]}`, made as far as they are missing."""
    count = body.get("count")
    if not isinstance(count, int) or not 1 <= count <= simulation.MOST_DEVICES:
        raise _BadRequest(f"give count, a number from 1 to {simulation.MOST_DEVICES}")
    return {"devices": await simulation.ensure_devices(services, str(body.get("tenant", TENANT)), count)}


async def _faults(services: Services, body: Mapping[str, Any]) -> dict[str, Any]:
    """`{operation, times, status, slow_seconds, cut}`; `{clear: true}` ends all."""
    if body.get("clear") is True:
        services.faults.clear()
        return {}
    try:
        fault = Fault(
            status=body.get("status"),
            slow_seconds=min(float(body.get("slow_seconds", 0)), _MOST_SLOW_SECONDS),
            is_cut=body.get("cut") is True,
        )
        services.faults.add(str(body["operation"]), fault, times=min(int(body.get("times", 1)), _MOST_TIMES))
    except (KeyError, TypeError, ValueError) as error:
        raise _BadRequest(f"give operation, and times, status, slow_seconds or cut: {error}") from error
    return {}


async def _tenants(services: Services, body: Mapping[str, Any]) -> dict[str, Any]:
    """`{name, username, password, seed}`: one more tenant, reached under /tenants/NAME."""
    name, username, password, seed = (body.get(key) for key in ("name", "username", "password", "seed"))
    if not isinstance(name, str) or not TENANT_NAME.fullmatch(name):
        raise _BadRequest("give name: a-z first, then a-z, digits and hyphens")
    if not isinstance(username, str) or not isinstance(password, str) or seed not in (None, *seeds.SEEDS):
        raise _BadRequest(f"give username, password, and seed: {', '.join(seeds.SEEDS)} or null")
    await seeds.ensure_user(services, name, username=username, password=password)
    if seed is not None:
        await seeds.seed_demo(services, name)
    return {}


_ACTIONS = {
    "/sandbox/uplinks": _uplinks,
    "/sandbox/simulated-devices": _simulated_devices,
    "/sandbox/faults": _faults,
    "/sandbox/tenants": _tenants,
}


def _json(status: int, value: Any) -> Response:
    return Response(json.dumps(value), status_code=status, media_type="application/json")
