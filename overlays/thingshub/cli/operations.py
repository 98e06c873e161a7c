"""A command for an operation of the document: path parameters are arguments, everything else is an option.

The command does nothing but call the SDK's method of the same name, so that retries, log-in, types and errors are the
library's. A list is read whole with `--all`, through the SDK's iterator.
"""

from __future__ import annotations

import keyword
import sys
import textwrap
import warnings
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from thingshub.cli import bodies, document, output
from thingshub.cli.arguments import KeyValue, Secret, is_flat_list, kind_of, read_json, split
from thingshub.cli.document import JSON, Body, Field, Operation
from thingshub.cli.failures import INTERRUPTED, CommandError, SettingError
from thingshub.cli.globals import global_options
from thingshub.cli.invocation import Invocation
from thingshub.cli.plain import Plainer, selected

if TYPE_CHECKING:
    from thingshub import ThingsHub

_COMMON = "Output and common options"


class OperationCommand(click.Command):
    """The command of one operation.

    Args:
        operation: What the document says of it.
        secret_names: Names of all properties that are secrets.
    """

    def __init__(self, operation: Operation, secret_names: frozenset[str]) -> None:
        self.operation = operation
        self.secret_names = secret_names
        self._own, self._common = _options(operation, secret_names), _common_options(operation)
        arguments = [click.Argument([field.name], type=kind_of(field, secret_names)) for field in operation.path]
        taken = {name for option in (*self._own, *self._common) for name in option.opts}
        super().__init__(
            name=operation.verb.replace("_", "-"),
            params=[*arguments, *self._own, *self._common, *global_options(is_hidden=True, taken=taken)],
            help=operation.help,
            short_help=operation.summary,
            epilog="The options of `thingshub --help`, e.g. --profile and -v, may stand here too.",
            callback=self._run,
        )

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The paragraphs; unlike click's own wrapping, addresses stay whole so that they can be opened."""
        width = max(formatter.width - 2, 20)
        for paragraph in self.operation.help.split("\n\n"):
            lines = textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False)
            formatter.write("\n" + "".join(f"  {line}\n" for line in lines))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Arguments with what they are, then the operation's own options, then those that all have."""
        if self.operation.path:
            with formatter.section("Arguments"):
                formatter.write_dl([(field.name.upper(), field.help) for field in self.operation.path])
        for title, options in (("Options", self._own), (_COMMON, [*self._common, self.get_help_option(ctx)])):
            records = [r for option in options if option is not None and (r := option.get_help_record(ctx))]
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)

    def _run(self, **values: Any) -> None:
        context = click.get_current_context()
        invocation = context.ensure_object(Invocation)
        if text := self.operation.deprecation:
            context.with_resource(warnings.catch_warnings(action="ignore", category=DeprecationWarning))
            print(f"{context.command_path}: {text.lower()}", file=sys.stderr)
        call = Call(self.operation, values)
        if values["curl"] or values["dry_run"]:
            with invocation.hub(needs_credentials=False) as hub:
                _preview(hub, call, is_curl=values["curl"])
            return
        if self.operation.method == "DELETE":
            confirm(f"{context.command_path} {' '.join(str(entry) for entry in call.path)}", values["yes"], invocation)
        with invocation.hub(needs_credentials=not self.operation.is_public) as hub:
            _answer(hub, call, values)


class Call:
    """The arguments of one call, for the SDK's method.

    Args:
        operation: What is called.
        values: The values of arguments and options.

    Raises:
        click.UsageError: they do not fit together.
    """

    def __init__(self, operation: Operation, values: dict[str, Any]) -> None:
        self.operation = operation
        self.path = [values[field.name] for field in operation.path]
        self.query = {
            _python_name(field.name): value
            for field in operation.query
            if (value := _value(field, values[option_key(field, operation)])) is not None
        }
        self.is_whole = bool(values.get("all"))
        if self.is_whole and "offset" in self.query:
            raise click.UsageError("--all reads from the start: leave --offset out")
        self.body: list[Any] = []
        if (body := operation.body) and body.media != JSON:
            self.body, fields = _form(body, values)
            self.query |= fields
        elif body:
            options = {field.name: values.get(option_key(field, operation)) for field in body.fields}
            whole = read_json(values["body"]) if values.get("body") else None
            if body.kind == "array" and whole is None:
                raise click.UsageError("Missing option '--body'")
            self.body.append(bodies.assembled(body, options, values.get("set") or (), whole))

    def method(self, hub: ThingsHub) -> Callable[..., Any]:
        """The SDK's method."""
        found: Callable[..., Any] = getattr(getattr(hub, self.operation.tag), self.operation.verb)
        return found

    def answer(self, hub: ThingsHub) -> Any:
        """Make the call."""
        with _as_usage():
            return self.method(hub)(*self.path, *self.body, **self.query)

    def entries(self, hub: ThingsHub) -> Any:
        """Make the calls that a whole list takes, one by one."""
        iterate = getattr(getattr(hub, self.operation.tag), self.operation.iterator)
        query = {name: value for name, value in self.query.items() if name != "limit"}
        size = {"page_size": self.query["limit"]} if "limit" in self.query else {}
        return iterate(*self.path, **query, **size)


def operation_command(operation_id: str) -> OperationCommand:
    """The command of an operation.

    Raises:
        KeyError: there is no such operation.
    """
    loaded = document.load()
    return OperationCommand(loaded.operation(operation_id), loaded.secret_names)


def confirm(what: str, is_confirmed: bool, invocation: Invocation) -> None:
    """Ask before something is lost; scripts, which nobody sits at, are not asked."""
    is_asked = not is_confirmed and invocation.is_interactive
    if is_asked and not click.confirm(f"Really do this: {what}?", err=True):
        raise CommandError("nothing was done", code=INTERRUPTED)


def option_key(field: Field, operation: Operation) -> str:
    """The name under which click hands a field's value over; a path parameter has the first right to its name."""
    taken = {parameter.name for parameter in operation.path}
    return f"{field.name}_option" if field.name in taken else field.name


def _options(operation: Operation, secret_names: frozenset[str]) -> list[click.Option]:
    options = [_option(field, operation, secret_names, is_required=field.is_required) for field in operation.query]
    if body := operation.body:
        options += [_option(field, operation, secret_names, is_required=False) for field in body.fields]
        if body.kind == "object" and body.media == JSON:
            options.append(
                click.Option(
                    ["--set"], type=KeyValue(secret_names), multiple=True, metavar="KEY=JSON",
                    help="Set any property to a JSON value, e.g. null; KEY=@FILE reads it. May be repeated.",
                )
            )  # fmt: skip
        if body.media == JSON:
            options.append(
                click.Option(
                    ["--body"], metavar="FILE|-",
                    help="The body as JSON, from a file or standard input; other options overrule it.",
                )
            )  # fmt: skip
    return options


def _option(field: Field, operation: Operation, secret_names: frozenset[str], *, is_required: bool) -> click.Option:
    name = bodies.option_name(field.name)
    key = option_key(field, operation)
    help = f"{field.help} (required)" if field.is_required and not is_required else field.help
    if field.kind == "boolean":
        return click.Option([f"{name}/--no-{name[2:]}", key], default=None, help=help)
    is_list = is_flat_list(field)
    if is_list:
        help += " Several with commas, or repeated."
    metavar = None
    if not field.is_secret and not field.choices:
        words = {"integer": "N", "number": "N", "string": "TEXT", "array": "TEXT,…" if is_list else "JSON|@FILE"}
        metavar = "TIME" if field.format == "date-time" else words.get(field.kind, "JSON|@FILE")
    return click.Option(
        [name, key],
        type=Secret(is_new=not operation.is_public) if field.is_secret else kind_of(field, secret_names),
        multiple=is_list,
        required=is_required,
        metavar=metavar,
        help=help,
    )


def _common_options(operation: Operation) -> list[click.Option]:
    options: list[click.Option] = []
    answer = operation.answer
    if answer.is_list:
        options.append(
            click.Option(["--all"], is_flag=True, help="Every entry, page after page; --limit is then a page's size.")
        )
    if answer.media == JSON:
        options += [
            click.Option(
                ["-o", "--output"],
                type=click.Choice(output.FORMATS),
                default="table",
                metavar="FORMAT",
                help=f"How to print the answer: {', '.join(output.FORMATS)}.",
            ),
            click.Option(["--fields"], default="", metavar="NAME,…", help="Only these properties, e.g. id,name."),
            click.Option(["--show-secrets"], is_flag=True, help="Print secrets as they are, instead of ***."),
        ]
    elif answer.media:
        options.append(
            click.Option(["-o", "--output"], metavar="FILE", help="Write to a file instead of standard output.")
        )
    if operation.method == "DELETE":
        options.append(click.Option(["-y", "--yes"], is_flag=True, help="Do not ask."))
    options += [
        click.Option(["--curl"], is_flag=True, help="Print it as a curl command; send nothing."),
        click.Option(["--dry-run"], is_flag=True, help="Print the request; send nothing."),
    ]
    return options


def _form(body: Body, values: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
    """Files, in order, and the lists beside them, as the SDK takes a form: its name in the plural."""
    missing = [field.name for field in body.fields if field.is_required and not values[field.name]]
    if missing:
        raise click.UsageError(f"Missing option '{bodies.option_name(missing[0])}'")
    files = [Path(values[field.name]) for field in body.fields if field.kind != "array"]
    return files, {f"{field.name}s": split(values[field.name]) for field in body.fields if field.kind == "array"}


def _value(field: Field, value: Any) -> Any:
    if is_flat_list(field):
        return split(value) or None
    return value


def _python_name(name: str) -> str:
    return f"{name}_" if keyword.iskeyword(name) else name


def _preview(hub: ThingsHub, call: Call, *, is_curl: bool) -> None:
    """Print what a call would send, without sending it."""
    with _as_usage():
        shown = hub.preview(call.method(hub), *call.path, *call.body, **call.query)
    print(shown.curl if is_curl else shown)


@contextmanager
def _as_usage() -> Generator[None]:
    """What the library refuses to send is wrong usage, e.g. an empty id."""
    try:
        yield
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _answer(hub: ThingsHub, call: Call, values: dict[str, Any]) -> None:
    answer = call.operation.answer
    if answer.media and answer.media != JSON:
        _download(hub, call, values["output"])
        return
    if not answer.media:
        call.answer(hub)
        output.remark("done")
        return
    plainer = Plainer(answer.made_secrets, shows_all=values["show_secrets"])
    fields = split([values["fields"]])
    format = values["output"]
    if answer.is_list:
        entries = call.entries(hub) if call.is_whole else call.answer(hub).collection
        count = output.show_list((selected(plainer.plain(entry), fields) for entry in entries), format, fields)
        if not call.is_whole and count and "limit" not in call.query:
            output.remark(f"{count} entries, the first page; --all reads every one")
    else:
        output.show_one(selected(plainer.plain(call.answer(hub)), fields), format, fields)
    if made := answer.made_secrets:
        output.remark(f"{', '.join(sorted(made))}: keep it now, it is not shown again")
    if plainer.has_hidden:  # said into a pipe too: what is written there is not what the server has
        print("thingshub: *** stands for a secret -- --show-secrets prints it", file=sys.stderr)


def _download(hub: ThingsHub, call: Call, place: str | None) -> None:
    """Write an answer that is no JSON to a file or to standard output, piece by piece."""
    is_text = call.operation.answer.media.startswith("text/")
    if not place and not is_text and sys.stdout.isatty():
        raise SettingError("this is no text for a terminal", hint="name a file with -o FILE")
    with _as_usage(), hub.stream(call.method(hub), *call.path, **call.query) as answer:
        if place and place != "-":
            output.remark(f"{place}: {answer.save(place):,} bytes")
            return
        sys.stdout.flush()
        for piece in answer:
            sys.stdout.buffer.write(piece)
