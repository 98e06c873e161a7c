"""Where tracked assets are: a position, and the site and zone it lies in."""

from __future__ import annotations

from collections.abc import Sequence

from thingshub_sandbox.resources import SITE, ZONE
from thingshub_sandbox.store import Record, Store

_MOST_HISTORY = 100


async def moved(store: Store, tenant: str, record: Record, position: Record, *, at: str) -> Record:
    """A tracked asset at a new position.

    Args:
        record: The tracked asset as it was.
        position: `latitude`, `longitude` in degrees and, if known, `margin` in metres.
        at: The time of the position, as a timestamp.
    """
    longitude, latitude = position["longitude"], position["latitude"]
    site = await _containing(store, tenant, SITE.name, longitude, latitude)
    zone = await _containing(store, tenant, ZONE.name, longitude, latitude, site_id=site["id"]) if site else None
    geolocation = {**position, "moved_at": at}
    names = {"site": site, "zone": zone}
    geolocation |= {name: place["name"] for name, place in names.items() if place}
    if site:
        geolocation["speaking_location"] = ", ".join(place["name"] for place in (zone, site) if place)
    was_in = record.get("site_id", "")
    result = {name: value for name, value in record.items() if name not in ("site_name", "zone_id")}
    result |= {"geolocation": geolocation, "site_id": site["id"] if site else "", "updated_at": at}
    if site:
        result |= {"site_name": site["name"], "zone_id": zone["id"] if zone else ""}
    if site and site["id"] != was_in:
        result |= {"entered_site_at": at}
        result.pop("exited_site_at", None)
    elif not site and was_in:
        result |= {"exited_site_at": at}
        result.pop("entered_site_at", None)
    history: list[Record] = record.get("geolocation_history", [])
    result["geolocation_history"] = [geolocation, *history][:_MOST_HISTORY]
    return result


async def _containing(
    store: Store, tenant: str, kind: str, longitude: float, latitude: float, *, site_id: str | None = None
) -> Record | None:
    for place in await store.select(tenant, kind, having={"site_id": site_id} if site_id else None):
        rings = place.get("polygon", {}).get("coordinates", [])
        # In the outer ring and in none of the holes: an odd number of rings around the point
        if sum(_is_inside(ring, longitude, latitude) for ring in rings) == 1:
            return place
    return None


def _is_inside(ring: Sequence[Sequence[float]], x: float, y: float) -> bool:
    """Whether a ray from the point crosses the ring an odd number of times."""
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside
