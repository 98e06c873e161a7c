"""What an author of drivers needs: begin one, try it here, make its package, push it."""

from __future__ import annotations

import getpass
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import msgspec

from thingshub.cli import driver_project, output
from thingshub.cli.failures import PARTLY, SettingError
from thingshub.cli.operations import OperationCommand, operation_command

_FOLDER = click.argument("folder", type=click.Path(path_type=Path), default=".")


@click.command()
@click.argument("name")
@click.option("--type", type=click.Choice(["javascript", "golang"]), default="javascript", show_default=True)
@click.option("--author", help="Author in the registry; your user name on this machine by default.")
@click.option("--folder", type=click.Path(path_type=Path), help="Where; ./NAME by default.")
def init(*, name: str, type: str, author: str | None, folder: Path | None) -> None:
    """Begin the driver NAME: manifest and source in a new folder."""
    chosen = author or re.sub(r"[^A-Za-z0-9_.-]", "-", getpass.getuser())
    for path in driver_project.begin(folder or Path(name), name=name, author=chosen, type=type):
        print(path)
    output.remark(f"try it: cd {folder or name} && thingshub drivers test --port 1 --hex 00eb")


@click.command()
@_FOLDER
def build(*, folder: Path) -> None:
    """Make build/package.zip of the driver in FOLDER (this one by default).

    The manifest's session, which holds a secret, is left out. The same sources always give the same package.
    """
    path = driver_project.build(driver_project.read(folder))
    print(path)
    output.remark(f"{path.stat().st_size:,} bytes")


@click.command()
@_FOLDER
@click.option("--port", type=click.IntRange(0, 255), default=1, show_default=True, help="The port it came on.")
@click.option("--hex", "payloads", multiple=True, required=True, metavar="HEX", help="A payload; may be repeated.")
@click.pass_context
def test(context: click.Context, *, folder: Path, port: int, payloads: Sequence[str]) -> None:
    """Run the driver in FOLDER (this one by default) and check what it decodes.

    Prints a line of JSON for each payload. What does not fit the schema of the manifest goes to standard error, and the
    exit code is 5.
    """
    from thingshub.cli import driver_running

    has_failed = False
    for decoded in driver_running.run(driver_project.read(folder), [_bytes(text) for text in payloads], port):
        print("null" if decoded.value is None else msgspec.json.encode(decoded.value).decode(), flush=True)
        for problem in decoded.problems:
            has_failed = True
            print(f"thingshub: {decoded.payload.hex()} on port {port}: {problem}", file=sys.stderr)
    if has_failed:
        context.exit(PARTLY)


class _Push(OperationCommand):
    """The operation's own command, with the package as an argument: a zip, or a folder that is built first."""

    def __init__(self) -> None:
        made = operation_command("drivers.push")
        super().__init__(made.document, made.operation)
        package, tags = (next(i for i in self.inputs if i.name == name) for name in ("package", "tag"))
        option = next(option for option in self._own if option.name == package.key)
        self._own.remove(option)
        self.params[self.params.index(option)] = click.Argument(["package"], metavar="FOLDER|ZIP")
        self.inputs[self.inputs.index(package)] = replace(package, key="package")
        next(option for option in self._own if option.name == tags.key).opts.insert(0, "-t")

    def invoke(self, ctx: click.Context) -> Any:
        ctx.params["package"] = _package(Path(ctx.params["package"]))
        return super().invoke(ctx)


def _package(path: Path) -> Path:
    if path.is_dir():
        return driver_project.build(driver_project.read(path))
    if not path.is_file():
        raise SettingError(f"{path}: there is no such file or folder", hint="name a driver's folder or package")
    return path


def _bytes(text: str) -> bytes:
    try:
        return bytes.fromhex(text.removeprefix("0x"))
    except ValueError:
        raise click.BadParameter(f"{text} is not pairs of hexadecimal digits", param_hint="--hex") from None


push = _Push()
