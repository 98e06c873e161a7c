"""Where the OpenAPI document of this package is: inside it when installed, or zipped; beside it in the repository."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

NAME = "openapi.json"


def document_path() -> Traversable:
    """The JSON file that this package was generated from."""
    package = files("thingshub")
    installed = package / NAME
    if installed.is_file() or not isinstance(package, Path):
        return installed
    return package.parent / NAME
