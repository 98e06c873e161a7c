"""The public face: sync and async offer the same, everything is documented, and importing costs little."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest
from pipeline import twins

import thingshub
from tests.both import public_methods
from thingshub import AsyncThingsHub, ThingsHub
from thingshub_sandbox.openapi.api import Api

HUBS = ThingsHub("https://demo.example", token="t"), AsyncThingsHub("https://demo.example", token="t")
TAGS = sorted({operation_id.partition(".")[0] for operation_id in Api.load().operations})
RESOURCES: list[tuple[type, type]] = [(type(getattr(HUBS[0], tag)), type(getattr(HUBS[1], tag))) for tag in TAGS]
PAIRS: list[tuple[type, type]] = [(ThingsHub, AsyncThingsHub), *RESOURCES]
RUNS = {"create_many", "update_many", "delete_many", "import_all"}  # they give a run at once
AT_ONCE = {"with_options", "preview", "stream", *RUNS}  # nothing to await, or `async with`


@pytest.mark.parametrize(("sync", "later"), PAIRS)
def test_sync_and_async_have_the_same_methods_arguments_and_docs(sync: type, later: type) -> None:
    ours, theirs = public_methods(sync), public_methods(later)
    assert ours.keys() == theirs.keys()
    for name, signature in ours.items():
        assert str(signature.replace(return_annotation="")).replace("'", "") == _as_sync(theirs[name]), name
        doc, later_doc = getattr(sync, name).__doc__, getattr(later, name).__doc__
        assert doc in (later_doc, twins.sync_words(later_doc or ""))
        is_awaited = inspect.iscoroutinefunction(getattr(later, name))
        assert is_awaited is (name not in AT_ONCE and not name.startswith(("iterate", "listen"))), name
    init, later_init = (inspect.signature(kind.__init__).parameters for kind in (sync, later))  # type: ignore[misc]
    assert [p for p in init if p != "transport"] == [p for p in later_init if p != "transport"]


def _as_sync(signature: inspect.Signature) -> str:
    return twins.rewritten(str(signature.replace(return_annotation="")).replace("'", ""))


def test_every_operation_of_the_document_is_a_documented_method() -> None:
    hub = ThingsHub("https://demo.example", token="t")
    for operation_id in Api.load().operations:
        tag, verb = operation_id.split(".")
        method = getattr(getattr(hub, tag), verb)
        assert "Evidence: " in (method.__doc__ or "")
        assert "Raises:" in (method.__doc__ or "")
        kinds = {p.kind for p in inspect.signature(method).parameters.values()}
        assert inspect.Parameter.VAR_KEYWORD not in kinds


def test_importing_loads_no_http_library_and_starts_nothing() -> None:
    code = (
        "import sys, threading\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, _: opened.append(event) if event.startswith('socket.') else None)\n"
        "import thingshub\n"
        "assert not opened, opened\n"
        "assert threading.active_count() == 1\n"
        "loaded = {'httptools', 'websockets', 'asyncio.base_events'} & set(sys.modules)\n"
        "assert not loaded, loaded\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_public_names_are_listed() -> None:
    assert set(thingshub.__all__) == {
        "UNSET",
        "AsyncThingsHub",
        "Retries",
        "ThingsHub",
        "Timeout",
        "UnsetType",
        "__version__",
        "decode",
    }
