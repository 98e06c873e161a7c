"""Users of the tenant: their passwords are hashed, their roles come from the table, one owner always stays."""

from __future__ import annotations

from thingshub_sandbox.calls import Answer, Call, Refusal
from thingshub_sandbox.permissions import ROLES, TENANT_OWNER
from thingshub_sandbox.store import Record, Taken, User

_RESERVED = ("admin", "root", "superuser", "public")
_TEXTS = ("full_name", "email", "country")


async def users_list(call: Call) -> Answer:
    """All users, in order of creation."""
    arguments = call.arguments
    users = await call.store.users(call.tenant, limit=arguments.get("limit"), offset=arguments.get("offset", 0))
    return Answer(200, {"collection": [shown(user) for user in users]})


async def users_create(call: Call) -> Answer:
    """A new user."""
    body, now = call.body, call.services.now()
    if body["username"].lower() in _RESERVED:
        raise Refusal(400, "body.username: is reserved")
    roles = list(body.get("roles", []))
    _check_roles(roles)
    profile = {**dict.fromkeys(_TEXTS, ""), **{name: body[name] for name in _TEXTS if name in body}}
    profile |= {"locked": body.get("locked", False), "roles": roles, "created_at": now, "updated_at": now}
    password_hash = await call.services.passwords.hash(body["password"])
    try:
        async with call.store.transaction(call.tenant):
            user = await call.store.add_user(call.tenant, body["username"], password_hash, profile)
    except Taken as error:
        raise Refusal(400, "user name already in use") from error
    return Answer(201, shown(user))


async def users_get(call: Call) -> Answer:
    """One user."""
    return Answer(200, shown(await _user(call)))


async def users_update(call: Call) -> Answer:
    """What is given changes; a new password or a lock ends all sessions."""
    changes = dict(call.body)
    password = changes.pop("password", None)
    password_hash = await call.services.passwords.hash(password) if password else None
    async with call.store.transaction(call.tenant):
        user = await _user(call)
        if changes.get("locked"):
            await _keep_an_owner(call, user)
        profile = user.profile | changes | {"updated_at": call.services.now()}
        user = user._replace(profile=profile, password_hash=password_hash or user.password_hash)
        await call.store.replace_user(user)
        if password or changes.get("locked"):
            await call.store.remove_tokens(call.tenant, user.id)
    return Answer(200, shown(user))


async def users_set_roles(call: Call) -> Answer:
    """Other roles."""
    roles = list(call.body["roles"])
    _check_roles(roles)
    async with call.store.transaction(call.tenant):
        user = await _user(call)
        if TENANT_OWNER not in roles:
            await _keep_an_owner(call, user)
        user = user._replace(profile=user.profile | {"roles": roles, "updated_at": call.services.now()})
        await call.store.replace_user(user)
    return Answer(200, shown(user))


async def users_delete(call: Call) -> Answer:
    """The user goes, with sessions and API keys."""
    async with call.store.transaction(call.tenant):
        user = await _user(call)
        await _keep_an_owner(call, user)
        await call.store.remove_user(call.tenant, user.id)
    return Answer(200)


def shown(user: User) -> Record:
    """A user as the API shows one."""
    return {**user.profile, "id": user.id, "username": user.username, "password": ""}


async def _user(call: Call) -> User:
    user = await call.store.user_by_id(call.tenant, call.arguments["user_id"])
    if user is None:
        raise Refusal(404, "user not found")
    return user


async def _keep_an_owner(call: Call, leaving: User) -> None:
    """Refuse when nobody else could manage the tenant any more."""
    if TENANT_OWNER not in leaving.profile.get("roles", ()):
        return
    for user in await call.store.users(call.tenant):
        is_owner = TENANT_OWNER in user.profile.get("roles", ()) and not user.profile.get("locked")
        if user.id != leaving.id and is_owner:
            return
    raise Refusal(400, "the last owner of the tenant has to stay")


def _check_roles(roles: list[str]) -> None:
    if unknown := [name for name in roles if name not in ROLES]:
        raise Refusal(400, f"body.roles: there is no role {unknown[0]}")
