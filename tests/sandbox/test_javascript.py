"""Drivers are strangers' code: whatever they do, the sandbox answers in time, with a word for their author."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from typing import Any

import pytest

from thingshub_sandbox.javascript import DriverError, Drivers

ENOUGH_SECONDS = 10.0
HOSTILE = {
    "loop": ("function decode() { while (true) {} }", "took longer than 0.5 s"),
    "loop while it is read": ("while (true) {}", "took longer than 0.5 s"),
    "regular expression": (
        "function decode() { return /^(a+)+$/.test(new Array(40).join('a') + 'b') }",
        "took longer than 0.5 s",
    ),
    "recursion": ("function decode(p) { return decode(p) }", "stack overflow"),
    "allocation": ("function decode() { var a = []; while (true) a.push(new Array(1000).join('x') + a.length) }", ""),
    "one large text": ("function decode() { var s = 'x'; while (true) s += s; }", ""),
    "getter": ("function decode() { return {get x() { while (true) {} }} }", "took longer than 0.5 s"),
    "toJSON": ("function decode() { return {toJSON: function () { while (true) {} }} }", "took longer than 0.5 s"),
    "throws a text": ("function decode() { throw 'no battery' }", "no battery"),
    "throws null": ("function decode() { throw null }", "threw something that is no error"),
    "throws what cannot be shown": (
        "function decode() { throw {toString: function () { throw 1 }} }",
        "threw something that is no error",
    ),
    "throws an error": ("function decode(p) { return p.nothing.here }", "TypeError"),
    "syntax": ("function decode(p) {", "SyntaxError"),
    "no decode": ("var x = 1;", "there is no function decode(payload, port)"),
    "decode is no function": ("var decode = 7;", "there is no function decode(payload, port)"),
    "nothing": ("function decode() {}", "nothing that JSON can express"),
    "a function": ("function decode() { return decode }", "nothing that JSON can express"),
    "not a number": ("function decode() { return {t: 0 / 0} }", "not a finite number"),
    "infinite": ("function decode() { return {t: 1 / 0} }", "not a finite number"),
    "circle": ("function decode() { var a = {}; a.a = a; return a }", "circular"),
    "deep": ("function decode() { var a = {}; for (var i = 0; i < 200; i++) a = {a: a}; return a }", "nested deeper"),
    "surrogate": ("function decode() { return {a: '\\ud800'} }", "has a lone surrogate"),
    "NUL": ("function decode() { return {a: 'x\\u0000'} }", "has a NUL character"),
    "beyond 2^53": ("function decode() { return {a: 9007199254740993} }", "beyond 2^53"),
    "replaced stringify": (
        "JSON.stringify = function () { return '{}' }; function decode() { return {a: 0 / 0} }",
        "not a finite number",
    ),
    "no way out": (
        "function decode() { return {r: typeof require, p: typeof process, o: typeof os, s: typeof std} }",
        None,
    ),
}


@pytest.fixture(scope="module")
def drivers() -> Iterator[Drivers]:
    running = Drivers()
    asyncio.run(running.decode("function decode() { return {} }", b"", 1))  # the worker has started
    yield running
    running.close()


def _decode(drivers: Drivers, script: str, payload: bytes = b"\x01\xff", port: int = 7) -> Any:
    return asyncio.run(drivers.decode(script, payload, port))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_driver_is_stopped_and_named(name: str, drivers: Drivers) -> None:
    script, text = HOSTILE[name]
    start = time.monotonic()
    if text is None:
        assert set(_decode(drivers, script).values()) == {"undefined"}
    else:
        with pytest.raises(DriverError) as caught:
            _decode(drivers, script)
        assert text in str(caught.value)
        assert "\n" not in str(caught.value)
        assert len(str(caught.value)) <= 200
    assert time.monotonic() - start < ENOUGH_SECONDS
    assert _decode(drivers, "function decode(p) { return {n: p.length} }") == {"n": 2}, "the next one runs"


def test_payload_and_port_come_as_numbers_and_no_state_is_left(drivers: Drivers) -> None:
    script = "var calls = 0; function decode(p, port) { calls++; return {p: p, port: port, calls: calls} }"
    for _ in range(2):
        assert _decode(drivers, script, b"\x00\x7f\xff", 223) == {"p": [0, 127, 255], "port": 223, "calls": 1}
    assert _decode(drivers, "function decode(p) { return {isArray: p instanceof Array, n: p.length} }", b"") == {
        "isArray": True,
        "n": 0,
    }


def test_the_event_loop_goes_on_while_a_driver_loops(drivers: Drivers) -> None:
    async def scenario() -> int:
        looping = asyncio.create_task(drivers.decode("while (true) {}", b"", 1))
        ticks = 0
        while not looping.done():
            await asyncio.sleep(0.01)
            ticks += 1
        with pytest.raises(DriverError):
            await looping
        return ticks

    assert asyncio.run(scenario()) > 10


def test_the_worker_gets_nothing_of_the_environment(drivers: Drivers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THINGSHUB_SANDBOX_PASSWORD", "canary")
    fresh = Drivers()
    try:
        asyncio.run(fresh.decode("function decode() { return {} }", b"", 1))
        worker = fresh._worker  # pyright: ignore[reportPrivateUsage]
        assert worker is not None
        with open(f"/proc/{worker.pid}/environ", "rb") as environment:
            assert b"canary" not in environment.read()
    finally:
        fresh.close()
