"""Whether the sandbox has all that the document asks of it: found out when it starts, never by a call that fails."""

from __future__ import annotations

import inspect
import re
from types import ModuleType

from thingshub_sandbox import handlers, resources
from thingshub_sandbox.calls import Handler
from thingshub_sandbox.openapi.api import Api
from thingshub_sandbox.resources import Kind

_FOLDER = "sandbox/thingshub_sandbox"


class IncompleteSandbox(Exception):
    """The sandbox and the document do not fit each other; the text has a line for each gap, with what to do."""


def handlers_for(api: Api, modules: tuple[ModuleType, ...] = handlers.MODULES) -> dict[str, Handler]:
    """A handler for each operation: the coroutine function that is named after its operationId.

    Raises:
        IncompleteSandbox: an operation has no handler, a handler no operation, or two share a name.
    """
    found, gaps = matched_handlers(api, modules)
    if gaps:
        raise IncompleteSandbox("\n".join(gaps))
    return found


def matched_handlers(api: Api, modules: tuple[ModuleType, ...]) -> tuple[dict[str, Handler], list[str]]:
    """The handlers by operationId, and what does not fit: a line each, with what to do."""
    functions: dict[str, Handler] = {}
    gaps: list[str] = []
    for module in modules:
        for name, function in inspect.getmembers(module, inspect.iscoroutinefunction):
            if not name.startswith("_") and function.__module__ == module.__name__:
                if name in functions:
                    gaps.append(f"{name} is in two modules of handlers; take one out")
                functions[name] = function
    named: dict[str, str] = {}
    for id in api.operations:
        other = named.setdefault(_function_name(id), id)
        if other != id:
            gaps.append(f"{id} and {other} would both be handled by {_function_name(id)}; rename one in the document")
    gaps += [
        f"{(id := named[name])} has no handler; "
        f"write `async def {name}(call: Call) -> Answer` in {_module_for(api, id)}"
        for name in sorted(named.keys() - functions.keys())
    ]
    gaps += [
        f"the handler {name} has no operation; rename it after one, or take it out"
        for name in sorted(functions.keys() - named.keys())
    ]
    gaps += _clashes(modules)
    return {named[name]: handler for name, handler in functions.items() if name in named}, gaps


def _module_for(api: Api, id: str) -> str:
    """The file in which a handler belongs: one for each tag, found by itself when it is new."""
    return f"{_FOLDER}/handlers/{_function_name(api.operations[id].documented.tag or id.partition('.')[0])}.py"


def _clashes(modules: tuple[ModuleType, ...]) -> list[str]:
    """Kinds of objects that would be stored among each other."""
    kinds: dict[str, Kind] = {}
    found: dict[str, None] = {}
    for module in (resources, *modules):
        for kind in vars(module).values():
            if isinstance(kind, Kind) and kinds.setdefault(kind.name, kind) != kind:
                found[f"two kinds of objects are called {kind.name}; rename the one in {module.__name__}"] = None
    return list(found)


def _function_name(operation_id: str) -> str:
    return re.sub(r"\W", "_", operation_id)
