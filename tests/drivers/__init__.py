"""Example drivers, one folder each, in the three formats of the manifest; zipped the same way every time."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

HERE = Path(__file__).parent


def package(name: str) -> bytes:
    """The package of an example driver, as it is pushed."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted((HERE / name).iterdir()):
            archive.writestr(zipfile.ZipInfo(path.name), path.read_bytes())
    return content.getvalue()
