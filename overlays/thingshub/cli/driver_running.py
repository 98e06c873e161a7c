"""Run a driver on this machine, as a tenant would: a stranger's code, so with limits of time and memory.

JavaScript runs in the sandbox's own engine, in a process of its own; a Go driver is a program, run without any
environment. What it decodes is checked against the schema of its manifest, by the same code that the sandbox uses.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from thingshub.cli import driver_project
from thingshub.cli.driver_project import Project
from thingshub.cli.failures import SettingError

if TYPE_CHECKING:
    from thingshub_sandbox.packages import Package

_MOST_SECONDS = 5.0
_MOST_BYTES = 512 * 1024 * 1024


@dataclass(frozen=True)
class Decoded:
    """What a driver made of one payload.

    Attributes:
        payload: What went in.
        value: What came out; None when it failed.
        problems: How it failed, or what does not fit the schema.
    """

    payload: bytes
    value: Any
    problems: Sequence[str] = field(default_factory=list[str])


def run(project: Project, payloads: Sequence[bytes], port: int) -> Iterator[Decoded]:
    """Decode payloads one after the other.

    Raises:
        SettingError: the driver is not sound, or what it takes to run it is not here.
    """
    package = _checked(project)
    if project.type == "golang":
        yield from _programmed(project, package, payloads, port)
        return
    from thingshub_sandbox.javascript import DriverError

    with _engine() as decode:
        for payload in payloads:
            try:
                value = decode(package.script, payload, port)
            except DriverError as error:
                yield Decoded(payload, None, [str(error)])
            else:
                yield Decoded(payload, value, _problems(package, value))


def _checked(project: Project) -> Package:
    """The package, read and checked as a tenant does it."""
    try:
        from thingshub_sandbox.packages import BadPackage, read_package
    except ImportError:
        raise SettingError(
            "drivers run in the sandbox's engine, which is not installed", hint='pip install "thingshub[sandbox]"'
        ) from None
    path = driver_project.build(project)
    try:
        return read_package(path.read_bytes())
    except BadPackage as error:
        raise SettingError(f"{project.folder}: {str(error).removeprefix('package: ')}") from None


@contextmanager
def _engine() -> Generator[Callable[[str | None, bytes, int], Any]]:
    from importlib.util import find_spec

    from thingshub_sandbox.javascript import Drivers

    if find_spec("quickjs") is None:
        raise SettingError("the JavaScript engine is not installed", hint='pip install "thingshub[sandbox]"')
    engine = Drivers()
    with asyncio.Runner() as runner:

        def decode(source: str | None, payload: bytes, port: int) -> Any:
            return runner.run(engine.decode(source or "", payload, port))

        try:
            yield decode
        finally:
            engine.close()


def _programmed(project: Project, package: Package, payloads: Sequence[bytes], port: int) -> Iterator[Decoded]:
    if not sys.platform.startswith("linux"):
        raise SettingError("drivers in Go are programs for Linux", hint="run this on a Linux machine")
    program = (project.folder / driver_project.BINARY).resolve()
    for payload in payloads:
        value, problem = _called(program, payload, port)
        yield Decoded(payload, value, [problem] if problem else _problems(package, value))


def _called(program: Path, payload: bytes, port: int) -> tuple[Any, str]:
    """Value and problem of one run, by the first version of the vendor's protocol."""
    command = [str(program), "decode", payload.hex(), str(port)]
    try:
        result = subprocess.run(
            command, env={}, capture_output=True, timeout=_MOST_SECONDS, preexec_fn=_limit, check=False
        )
    except subprocess.TimeoutExpired:
        return None, f"took longer than {_MOST_SECONDS:.0f} s"
    except OSError as error:
        return None, f"cannot be run: {error.strerror}"
    if result.returncode:
        first = next(iter(result.stderr.decode("utf-8", "replace").splitlines()), "")
        return None, f"ended with {result.returncode}: {first[:200]}"
    try:
        return msgspec.json.decode(result.stdout), ""
    except msgspec.DecodeError:
        return None, "printed no JSON"


def _limit() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MOST_BYTES, _MOST_BYTES))


def _problems(package: Package, value: Any) -> list[str]:
    from thingshub_sandbox import schemas

    return schemas.value_problems(package.manifest["schema"], value)
