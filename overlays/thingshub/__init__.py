"""Typed, fast client for thingsHub, sync and async.

    from thingshub import ThingsHub

    with ThingsHub("https://demo.example", username="olga", password="…") as hub:
        for device in hub.devices.iterate(labels=["hall-1"]):
            print(device.id, device.name)

Models stand in thingshub.models, errors in thingshub.errors. UNSET is a property that is absent, None one that is null.
"""

from msgspec import UNSET, UnsetType

from thingshub.client import AsyncThingsHub, ThingsHub
from thingshub.decoding import decode
from thingshub.retries import Retries
from thingshub.transport import Timeout
from thingshub.version import __version__

__all__ = ["UNSET", "AsyncThingsHub", "Retries", "ThingsHub", "Timeout", "UnsetType", "__version__", "decode"]
