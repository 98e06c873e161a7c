"""What it costs to read and to write 1,000 devices: bytes to objects and back, without a network."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from importlib import import_module
from typing import Any

import msgspec

from tests.benchmarks.server import DEVICE
from tests.benchmarks.timing import OURS, Section, each, measured
from thingshub._client.request import prepare
from thingshub._client.response import conclude
from thingshub.api.devices import CREATE, LIST
from thingshub.models import DeviceList
from thingshub.settings import resolve
from thingshub.transport import Response

DEVICES = 1000
FLOORS = frozenset({"json", "msgspec alone"})
_BODY = b'{"collection":[' + b",".join([DEVICE] * DEVICES) + b"]}"


def decoding(rounds: int) -> Section:
    """As an answer is read: the SDK also checks it and remembers its bytes."""
    response = Response(200, {"Content-Type": "application/json"}, _BODY)
    bare = msgspec.json.Decoder(DeviceList).decode
    opc, og, dcg = _models()
    ways: dict[str, Callable[[], Any]] = {
        OURS: lambda: conclude(LIST, response, str),
        "openapi-python-client, raw": lambda: opc.from_dict(json.loads(_BODY)),
        "openapi-generator (pydantic)": lambda: og.from_json(_BODY.decode()),
        "datamodel-code-generator, pydantic": lambda: dcg.model_validate_json(_BODY),
        "json": lambda: json.loads(_BODY),
        "msgspec alone": lambda: bare(_BODY),
    }
    return Section(f"decode {DEVICES:,} devices", "µs", asyncio.run(measured(each(ways, 1), rounds)), FLOORS)


def encoding(rounds: int) -> Section:
    """As a body is written: the SDK also looks for times without a zone."""
    ours = msgspec.json.decode(_BODY, type=DeviceList)
    opc, og, dcg = _models()
    of_opc, of_og, of_dcg = (
        opc.from_dict(json.loads(_BODY)),
        og.from_json(_BODY.decode()),
        dcg.model_validate_json(_BODY),
    )
    plain = json.loads(_BODY)
    settings = resolve(
        url="https://demo.example", username=None, password=None, token="t", api_key=None, api_profile=None,
        ca_file=None, max_connections=1, allow_http_on_loopback=False,
    )  # fmt: skip
    ways: dict[str, Callable[[], Any]] = {
        OURS: lambda: prepare(CREATE, settings, (), ours),
        "openapi-python-client, raw": lambda: json.dumps(of_opc.to_dict()),
        "openapi-generator (pydantic)": lambda: of_og.to_json(),
        "datamodel-code-generator, pydantic": lambda: of_dcg.model_dump_json(exclude_unset=True),
        "json": lambda: json.dumps(plain),
        "msgspec alone": lambda: msgspec.json.encode(ours),
    }
    return Section(f"encode {DEVICES:,} devices", "µs", asyncio.run(measured(each(ways, 1), rounds)), FLOORS)


def _models() -> tuple[Any, Any, Any]:
    return (
        import_module("opc_client.models.device_list").DeviceList,
        import_module("og_client.models.device_list").DeviceList,
        import_module("dcg_models").DeviceList,
    )
