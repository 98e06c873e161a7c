"""A command for an operation of the document: path parameters are arguments, everything else is an option.

The command does nothing but call the SDK's method of the same name, so that retries, log-in, types and errors are the
library's. A list is read whole with `--all`, through the SDK's iterator.
"""

from __future__ import annotations

import sys
import textwrap
import warnings
from typing import TYPE_CHECKING, Any

import click

from thingshub.cli import output, packaged
from thingshub.cli.arguments import Choice, KeyValue
from thingshub.cli.credentials import hub_for, preview_hub
from thingshub.cli.failures import INTERRUPTED, CommandError
from thingshub.cli.globals import global_options
from thingshub.cli.invocation import Invocation
from thingshub.cli.operations.answers import AnswerKinds, kinds_of, show_answer
from thingshub.cli.operations.bodies import is_object_like, takes_whole
from thingshub.cli.operations.calls import Call, as_usage
from thingshub.cli.operations.help import deprecation, input_help, operation_help
from thingshub.cli.operations.inputs import Input, inputs_of
from thingshub_document.model import Media, Operation
from thingshub_document.reading import Document

if TYPE_CHECKING:
    from thingshub import ThingsHub

_COMMON = "Output and common options"


class OperationCommand(click.Command):
    """The command of one operation.

    Args:
        document: The document.
        operation: What it says of the operation.
    """

    def __init__(self, document: Document, operation: Operation) -> None:
        self.document = document
        self.operation = operation
        self.inputs = inputs_of(document, operation)
        self.kinds = kinds_of(document, operation)
        self._own = [*_options(document, self.inputs), *_body_options(document, operation)]
        self._common = _common_options(operation, self.kinds, self.inputs)
        arguments = [_argument(found) for found in self.inputs if found.place == "path"]
        taken = {name for option in (*self._own, *self._common) for name in (*option.opts, *option.secondary_opts)}
        super().__init__(
            name=packaged.kebab(operation.verb),
            params=[*arguments, *self._own, *self._common, *global_options(is_hidden=True, taken=taken)],
            help=operation_help(document, operation),
            short_help=operation.summary,
            epilog="The options of `thingshub --help`, e.g. --profile and -v, may stand here too.",
            callback=self._run,
        )

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The paragraphs; unlike click's own wrapping, addresses stay whole so that they can be opened."""
        width = max(formatter.width - 2, 20)
        for paragraph in (self.help or "").split("\n\n"):
            lines = textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False)
            formatter.write("\n" + "".join(f"  {line}\n" for line in lines))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Arguments with what they are, then the operation's own options, then those that all have."""
        if arguments := [found for found in self.inputs if found.place == "path"]:
            with formatter.section("Arguments"):
                formatter.write_dl([(found.option, input_help(self.document, found)) for found in arguments])
        for title, options in (("Options", self._own), (_COMMON, [*self._common, self.get_help_option(ctx)])):
            records = [r for option in options if option is not None and (r := option.get_help_record(ctx))]
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)

    def _run(self, **values: Any) -> None:
        context = click.get_current_context()
        invocation = context.ensure_object(Invocation)
        if text := deprecation(self.document, self.operation):
            context.with_resource(warnings.catch_warnings(action="ignore", category=DeprecationWarning))
            print(f"{context.command_path}: {text.lower()}", file=sys.stderr)
        call = Call(self.document, self.operation, self.inputs, values)
        if values["_curl"] or values["_dry_run"]:
            with preview_hub(invocation, self.document, self.operation) as hub:
                _preview(hub, call, is_curl=values["_curl"])
            return
        if self.operation.method == "DELETE":
            confirm(f"{context.command_path} {' '.join(str(entry) for entry in call.path)}", values["_yes"], invocation)
        with hub_for(invocation, self.document, self.operation) as hub:
            show_answer(hub, call, self.kinds, values)


def operation_command(operation_id: str) -> OperationCommand:
    """The command of an operation.

    Raises:
        KeyError: there is no such operation.
    """
    document = packaged.load()
    return OperationCommand(document, document.operation(operation_id))


def confirm(what: str, is_confirmed: bool, invocation: Invocation) -> None:
    """Ask before something is lost; scripts, which nobody sits at, are not asked."""
    is_asked = not is_confirmed and invocation.is_interactive
    if is_asked and not click.confirm(f"Really do this: {what}?", err=True):
        raise CommandError("nothing was done", code=INTERRUPTED)


def _argument(found: Input) -> click.Argument:
    metavar = None if isinstance(found.reader.type, Choice) else found.option
    return click.Argument([found.key], type=found.reader.type, metavar=metavar)


def _options(document: Document, inputs: list[Input]) -> list[click.Option]:
    return [_option(document, found) for found in inputs if found.place != "path"]


def _option(document: Document, found: Input) -> click.Option:
    help = input_help(document, found)
    reader = found.reader
    if reader.is_flag:
        names = [f"{found.option}/--no-{found.option[2:]}", found.key]
        return click.Option(names, default=None, help=help)  # a flag with a default is never missing to click
    return click.Option(
        [found.option, found.key],
        type=reader.type,
        multiple=reader.is_repeated,
        required=found.place != "body" and found.spec.required,
        metavar=reader.metavar,
        help=help,
    )


def _body_options(document: Document, operation: Operation) -> list[click.Option]:
    options: list[click.Option] = []
    media: list[Media] = list(operation.body.alternatives) if operation.body else []
    if any(is_object_like(document, found) for found in media):
        options.append(
            click.Option(
                ["--set", "_set"], type=KeyValue(document), multiple=True, metavar="KEY=JSON",
                help="Set any property to a JSON value, e.g. null; KEY=@FILE reads it. May be repeated.",
            )
        )  # fmt: skip
    if any(takes_whole(found) for found in media):
        are_json = all(found.kind in ("json", "form") for found in media)
        help = "The body as JSON, from a file or standard input; other options overrule it."
        if not are_json:
            help = "The body, from a file or standard input."
        options.append(click.Option(["--body", "_body"], metavar="FILE|-", help=help))
    if media and (len(media) > 1 or "*" in media[0].media):
        known = ", ".join(found.media for found in media)
        default = "" if "*" in media[0].media and media[0].media != "*/*" else "; the first when left out"
        options.append(
            click.Option(
                ["--content-type", "_content_type"], type=Choice([found.media for found in media]), metavar="TYPE",
                help=f"The media type of the body: {known}{default}.",
            )
        )  # fmt: skip
    return options


def _common_options(operation: Operation, kinds: AnswerKinds, inputs: list[Input]) -> list[click.Option]:
    options: list[click.Option] = []
    if paging := operation.paging:
        sizes = [f"; {i.option} is then a page's size" for i in inputs if i.place == "query" and i.name == paging.size]
        help = f"Every entry, page after page{''.join(sizes)}."
        options.append(click.Option(["--all", "_all"], is_flag=True, help=help))
    if kinds.json:
        options += [
            click.Option(
                ["-o", "--output", "_output"],
                type=click.Choice(output.FORMATS),
                default="table",
                metavar="FORMAT",
                help=f"How to print the answer: {', '.join(output.FORMATS)}.",
            ),
            click.Option(
                ["--fields", "_fields"], default="", metavar="NAME,…", help="Only these properties, e.g. id,name."
            ),
            click.Option(
                ["--show-secrets", "_show_secrets"], is_flag=True, help="Print secrets as they are, instead of ***."
            ),
        ]
        if kinds.raw:
            options.append(
                click.Option(
                    ["--save", "_save"], metavar="FILE",
                    help="Write an answer that is no JSON to a file instead of standard output.",
                )
            )  # fmt: skip
    elif kinds.raw:
        options.append(
            click.Option(
                ["-o", "--output", "_output"], metavar="FILE", help="Write to a file instead of standard output."
            )
        )
    if operation.method == "DELETE":
        options.append(click.Option(["-y", "--yes", "_yes"], is_flag=True, help="Do not ask."))
    options += [
        click.Option(["--curl", "_curl"], is_flag=True, help="Print it as a curl command; send nothing."),
        click.Option(["--dry-run", "_dry_run"], is_flag=True, help="Print the request; send nothing."),
    ]
    return options


def _preview(hub: ThingsHub, call: Call, *, is_curl: bool) -> None:
    """Print what a call would send, without sending it."""
    with as_usage():
        shown = hub.preview(call.method(hub), **call.arguments)
    print(shown.curl if is_curl else shown)
