"""Options that hold for every command; they may stand before the command or behind it."""

from __future__ import annotations

import sys
from collections.abc import Collection
from typing import Any

import click

from thingshub._client.log_variable import overrule_log_variable
from thingshub.cli.failures import SettingError
from thingshub.cli.invocation import Invocation, log_more, logging_to

OPTION = "--credential"


def global_options(*, is_hidden: bool, taken: Collection[str] = ()) -> list[click.Option]:
    """New option objects, which put what they are given into the invocation.

    Args:
        is_hidden: Whether help leaves them out: it shows them once, with `thingshub --help`.
        taken: Options that the command has itself and that mean something else there.
    """
    options = [
        _option(["--profile"], "NAME", "Which profile of the configuration file to use.", is_hidden),
        _option(["--url"], "URL", "Address of the tenant, e.g. https://demo.example.", is_hidden),
        _option(["--username"], "NAME", "Who logs in; the password is asked for or THINGSHUB_PASSWORD.", is_hidden),
        _option(["--ca-file"], "FILE", "CA certificates (PEM) to trust instead of the system's.", is_hidden),
        _option(["--api-profile"], "PRODUCT", "The tenant's product, e.g. 7 or 4.13.", is_hidden),
        _option(["--timeout-seconds"], "N", "How long a call may take in all; 120 by default.", is_hidden),
        click.Option(
            ["--credential"], multiple=True, metavar="NAME=SOURCE", expose_value=False, is_eager=True, hidden=True,
            callback=_note_credentials, help="Another credential of the document, from prompt, env:NAME, @FILE or -.",
        ),
        click.Option(
            ["-v", "--verbose"], count=True, expose_value=False, is_eager=True, hidden=is_hidden,
            callback=_note_verbosity, help="Log each request; twice for bodies too. Never a secret.",
        ),
        click.Option(
            ["--password"], expose_value=False, hidden=True, callback=_refuse_password, metavar="",
        ),
    ]  # fmt: skip
    for option in options:
        option.opts = [name for name in option.opts if name not in taken]
    return [option for option in options if option.opts]


def _option(names: list[str], metavar: str, help: str, is_hidden: bool) -> click.Option:
    return click.Option(
        names, metavar=metavar, help=help, hidden=is_hidden, expose_value=False, is_eager=True, callback=_note
    )


def _note(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    if value is None:
        return
    name = str(parameter.name)
    if name == "timeout_seconds":
        _check_seconds(value)
    context.ensure_object(Invocation).flags[name] = str(value)


def _note_verbosity(context: click.Context, parameter: click.Parameter, value: int) -> None:
    if not value:
        return
    invocation = context.ensure_object(Invocation)
    if not invocation.verbosity:
        overrule_log_variable()
        context.find_root().with_resource(logging_to(sys.stderr))
    invocation.verbosity += value
    log_more(invocation.verbosity)


def _note_credentials(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> None:
    for value in values:
        name, separator, source = value.partition("=")
        if not separator or not name or not source:  # what was given is not repeated: it may be the secret
            raise click.BadParameter("write NAME=prompt, NAME=env:VARIABLE, NAME=@FILE or NAME=-", param_hint=OPTION)
        context.ensure_object(Invocation).credential_sources[name] = source


def _check_seconds(value: str) -> None:
    try:
        if float(value) > 0:
            return
    except ValueError:
        pass
    raise click.BadParameter(f"{value} is not a number of seconds above 0", param_hint="--timeout-seconds")


def _refuse_password(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    if value is not None:
        raise SettingError(
            "passwords are not taken as arguments, which everyone on this machine can read",
            hint="leave it out to be asked, or set THINGSHUB_PASSWORD",
        )
