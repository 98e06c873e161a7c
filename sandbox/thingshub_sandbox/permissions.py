"""Who may do what: one table of areas, and how far each role reaches.

An operation belongs to the area of its tag. Reading needs the level guest, changing what is there the level user,
creating and deleting the level owner. A few operations are listed because their method says another thing than they do.
That nothing is missing in these tables is checked when the sandbox starts, so that a call never meets a gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from thingshub_document.model import Operation


class Role(NamedTuple):
    """A fixed set of permissions."""

    name: str
    area: str
    level: str
    description: str


_FILE = "sandbox/thingshub_sandbox/permissions.py"
LEVELS = ("guest", "user", "owner")  # each can do what the ones before it can
_WORDS = {"guest": "View", "user": "View and edit", "owner": "View, edit, create and delete"}
_AREAS = {
    "device-management": "devices, drivers and network connections",
    "asset-tracking": "assets, tracked assets, sites and zones",
    "data": "data tables and integrations",
    "tenant": "everything, also users and API keys",
}
TENANT_OWNER = "tenant-owner"
ROLES = {
    role.name: role
    for role in (
        Role(TENANT_OWNER, "tenant", "owner", f"{_WORDS['owner']} {_AREAS['tenant']}."),
        *(
            Role(f"{area}-{level}", area, level, f"{_WORDS[level]} {_AREAS[area]}.")
            for area in ("device-management", "asset-tracking", "data")
            for level in reversed(LEVELS)
        ),
    )
}
_AREA_OF_TAG = {
    "devices": "device-management",
    "drivers": "device-management",
    "network_connections": "device-management",
    "assets": "asset-tracking",
    "assets_v3": "asset-tracking",
    "business_objects": "asset-tracking",
    "tracked_assets": "asset-tracking",
    "things": "asset-tracking",
    "sites": "asset-tracking",
    "zones": "asset-tracking",
    "data_tables": "data",
    "integrations": "data",
    "api_keys": "tenant",
    "users": "tenant",
    "roles": "tenant",
    "tenant": "tenant",
}
_LEVEL_OF_METHOD = {
    "GET": "guest",
    "HEAD": "guest",
    "OPTIONS": "guest",
    "QUERY": "guest",
    "TRACE": "guest",
    "PUT": "user",
    "PATCH": "user",
    "POST": "owner",
    "DELETE": "owner",
}
_LEVEL_OF_OPERATION = {
    "devices.add_labels": "user",
    "devices.remove_label": "user",
    "devices.create_downlink": "user",
    "things.delete_geolocation": "user",
}


class Permissions:
    """The tables for one document.

    Args:
        areas: The area of each tag that has operations with a caller.
        levels: The level of each operation whose method says another thing than it does.
    """

    def __init__(
        self, areas: Mapping[str, str] = _AREA_OF_TAG, levels: Mapping[str, str] = _LEVEL_OF_OPERATION
    ) -> None:
        self._areas = areas
        self._levels = levels

    def gaps(self, operations: Iterable[Operation]) -> list[str]:
        """What the tables lack, or have too much, for these operations: a line each, with what to write."""
        listed = {operation.id: operation for operation in operations}
        asked = [operation for operation in listed.values() if not operation.is_public]
        tags = dict.fromkeys(operation.tag for operation in asked)
        words = " | ".join((*_AREAS,))
        found = [
            f'the tag {tag} has no area; add `"{tag}": "{words}",` to _AREA_OF_TAG in {_FILE}'
            for tag in tags
            if tag not in self._areas
        ]
        found += [
            f"the tag {tag} has the area {area!r}, which is none; write one of {words} in {_FILE}"
            for tag, area in self._areas.items()
            if area not in _AREAS
        ]
        found += [
            f"{operation.id} has no level: its method {operation.method} says nothing; "
            f'add `"{operation.id}": "{" | ".join(LEVELS)}",` to _LEVEL_OF_OPERATION in {_FILE}'
            for operation in asked
            if operation.id not in self._levels and operation.method not in _LEVEL_OF_METHOD
        ]
        found += [
            f"{id} is not an operation; take it out of _LEVEL_OF_OPERATION in {_FILE}, or rename it there"
            for id in self._levels
            if id not in listed
        ]
        found += [
            f"the level {level!r} of {id} is none; write one of {', '.join(LEVELS)} in {_FILE}"
            for id, level in self._levels.items()
            if level not in LEVELS
        ]
        return found

    def permit(self, operation: Operation, roles: tuple[str, ...]) -> bool:
        """Whether one of these roles permits the operation."""
        level = self._levels.get(operation.id) or _LEVEL_OF_METHOD[operation.method]
        return reaches(roles, self._areas[operation.tag], level)


def reaches(roles: tuple[str, ...], area: str, level: str) -> bool:
    """Whether one of these roles reaches a level in an area."""
    held = [ROLES[name] for name in roles if name in ROLES]
    needed = LEVELS.index(level)
    return any(role.area in (area, "tenant") and LEVELS.index(role.level) >= needed for role in held)
