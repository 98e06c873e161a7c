"""What PyInstaller must be told: modules that are imported by name, when they are needed. It finds this by itself."""

from __future__ import annotations

from pathlib import Path


def hook_directories() -> list[str]:
    """Where the hooks are."""
    return [str(Path(__file__).parent)]
