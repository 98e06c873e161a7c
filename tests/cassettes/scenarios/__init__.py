"""What is recorded: each scenario once, for the sync and the async client alike."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from tests.cassettes.scenarios import assets, details, devices, drivers, forwarding, refusals, tenancy, tracking
from tests.cassettes.stage import Scenario, Stage
from thingshub import AsyncThingsHub

_PLAYS: tuple[Callable[[AsyncThingsHub, Stage], Awaitable[None]], ...] = (
    devices.device_life_cycle,
    devices.read_change_write,
    devices.labels,
    devices.paging,
    devices.state,
    devices.api_keys,
    devices.refusals,
    devices.token_ends,
    devices.logins,
    devices.device_references,
    devices.messages,
    drivers.driver_registry,
    drivers.decoding,
    forwarding.network_connection_life_cycle,
    forwarding.integration_life_cycle,
    forwarding.data_table_life_cycle,
    forwarding.rows,
    assets.field_life_cycle,
    assets.asset_life_cycle,
    assets.asset_import,
    assets.asset_v3_life_cycle,
    tracking.tracked_asset_life_cycle,
    tracking.thing_life_cycle,
    tracking.site_life_cycle,
    tracking.zone_life_cycle,
    tenancy.user_life_cycle,
    tenancy.roles,
    tenancy.migrations,
    tenancy.tenants_apart,
    details.device_details,
    details.forwarding_details,
    details.table_details,
    details.place_details,
    details.old_asset_details,
    details.user_details,
)
SCENARIOS = [
    *(Scenario(play.__name__, play) for play in _PLAYS),
    Scenario("wrong_password", devices.wrong_password, password="not-the-password"),
    Scenario("password_login_off", devices.password_login_off, has_password_login=False),
    *(Scenario(f"refusals_{tag}", play) for tag, play in refusals.by_tag().items()),
]
