"""The root of the command line: which commands there are, how they are found, and what becomes of a failure.

A group stands for a tag of the document and makes the command of an operation when it is asked for. Commands written
by hand are named here with their one-line help and imported when they run: whoever asks for help pays for none.
"""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NamedTuple, NoReturn

import click

from thingshub._client.log_variable import VARIABLE, follow_log_variable
from thingshub.cli import failures, packaged
from thingshub.cli.globals import global_options
from thingshub.cli.invocation import Invocation

_HELP = """Work with a tenant of thingsHub from the command line.

Every operation of the API is a command: thingshub devices list --labels hall-1 --all -o csv"""
_EPILOG = """\b
First steps:
  thingshub login                      set up a tenant: address, user, password
  thingshub doctor                     show every setting and try the connection
  thingshub devices list --all         any list, whole
  thingshub devices create --help      what an operation needs, and where that is known from

\b
Settings come from flags, then the environment (THINGSHUB_URL, THINGSHUB_USERNAME,
THINGSHUB_PASSWORD, THINGSHUB_TOKEN, THINGSHUB_API_KEY, THINGSHUB_CA_FILE,
THINGSHUB_CLIENT_CERTIFICATE, THINGSHUB_API_PROFILE, THINGSHUB_PROFILE, THINGSHUB_CONFIG_DIR,
THINGSHUB_LOG), then the profile, then defaults. Naming a profile with --profile leaves address
and credentials of the environment out.

\b
Exit codes:
  0  done                        4    not logged in, or not permitted
  1  the call failed             5    partly done; the report says what failed
  2  wrong usage or settings     130  interrupted
  3  there is no such thing      141  the reader of the output has gone"""


class BuiltinCommand(NamedTuple):
    """A command that is written by hand.

    Attributes:
        place: `module:attribute` under thingshub.cli.
        help: One line.
        is_instead: Whether it takes the place of an operation of the same name.
    """

    place: str
    help: str
    is_instead: bool = False


_ROOT = {
    "login": BuiltinCommand("accounts:login", "Set up a tenant: address, user and password become a profile."),
    "logout": BuiltinCommand("accounts:logout", "Forget the secret of a profile."),
    "profiles": BuiltinCommand("accounts:profiles", "List the profiles."),
    "doctor": BuiltinCommand("doctor:doctor", "Show every setting and where it comes from, and try the connection."),
    "listen": BuiltinCommand("listening:listen", "Show the updates of a WebSocket integration as they come."),
    "completion": BuiltinCommand("completion:completion", "Print the completion script of a shell."),
}
_BY_TAG = {
    "devices": {
        "import": BuiltinCommand("fleet_import:import_devices", "Create devices from a CSV or JSON Lines file."),
    },
    "data_tables": {"plot": BuiltinCommand("plotting:plot", "Draw columns of a data table, here or into a file.")},
    "drivers": {
        "init": BuiltinCommand("driver_commands:init", "Begin a driver: manifest and script in a new folder."),
        "build": BuiltinCommand("driver_commands:build", "Make the package of a driver."),
        "test": BuiltinCommand("driver_commands:test", "Run a driver here and check what it decodes."),
        "push": BuiltinCommand("driver_commands:push", "", is_instead=True),
    },
}
_ALIASES = {"tables": "data_tables"}


class Application(click.Group):
    """The command `thingshub`."""

    def __init__(self) -> None:
        super().__init__(
            name="thingshub",
            help=_HELP,
            epilog=_EPILOG,
            params=[*global_options(is_hidden=False), _version_option()],
            context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        )

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*_tags(), *_ROOT]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if extra := _ROOT.get(cmd_name):
            return _loaded(extra)
        tags = _tags()
        name = cmd_name if cmd_name in tags else packaged.kebab(_ALIASES.get(cmd_name, cmd_name))
        return TagGroup(name, tags[name]) if name in tags else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        document = packaged.load()
        with formatter.section("Resources"):
            formatter.write_dl([(name, document.tags[tag].docs) for name, tag in _tags().items()])
        with formatter.section("Commands"):
            formatter.write_dl([(name, extra.help) for name, extra in _ROOT.items()])

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> NoReturn:
        """Run a command line and end the process with its exit code; a failure is one line on standard error."""
        invocation: Invocation = extra.setdefault("obj", Invocation())
        # Without any handler, warnings would go to standard error by themselves
        logging.getLogger("thingshub").addHandler(logging.NullHandler())
        try:
            follow_log_variable(invocation.environment.get(VARIABLE))
            ended: object = super().main(
                args=args,
                prog_name=prog_name or "thingshub",
                complete_var=complete_var,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                **extra,
            )
            sys.stdout.flush()
            code = ended if isinstance(ended, int) else 0  # what a command gave to context.exit
        except (KeyboardInterrupt, click.Abort):
            _say("interrupted")
            code = failures.INTERRUPTED
        except BrokenPipeError:
            _give_up_output()
            code = failures.NO_READER
        except click.exceptions.NoArgsIsHelpError as help:
            print(help.format_message(), file=sys.stderr)
            code = failures.USAGE
        except Exception as error:
            if invocation.verbosity > 1 and not failures.is_expected(error):
                print(invocation.redact("".join(traceback.format_exception(error))), file=sys.stderr)
            _say(invocation.redact(failures.one_line(error)))
            code = failures.exit_code(error)
        sys.exit(code)


class TagGroup(click.Group):
    """The commands of one tag of the document."""

    def __init__(self, name: str, tag: str) -> None:
        document = packaged.load()
        super().__init__(name=name, help=document.tags[tag].docs, no_args_is_help=True)
        self._extras = _BY_TAG.get(tag, {})
        taken = [name for name, extra in self._extras.items() if not extra.is_instead]
        self._operations = packaged.operation_commands(document, tag, taken)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(dict.fromkeys([*self._operations, *self._extras]))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        name = cmd_name if cmd_name in self._operations else packaged.kebab(cmd_name)
        if extra := self._extras.get(name):
            return _loaded(extra)
        if name not in self._operations:
            return None
        from thingshub.cli.operations import operation_command

        return operation_command(self._operations[name])

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        document = packaged.load()
        if self._operations:
            with formatter.section("Operations"):
                formatter.write_dl([(name, document.summary_of(i)) for name, i in self._operations.items()])
        if extras := [(name, extra.help) for name, extra in self._extras.items() if name not in self._operations]:
            with formatter.section("Commands"):
                formatter.write_dl(extras)


def _tags() -> dict[str, str]:
    return packaged.tag_commands(packaged.load(), _ROOT)


def _loaded(extra: BuiltinCommand) -> click.Command:
    module, _, attribute = extra.place.partition(":")
    found: click.Command = getattr(import_module(f"thingshub.cli.{module}"), attribute)
    return found


def _say(text: str) -> None:
    print(f"thingshub: {text}", file=sys.stderr)


def _give_up_output() -> None:
    """Let the interpreter's own flush at the end find something that takes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _version_option() -> click.Option:
    def show(context: click.Context, parameter: click.Parameter, value: bool) -> None:
        if value:
            from thingshub.version import __version__

            print(f"thingshub {__version__}")
            context.exit()

    return click.Option(
        ["--version"], is_flag=True, expose_value=False, is_eager=True, callback=show, help="Print the version."
    )


application = Application()
