"""Logging in: a wrong name and a wrong password are the same 400, after the same time; guessing is slowed down.

Failures are counted by user name in the store, so that all processes of a hub count together; after too many the answer
is 429 until the window has passed, also for the right password.
"""

from __future__ import annotations

from thingshub_sandbox.calls import Answer, Call, Refusal
from thingshub_sandbox.clock import SECOND, rfc3339
from thingshub_sandbox.handlers.users import shown
from thingshub_sandbox.security import digest
from thingshub_sandbox.store import Event, Principal

_FAILURES = "failed-logins"
_MOST_FAILURES = 10
_WINDOW_NS = 60 * SECOND


async def auth_login(call: Call) -> Answer:
    """A new session."""
    services, store = call.services, call.store
    if not services.has_password_login:
        raise Refusal(401, "password login is switched off; use the tenant's identity provider")
    now_ns = services.clock.now_ns()
    key = digest(call.body["username"].lower())  # names as the stranger typed them are not kept
    recent = await store.events(call.tenant, _FAILURES, since_ns=now_ns - _WINDOW_NS, devices=[key])
    if len(recent) >= _MOST_FAILURES:
        raise Refusal(429, "too many failed logins; try again in a minute")
    user = await store.user(call.tenant, call.body["username"])
    is_right = await services.passwords.is_right(call.body["password"], user.password_hash if user else None)
    if user is None or not is_right:
        async with store.transaction(call.tenant):
            await store.drop_events(call.tenant, _FAILURES, before_ns=now_ns - _WINDOW_NS)
            await store.append(call.tenant, _FAILURES, [Event(now_ns, key, {})])
        raise Refusal(400, "invalid credentials")
    if user.profile.get("locked"):
        raise Refusal(403, "this user may not log in")
    ends_at_ns = now_ns + int(services.token_seconds * SECOND)
    token = services.randomness.token()
    async with store.transaction(call.tenant):
        user = await store.user_by_id(call.tenant, user.id) or user
        user = user._replace(profile=user.profile | {"last_login_at": rfc3339(now_ns)})
        await store.replace_user(user)
        await store.remove_ended_tokens(now_ns=now_ns)
        await store.add_token(digest(token), Principal(user.tenant, user.id, ()), ends_at_ns=ends_at_ns)
    return Answer(200, {"User": shown(user), "expires": rfc3339(ends_at_ns), "token": token})
