"""Import every module of the built SDK: what cannot be imported is found here, and not by a user."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.proof.faults import Fault
from pipeline.proof.sdk.clients import PACKAGE

_REMEDY = "mend the template or the overlay that wrote it"


def names(root: Path) -> list[str]:
    """The modules of the package, in the order of their paths; those that are programs are left out."""
    found: list[str] = []
    for path in sorted((root / PACKAGE).rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        if parts[-1] != "__main__":
            found.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return found


def faults(modules: Sequence[str]) -> Iterator[Fault]:
    """What cannot be imported; a library that only some users install may be missing."""
    for name in modules:
        try:
            importlib.import_module(name)
        except ModuleNotFoundError as error:
            if error.name is None or error.name.partition(".")[0] == PACKAGE:
                yield Fault("", f"module {name}", f"cannot be imported: {error}", _REMEDY)
        except Exception as error:
            said = f"{type(error).__name__}: {' '.join(str(error).split())}"
            yield Fault("", f"module {name}", f"cannot be imported: {said}", _REMEDY)
