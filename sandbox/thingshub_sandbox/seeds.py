"""What a fresh sandbox holds: its user, and a small plant with `--seed demo`."""

from __future__ import annotations

from thingshub_sandbox.calls import TENANT, Services
from thingshub_sandbox.clock import SECOND, rfc3339
from thingshub_sandbox.handlers.devices import DEVICE, STATE

SEEDS = ("demo",)
_KINDS = (
    ("pump", "Pump", {"pressure": 2.4, "running": True}),
    ("fan", "Fan", {"speed": 1200, "running": True}),
    ("door", "Door contact", {"open": False, "battery": 3.1}),
    ("room", "Room climate", {"temperature": 21.5, "humidity": 47.0, "interval": 600}),
    ("meter", "Energy meter", {"energy": 10482.75}),
)
_HALLS = 5


async def ensure_user(services: Services, *, username: str, password: str) -> None:
    """The user that the sandbox tells about can log in with this password; a changed one is taken over."""
    user = await services.store.user(TENANT, username)
    if user is not None and await services.passwords.is_right(password, user.password_hash):
        return
    now = services.now()
    profile = {"country": "DE", "created_at": now, "email": "", "full_name": "", "last_login_at": now}
    password_hash = await services.passwords.hash(password)
    async with services.store.transaction():
        kept = user.profile if user else profile
        await services.store.put_user(TENANT, username, password_hash, kept | {"updated_at": now})


async def seed_demo(services: Services) -> None:
    """Five halls with five devices each; what is there already stays as it is."""
    if await services.store.get(TENANT, DEVICE, "pump-1"):
        return
    now_ns = services.clock.now_ns()
    async with services.store.transaction():
        for hall in range(1, _HALLS + 1):
            for position, (kind, name, reported) in enumerate(_KINDS):
                id = f"{kind}-{hall}"
                created = rfc3339(now_ns - (hall * 7 + position) * 3600 * SECOND)
                record = {"id": id, "name": f"{name} {hall}", "description": f"Hall {hall}, row {position + 1}"}
                record |= {"last_seen_at": rfc3339(now_ns - position * 60 * SECOND)}
                record |= {"created_at": created, "updated_at": created}
                labels = [f"hall-{hall}", kind, *(["cold"] if kind == "pump" else [])]
                await services.store.insert(TENANT, DEVICE, id, record, labels)
                await services.store.insert(TENANT, STATE, id, {"reported": reported, "desired": {}})
