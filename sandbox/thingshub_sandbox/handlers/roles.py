"""The roles that users can have."""

from __future__ import annotations

from thingshub_sandbox import resources
from thingshub_sandbox.calls import Answer, Call
from thingshub_sandbox.permissions import ROLES


async def roles_list(call: Call) -> Answer:
    """All roles."""
    return Answer(200, {"collection": resources.cut(call, [role._asdict() for role in ROLES.values()])})
