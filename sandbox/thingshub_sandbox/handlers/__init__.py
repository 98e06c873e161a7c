"""The behaviour: one coroutine function per operation, named after its operationId, one module per tag.

A new module is found by itself.
"""

from importlib import import_module
from pkgutil import iter_modules

_NAMES = sorted(module.name for module in iter_modules(__path__))
MODULES = tuple(import_module(f"{__name__}.{name}") for name in _NAMES)
