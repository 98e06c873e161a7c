"""Import every module of the built SDK: what cannot be imported is found here, and not by a user."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline import fingerprint
from pipeline.proof.faults import Fault, Unproved
from pipeline.proof.sdk.clients import PACKAGE

_REMEDY = "mend the template or the overlay that wrote it"


def names(root: Path) -> list[str]:
    """The modules of the package, in the order of their paths; programs, and hooks of PyInstaller, are left out."""
    found: list[str] = []
    for path in sorted((root / PACKAGE).rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        if parts[-1] != "__main__" and path.stem.isidentifier():
            found.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return found


def _is_declared(library: str) -> bool:
    """Whether pyproject.toml has a library among what the SDK needs, always or with an extra."""
    project = fingerprint.project()["project"]
    extras: Mapping[str, Sequence[str]] = project.get("optional-dependencies", {})
    wanted = [*project.get("dependencies", ()), *(entry for entries in extras.values() for entry in entries)]
    names = [re.split(r"[^\w-]", entry)[0].replace("-", "_").lower() for entry in wanted]
    return any(library in (name, name.removeprefix("py")) or name.startswith(f"{library}_") for name in names)


def faults(modules: Sequence[str]) -> Iterator[Fault | Unproved]:
    """What cannot be imported; a library that only some users install may be missing, and that is told."""
    for name in modules:
        try:
            importlib.import_module(name)
        except ModuleNotFoundError as error:
            library = (error.name or PACKAGE).partition(".")[0]
            if library == PACKAGE:
                yield Fault("", f"module {name}", f"cannot be imported: {error}", _REMEDY)
            elif _is_declared(library):
                yield Unproved("", f"module {name}", f"{library} is not installed here", "`nox -s tests` imports it")
            else:
                what = f"needs {library}, which is no dependency of the SDK"
                yield Fault("", f"module {name}", what, "add it to pyproject.toml, or do without it")
        except Exception as error:
            said = f"{type(error).__name__}: {' '.join(str(error).split())}"
            yield Fault("", f"module {name}", f"cannot be imported: {said}", _REMEDY)
