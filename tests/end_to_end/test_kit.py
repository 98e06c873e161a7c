"""The test kit, as its users see it: their test files are run by a pytest of their own, with all warnings as errors."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import jsonschema_rs
import msgspec
import pytest

from tests.faces import run_async, run_sync
from thingshub import UNSET, AsyncThingsHub, models
from thingshub.errors import PayloadError
from thingshub.model import Model
from thingshub.models import Asset, Device, DeviceCreate, Integration, LoginRequest
from thingshub.testing import Sandbox, Server, make, running
from thingshub.testing.examples import examples
from thingshub_sandbox.openapi.api import Api
from thingshub_sandbox.remote import RemoteError

pytest_plugins = "pytester"

COMPONENTS = Api.load().document.data["components"]
MODELS = [
    kind
    for _, kind in inspect.getmembers(models, inspect.isclass)
    if issubclass(kind, Model) and kind.__module__.startswith(f"{models.__name__}.")
]
WITHOUT_EXAMPLE = {  # parts that no example of the document happens to use
    "ChirpstackConfig", "DriverPush", "DriverSchemaV2", "LorawanSettings", "ManifestLabel", "MqttConnectionConfig",
    "MqttIntegrationConfig", "OtherDriverSchema", "OtherIntegrationConfig", "SchemaProperty",
}  # fmt: skip
README_EXAMPLE = """
from thingshub import ThingsHub
from thingshub.models import DeviceCreate
from thingshub.testing import Sandbox, make

def test_my_code_survives_an_outage(thingshub_client: ThingsHub, thingshub_sandbox: Sandbox) -> None:
    thingshub_client.devices.create(make(DeviceCreate, id="pump-7", labels=["hall-1"]))
    thingshub_sandbox.fail("devices.list", times=2)
    assert "pump-7" in [device.id for device in thingshub_client.devices.iterate(labels=["hall-1"])]
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running() as server:
        yield server


@pytest.fixture
def sandbox(server: Server) -> Sandbox:
    return server.tenant()


def test_the_users_tests_run(pytester: pytest.Pytester) -> None:
    """One after the other on one server, sync and async, and nothing of one is seen by the next."""
    pytester.makepyfile(
        test_readme=README_EXAMPLE,
        test_more="""
        import asyncio
        import pytest

        SEEN = []

        @pytest.mark.parametrize("turn", [1, 2])
        def test_each_has_a_plant_of_its_own(thingshub_client, thingshub_sandbox, thingshub_server, turn):
            SEEN.append(thingshub_server)
            assert len(list(thingshub_client.devices.iterate())) == 25
            assert dict(thingshub_sandbox.calls) == {"auth.login": 1, "devices.list": 2}
            thingshub_client.devices.delete("pump-1")
            thingshub_client.drivers.list()
            thingshub_sandbox.fail("devices.list", times=99)

        def test_there_was_one_server():
            assert SEEN[0] is SEEN[1]

        def test_async(async_thingshub_client, thingshub_sandbox):
            async def use():
                async with async_thingshub_client as hub:
                    return (await hub.devices.get("pump-1")).name
            assert asyncio.run(use()) == "Pump 1"
            assert thingshub_sandbox.calls["devices.get"] == 1
        """,
    )
    outcome = pytester.runpytest_inprocess("-W", "error", "-p", "no:cacheprovider", "--strict-markers")
    outcome.assert_outcomes(passed=5)


def test_with_sockets_blocked_but_for_this_machine(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(README_EXAMPLE)
    options = ("-W", "error", "-p", "no:cacheprovider", "--allow-hosts=127.0.0.1")
    pytester.runpytest_inprocess(*options).assert_outcomes(passed=1)


def test_the_fixtures_are_listed_with_what_they_are_for(pytester: pytest.Pytester) -> None:
    outcome = pytester.runpytest_inprocess("--fixtures", "-p", "no:cacheprovider")
    for name in ("thingshub_server", "thingshub_sandbox", "thingshub_client", "async_thingshub_client"):
        outcome.stdout.re_match_lines([rf"{name}\b.*pytest_plugin"])
    assert "no docstring available" not in outcome.stdout.str().partition("thingshub_sandbox.pytest_plugin")[2][:2000]


def test_the_plugin_costs_a_run_nothing_that_does_not_use_it() -> None:
    code = (
        "import sys, pytest; before = set(sys.modules); import thingshub_sandbox.pytest_plugin;"
        "print(sorted(set(sys.modules) - before))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "['thingshub_sandbox', 'thingshub_sandbox.pytest_plugin']"


def test_without_the_extra_it_says_what_to_install_and_makes_models_all_the_same() -> None:
    code = (
        "import sys; sys.modules['jsonschema_rs'] = None\n"
        "from thingshub.models import Device\nfrom thingshub.testing import make, running\n"
        "assert make(Device)\n"
        "running().__enter__()"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.stderr.splitlines()[-1].endswith(
        "the test kit needs jsonschema_rs, which is not installed -- pip install 'thingshub[sandbox]'"
    )


def test_uplinks_faults_counters_and_the_clock(sandbox: Sandbox) -> None:
    with sandbox.client() as hub:
        hub.devices.create(id="raw-1", name="Raw")
        taken = sandbox.uplink("raw-1", "18 01", port=7)
        assert (taken.payload, taken.port, taken.values) == ("1801", 7, UNSET)
        assert sandbox.uplink("raw-1", b"\x18\x02").payload == "1802"
        assert [uplink.payload for uplink in hub.devices.list_uplinks("raw-1").collection] == ["1802", "1801"]
        with pytest.raises(ValueError, match="no such device"):
            sandbox.uplink("nil", "00")
        with pytest.raises(ValueError, match="hexadecimal"):
            sandbox.uplink("raw-1", "zz")
        sandbox.advance(8 * 24 * 3600)
        hub.devices.get("raw-1")
        assert sandbox.calls["auth.login"] == 2, "the first token had ended"


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_both_clients_meet_the_faults(sandbox: Sandbox, kind: str) -> None:
    async def use(hub: AsyncThingsHub) -> None:
        sandbox.fail("devices.get", is_cut=True)
        sandbox.fail("devices.get", slow_seconds=0.01)
        assert (await hub.devices.get("pump-1")).id == "pump-1"
        assert sandbox.calls["devices.get"] == 2
        sandbox.fail("devices.create", status=500, times=5)
        for _ in range(2):
            with pytest.raises(Exception, match=r"devices\.create: 500"):
                await hub.devices.create(make(DeviceCreate, id="x"))
        sandbox.heal()
        await hub.devices.create(make(DeviceCreate, id="x"))

    if kind == "sync":
        run_sync(use, sandbox.client())
    else:
        run_async(use, sandbox.async_client)


def test_a_fault_of_no_operation_is_refused(sandbox: Sandbox) -> None:
    with pytest.raises(ValueError, match=r"no operation device\.list; did you mean devices\.list\?"):
        sandbox.fail("device.list")
    with pytest.raises(ValueError, match="500 or 503"):
        sandbox.fail("devices.list", status=418)


def test_an_empty_tenant_too(server: Server) -> None:
    with server.tenant(seed=None).client() as hub:
        assert list(hub.devices.iterate()) == []


@pytest.mark.parametrize("name", ["Upper", "", "a/b", "../x", "a" * 60])
def test_a_tenant_without_a_usable_name_is_refused(server: Server, name: str) -> None:
    remote = server.tenant()._remote  # pyright: ignore[reportPrivateUsage]
    with pytest.raises(RemoteError, match="give name"):
        replace(remote, tenant=None).add_tenant(name, username="olga", password="a-password")


def test_no_secret_shows(sandbox: Sandbox) -> None:
    assert sandbox.password not in repr(sandbox)


@pytest.mark.parametrize("kind", [kind for kind in MODELS if kind.__name__ not in WITHOUT_EXAMPLE])
def test_each_model_with_an_example_can_be_made_and_fits_the_document(kind: type[Model]) -> None:
    made = make(kind)
    assert type(made) is kind
    assert make(kind) is not made
    schema = {"$ref": f"#/components/schemas/{kind.__name__}", "components": COMPONENTS}
    example: Any = examples()[kind.__name__]
    assert jsonschema_rs.validator_for(schema).is_valid(example)
    for name, encoded in zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True):
        assert (getattr(made, name) is not UNSET) is (encoded in example) or name == "extras"


def test_models_without_an_example_are_the_ones_that_are_known(server: Server) -> None:
    assert {kind.__name__ for kind in MODELS} - examples().keys() == WITHOUT_EXAMPLE
    for kind in MODELS:
        if kind.__name__ in WITHOUT_EXAMPLE:
            with pytest.raises(ValueError, match=f"no example of {kind.__name__}"):
                make(kind)


def test_what_is_made_takes_changes() -> None:
    device = make(Device, name="Pump 7", description=UNSET)
    assert (device.name, device.description) == ("Pump 7", UNSET)
    device.labels.append("changed")
    assert "changed" not in make(Device).labels
    asset = make(Asset, extras={"colour": "blue"})
    assert asset.extras["colour"] == "blue"
    assert json.loads(msgspec.json.encode(make(LoginRequest, username="olga")))["username"] == "olga"
    assert make(Integration, config=make(Integration).config).config == make(Integration).config
    with pytest.raises(TypeError, match=r"Device has no nmae; did you mean name\?"):
        make(Device, nmae="x")
    with pytest.raises(PayloadError, match=r"Device: .*labels"):
        make(Device, labels="hall-1")
