"""Users, roles, migrations, and tenants that do not see each other."""

from __future__ import annotations

import pytest

from tests.cassettes.stage import Stage
from thingshub import AsyncThingsHub
from thingshub.errors import AuthenticationError, BadRequestError, NotFoundError, PermissionDeniedError


async def user_life_cycle(hub: AsyncThingsHub, stage: Stage) -> None:
    made = await hub.users.create(
        username="Olga", password="correct-horse-battery", full_name="Olga Example", roles=["device-management-user"]
    )
    assert (made.password, made.locked, made.roles) == ("", False, ["device-management-user"])
    assert (await hub.users.get(made.id)).full_name == "Olga Example"
    olga = stage.another(username="olga", password="correct-horse-battery")
    assert (await olga.devices.list()).collection == []
    with pytest.raises(PermissionDeniedError):
        await olga.devices.create(name="x")
    with pytest.raises(PermissionDeniedError):
        await olga.users.list()
    promoted = await hub.users.set_roles(made.id, roles=["device-management-owner"])
    assert promoted.roles == ["device-management-owner"]
    assert (await olga.devices.create(id="o", name="Olga's")).id == "o"
    for username, reason in (("OLGA", "already in use"), ("Root", "is reserved")):
        with pytest.raises(BadRequestError, match=reason):
            await hub.users.create(username=username, password="correct-horse-battery")
    changed = await hub.users.update(made.id, email="olga@example.com", password="another-password")
    assert changed.email == "olga@example.com"
    with pytest.raises(AuthenticationError):
        await olga.devices.list()
    names = [user.username async for user in hub.users.iterate(page_size=1)]
    assert names == ["demo", "Olga"]
    owner = (await hub.users.list()).collection[0]
    with pytest.raises(BadRequestError, match="last owner"):
        await hub.users.delete(owner.id)
    with pytest.raises(BadRequestError, match="last owner"):
        await hub.users.set_roles(owner.id, roles=[])
    await hub.users.delete(made.id)
    with pytest.raises(NotFoundError, match="user not found"):
        await hub.users.get(made.id)


async def roles(hub: AsyncThingsHub, stage: Stage) -> None:
    listed = [role async for role in hub.roles.iterate(page_size=4)]
    assert [role.name for role in listed][:2] == ["tenant-owner", "device-management-owner"]
    assert len(listed) == 10
    assert len((await hub.roles.list(limit=3)).collection) == 3


async def migrations(hub: AsyncThingsHub, stage: Stage) -> None:
    await hub.assets_v3.create(id="old", name="Old")
    task = (await hub.tenant.list_migrations()).collection[0]
    assert (task.id, task.pending) == ("assets-v3-to-v4", 1)
    await hub.assets.create(id="old", name="Old")
    assert [task.pending async for task in hub.tenant.iterate_migrations()] == [0]


async def tenants_apart(hub: AsyncThingsHub, stage: Stage) -> None:
    other = stage.another(tenant="other", username="demo", password=stage.password)
    await hub.devices.create(id="mine", name="Mine")
    assert (await other.devices.list()).collection == []
    with pytest.raises(NotFoundError):
        await other.devices.get("mine")
    await other.devices.create(id="mine", name="Theirs")
    assert (await hub.devices.get("mine")).name == "Mine"
    assert [user.username for user in (await other.users.list()).collection] == ["demo"]


PLAYS = (
    user_life_cycle,
    roles,
    migrations,
    tenants_apart,
)
