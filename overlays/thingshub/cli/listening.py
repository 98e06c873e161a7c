"""Show the live updates of a WebSocket integration as they come."""

from __future__ import annotations

import sys
from typing import Any

import click
import msgspec

from thingshub.cli.failures import printable
from thingshub.cli.globals import global_options
from thingshub.cli.invocation import Invocation
from thingshub.cli.plain import flat_object, shown_cell

_FORMATS = ("text", "jsonl")


@click.command(params=global_options(is_hidden=True))
@click.argument("integration_id")
@click.option("-o", "--output", "format", type=click.Choice(_FORMATS), default="text", show_default=True)
@click.option("--count", type=click.IntRange(1), metavar="N", help="End after so many updates.")
@click.pass_context
def listen(context: click.Context, *, integration_id: str, format: str, count: int | None) -> None:
    """Show the updates of the WebSocket integration INTEGRATION_ID as they come, until Ctrl-C.

    A connection that breaks is made again; where updates may be missing meanwhile, standard error says so.
    """
    with context.ensure_object(Invocation).hub() as hub:
        updates = hub.integrations.listen(integration_id, on_gap=_say, on_unreadable=_say)
        for number, update in enumerate(updates, 1):
            print(_json(update) if format == "jsonl" else _text(update), flush=True)
            if number == count:
                return


def _json(update: Any) -> str:
    return msgspec.json.encode(update).decode()


def _text(update: Any) -> str:
    """Time, device and values on one line."""
    values = " ".join(f"{name}={shown_cell(value)}" for name, value in flat_object(update.values).items())
    return printable(f"{update.timestamp:%Y-%m-%d %H:%M:%S}Z {update.device_id} {values}")


def _say(event: object) -> None:
    print(f"thingshub: {printable(str(event))}", file=sys.stderr)
