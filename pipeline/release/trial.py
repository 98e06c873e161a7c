"""Try the wheel as its users will: in an environment that holds nothing else, with the example of the README."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
from pathlib import Path

from pipeline.changes.surface import PACKAGE, modules_named
from pipeline.fingerprint import ROOT
from pipeline.release import importing
from pipeline.release.files import NotReleasable
from thingshub_sandbox.server import Options, Running, running_sandbox

_EXAMPLE = re.compile(r"```python\n(.*?)```", re.DOTALL)


def environment(wheel: Path, folder: Path) -> Path:
    """Make an environment with the wheel and what it depends on; returns its python.

    Raises:
        NotReleasable: it cannot be installed.
    """
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    for arguments in (["install", "--quiet", "--disable-pip-version-check", str(wheel)], ["check"]):
        _run(f"pip {arguments[0]}", python, "-m", "pip", *arguments, may_warn=True)
    return python


def check_imports(python: Path, modules: list[str]) -> None:
    """Importing must do nothing else.

    Raises:
        NotReleasable: with what it did.
    """
    _run(f"importing {', '.join(modules)}", python, str(Path(importing.__file__)), *modules)


def run_example(python: Path, folder: Path, *, root: Path = ROOT) -> None:
    """Run the README's example against a sandbox of this environment.

    Raises:
        NotReleasable: it fails, or says something else than it should.
    """
    found = _EXAMPLE.search((root / "README.md").read_text(encoding="utf-8"))
    if not found:
        raise NotReleasable("README.md has no example in Python")
    with running_sandbox(Options(data=folder, is_in_memory=True, seed="demo", has_cheap_passwords=True)) as sandbox:
        said = _run("the README's example", python, "-I", "-c", found[1], environment=access(sandbox))
    if "Pump 7" not in said:
        raise NotReleasable(f"the README's example said something else: {said[:300]!r}")


def access(sandbox: Running) -> dict[str, str]:
    """The variables with which a client finds a running sandbox."""
    return {
        "THINGSHUB_URL": sandbox.url,
        "THINGSHUB_USERNAME": sandbox.username,
        "THINGSHUB_PASSWORD": sandbox.password,
        "THINGSHUB_CA_FILE": str(sandbox.ca_file),
    }


def public_modules(folder: Path, told: str) -> list[str]:
    """Every module in a source tree that users import, going by what they are told, by its dotted name.

    Left out is how calls are made, which loads its transport at the first call.
    """
    package = folder / PACKAGE
    wanted = {"__init__", *modules_named(told)}
    names = [path.relative_to(folder).with_suffix("").parts for path in sorted(package.rglob("*.py"))]
    return [".".join(name).removesuffix(".__init__") for name in names if name[1] in wanted]


def _run(
    what: str, python: Path, *arguments: str, environment: dict[str, str] | None = None, may_warn: bool = False
) -> str:
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "THINGSHUB_", "VIRTUAL_ENV"))
    }
    done = subprocess.run(
        [str(python), *arguments],
        env=clean | (environment or {}),
        cwd=Path(sys.prefix),  # not the repository, where modules of the same names lie
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or (done.stderr and not may_warn):
        raise NotReleasable(f"{what}: {(done.stdout + done.stderr).strip()[-2000:]}")
    return done.stdout
