"""Write a test once, as a coroutine over AsyncThingsHub: its sync face is made by the rules that make the sync client.

What a test calls of this repository's tests (helpers that wait, other coroutines) gets its sync face, too. Line numbers
stay those of the source.
"""

from __future__ import annotations

import ast
import asyncio
import functools
import importlib
import inspect
import textwrap
import time
from collections.abc import Callable
from types import CodeType, FunctionType, MethodType, SimpleNamespace
from typing import Any

from pipeline import twins


def _in_place(call: Callable[..., Any], *args: Any) -> Any:
    return call(*args)


# What has no name of its own in a test that the rules could turn: a pause
_SYNC = {"asyncio": SimpleNamespace(sleep=time.sleep, to_thread=_in_place)}


def sync_face(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same test or helper without waiting.

    Args:
        function: A coroutine or generator function, or one that calls such; a bound method, a partial or a lambda, too.
    """
    if isinstance(function, functools.partial):
        return functools.partial(sync_face(function.func), *function.args, **function.keywords)
    if isinstance(function, MethodType):
        return MethodType(sync_face(function.__func__), function.__self__)
    if not isinstance(function, FunctionType):
        return function
    if function.__name__ == "<lambda>":  # it waits for nothing itself
        return FunctionType(
            function.__code__, _names(function), function.__name__, function.__defaults__, _cells(function)
        )
    return _compiled(function)


def _compiled(function: FunctionType) -> Callable[..., Any]:
    lines, first = inspect.getsourcelines(function)
    text = twins.rewritten(textwrap.dedent("".join(lines)))
    tree = ast.parse(text)
    [definition] = tree.body
    assert isinstance(definition, ast.FunctionDef)
    definition.decorator_list = []
    ast.increment_lineno(tree, first - 1)
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    names = _names(function, called)
    code = compile(tree, function.__code__.co_filename, "exec", flags=function.__code__.co_flags & 0x1000000)
    exec(code, names)
    made: Callable[..., Any] = names[definition.name]
    return made


def _names(function: FunctionType, called: set[str] | None = None) -> dict[str, Any]:
    """What the face finds by name: that of the module and of the function around; what it calls, as sync faces."""
    found: dict[str, Any] = {**function.__globals__, **_SYNC}
    free = inspect.getclosurevars(function).nonlocals
    for name, value in {**function.__globals__, **free}.items():
        if name in _used(function.__code__) - _SYNC.keys() and value is not function:
            is_called = called is None or twins.sync_name(name) in called
            face = sync_face(value) if is_called and _waits(value) else _counterpart(name, value)
            found[twins.sync_name(name)] = face
    return found


def _used(code: CodeType) -> set[str]:
    names = {*code.co_names, *code.co_freevars}
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            names |= _used(inner)
    return names


def _counterpart(name: str, value: Any) -> Any:
    """What a library has for threads in the place of this: contextlib.closing for aclosing, ThingsHub, …"""
    own = getattr(value, "__name__", name)
    if twins.sync_name(name) == name or twins.sync_name(own) == own:
        return value
    module = value.__module__.replace(twins.SUFFIX, "")
    return getattr(importlib.import_module(module), twins.sync_name(own))


def _cells(function: FunctionType) -> tuple[Any, ...] | None:
    if function.__closure__ is None:
        return None
    return tuple(
        type(cell)(sync_face(cell.cell_contents)) if _waits(cell.cell_contents) else cell
        for cell in function.__closure__
    )


def _waits(value: object) -> bool:
    """Whether it is, or may call, a coroutine of these tests."""
    function = getattr(value, "func", value)
    function = getattr(function, "__func__", function)
    if not isinstance(function, FunctionType) or not function.__module__.startswith("tests."):
        return False
    return inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function)


def run_sync(scenario: Callable[..., Any], hub: Any) -> None:
    """Run the sync face of a scenario with a client, and close that."""
    with hub:
        sync_face(scenario)(hub)


def run_async(scenario: Callable[..., Any], make: Callable[[], Any]) -> None:
    """Run a scenario with an async client that is made within the event loop, and close that."""

    async def within() -> None:
        async with make() as hub:
            await scenario(hub)

    asyncio.run(within())
