"""vcrpy has no types: the names that are used of it, as Any, in one place."""

from __future__ import annotations

from importlib import import_module
from typing import Any

vcr: Any = import_module("vcr")
Request: Any = import_module("vcr.request").Request
CassetteNotFoundError: Any = import_module("vcr.persisters.filesystem").CassetteNotFoundError
CannotOverwriteExistingCassetteException: Any = import_module("vcr.errors").CannotOverwriteExistingCassetteException
