"""Where the OpenAPI document of this package is: inside it when installed, beside it in the repository."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def document_path() -> Path:
    """The JSON file that this package was generated from."""
    installed = _HERE / "openapi.json"
    return installed if installed.exists() else _HERE.parent / "openapi.json"
