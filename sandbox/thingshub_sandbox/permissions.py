"""Who may do what: one table of areas, and how far each role reaches.

An operation belongs to the area of its tag. Reading needs the level guest, changing what is there the level user,
creating and deleting the level owner. A few operations are listed because their method says another thing than they do.
"""

from __future__ import annotations

from typing import NamedTuple

from thingshub_sandbox.document import Operation


class Role(NamedTuple):
    """A fixed set of permissions."""

    name: str
    area: str
    level: str
    description: str


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
_LEVEL_OF_METHOD = {"GET": "guest", "PUT": "user", "POST": "owner", "DELETE": "owner"}
_LEVEL_OF_OPERATION = {
    "devices.add_labels": "user",
    "devices.remove_label": "user",
    "devices.create_downlink": "user",
    "things.delete_geolocation": "user",
}


def is_permitted(operation: Operation, roles: tuple[str, ...]) -> bool:
    """Whether one of these roles permits the operation."""
    area = _AREA_OF_TAG[operation.id.partition(".")[0]]
    needed = LEVELS.index(_LEVEL_OF_OPERATION.get(operation.id, _LEVEL_OF_METHOD[operation.method]))
    held = [ROLES[name] for name in roles if name in ROLES]
    return any(role.area in (area, "tenant") and LEVELS.index(role.level) >= needed for role in held)
