"""What a fresh sandbox holds: its user, and a small plant with `--seed demo`."""

from __future__ import annotations

from contextlib import suppress

from thingshub_sandbox.calls import TENANT, Services
from thingshub_sandbox.clock import SECOND, rfc3339
from thingshub_sandbox.handlers.network_connections import CONFIGURATION
from thingshub_sandbox.permissions import TENANT_OWNER
from thingshub_sandbox.resources import DEVICE, NETWORK_CONNECTION, STATE
from thingshub_sandbox.store import Record, Taken

SEEDS = ("demo",)
_KINDS = (
    ("pump", "Pump", {"pressure": 2.4, "running": True}),
    ("fan", "Fan", {"speed": 1200, "running": True}),
    ("door", "Door contact", {"open": False, "battery": 3.1}),
    ("room", "Room climate", {"temperature": 21.5, "humidity": 47.0, "interval": 600}),
    ("meter", "Energy meter", {"energy": 10482.75}),
)
_HALLS = 5


async def ensure_user(services: Services, tenant: str, *, username: str, password: str) -> None:
    """The user that the sandbox tells about owns the tenant and can log in with this password."""
    user = await services.store.user(tenant, username)
    if user is not None and await services.passwords.is_right(password, user.password_hash):
        return
    now = services.now()
    password_hash = await services.passwords.hash(password)
    async with services.store.transaction(tenant):
        if user is None:
            profile = {"country": "DE", "email": "", "full_name": "", "locked": False, "roles": [TENANT_OWNER]}
            profile |= {"created_at": now, "updated_at": now, "last_login_at": now}
            with suppress(Taken):  # by another process that starts at the same moment
                await services.store.add_user(tenant, username, password_hash, profile)
        else:
            profile = user.profile | {"updated_at": now, "locked": False}
            await services.store.replace_user(user._replace(password_hash=password_hash, profile=profile))


async def ensure_connection(services: Services, tenant: str) -> None:
    """The network connection that the tenant's configuration makes; nobody can change or delete it."""
    now = services.now()
    record: Record = {"id": "configured", "name": "From the configuration", "type": "loriot", "auto_activation": False}
    record |= {"config": {"type": "loriot", "server": "loriot.example", "app_id": "00000000"}}
    record |= {"created_by": CONFIGURATION, "created_at": now, "updated_at": now}
    async with services.store.transaction(tenant):
        if not await services.store.get(tenant, NETWORK_CONNECTION.name, record["id"]):
            await services.store.insert(tenant, NETWORK_CONNECTION.name, record["id"], record)


async def seed_demo(services: Services, tenant: str = TENANT) -> None:
    """Five halls with five devices each, and a network connection; what is there already stays as it is."""
    await ensure_connection(services, tenant)
    now_ns = services.clock.now_ns()
    async with services.store.transaction(tenant):
        for hall in range(1, _HALLS + 1):
            for position, (kind, name, reported) in enumerate(_KINDS):
                id = f"{kind}-{hall}"
                if await services.store.get(tenant, DEVICE.name, id):
                    continue
                created = rfc3339(now_ns - (hall * 7 + position) * 3600 * SECOND)
                record = {"id": id, "name": f"{name} {hall}", "description": f"Hall {hall}, row {position + 1}"}
                record |= {"last_seen_at": rfc3339(now_ns - position * 60 * SECOND)}
                record |= {"created_at": created, "updated_at": created}
                labels = [f"hall-{hall}", kind, *(["cold"] if kind == "pump" else [])]
                await services.store.insert(tenant, DEVICE.name, id, record, labels)
                await services.store.insert(tenant, STATE.name, id, {"reported": reported, "desired": {}})
