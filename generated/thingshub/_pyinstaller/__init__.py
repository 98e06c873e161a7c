"""What PyInstaller must be told: modules that are imported only when they are needed, by name. It finds this by itself."""

from __future__ import annotations

from pathlib import Path


def hook_directories() -> list[str]:
    """Where the hooks are."""
    return [str(Path(__file__).parent)]
