"""Logging in."""

from __future__ import annotations

from thingshub_sandbox.calls import TENANT, Answer, Call, Refusal
from thingshub_sandbox.clock import SECOND, rfc3339
from thingshub_sandbox.security import digest
from thingshub_sandbox.store import Principal


async def auth_login(call: Call) -> Answer:
    """A new session; a wrong name and a wrong password are the same 400, after the same time."""
    services, store = call.services, call.store
    user = await store.user(TENANT, call.body["username"])
    is_right = await services.passwords.is_right(call.body["password"], user.password_hash if user else None)
    if user is None or not is_right:
        raise Refusal(400, "invalid credentials")
    now_ns = services.clock.now_ns()
    ends_at_ns = now_ns + int(services.token_seconds * SECOND)
    token = services.randomness.token()
    profile = {**user.profile, "last_login_at": rfc3339(now_ns)}
    async with store.transaction():
        await store.put_user(user.tenant, user.username, user.password_hash, profile)
        await store.remove_ended_tokens(now_ns=now_ns)
        await store.add_token(digest(token), Principal(user.tenant, user.id), ends_at_ns=ends_at_ns)
    shown = {**profile, "id": user.id, "username": user.username, "password": ""}
    return Answer(200, {"User": shown, "expires": rfc3339(ends_at_ns), "token": token})
