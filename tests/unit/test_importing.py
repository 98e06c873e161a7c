"""What importing costs does not grow with the document: tags and models are loaded when they are first asked for."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

import thingshub.models
from thingshub import AsyncThingsHub, ThingsHub
from thingshub.models import Device

_LOADED = """
import sys
from thingshub import ThingsHub
hub = ThingsHub("https://demo.example", token="a-token")
before = set(sys.modules)
hub.devices
print(*sorted(name for name in before if name.startswith(("thingshub.api.", "thingshub.models."))))
print(*sorted(set(sys.modules) - before))
"""


def test_nothing_of_a_tag_is_loaded_before_it_is_asked_for() -> None:
    ran = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True)
    before, after = (line.split() for line in ran.stdout.splitlines())
    # logging in is what the client does by itself, and every tag has the platform's error body
    own = {"auth", "_user", "_role_name", "_error_body"}
    assert set(before) <= {"thingshub.api.auth", *(f"thingshub.models.{name}" for name in own)}
    assert "thingshub.models.devices" in after
    assert "thingshub.models.sites" not in after


@pytest.mark.parametrize("kind", [ThingsHub, AsyncThingsHub])
def test_a_tag_is_made_once_for_each_client(kind: type[ThingsHub | AsyncThingsHub]) -> None:
    hub, other = kind("https://demo.example", token="a-token"), kind("https://demo.example", token="a-token")
    assert hub.devices is hub.devices
    assert hub.devices is not other.devices
    assert "devices" in dir(kind)


def test_the_package_of_models_is_complete() -> None:
    assert thingshub.models.__all__ == sorted(thingshub.models.__all__) == dir(thingshub.models)
    for name in thingshub.models.__all__:
        assert getattr(thingshub.models, name) is not None
    assert import_module("thingshub.models.devices").Device is Device
    with pytest.raises(AttributeError, match="has no attribute 'Devise'"):
        thingshub.models.Devise  # type: ignore[attr-defined]  # pyright: ignore  # noqa: B018
    names: dict[str, object] = {}
    exec("from thingshub.models import *", names)
    assert set(thingshub.models.__all__) <= set(names)
