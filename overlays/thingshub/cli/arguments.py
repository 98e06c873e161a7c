"""From texts of the command line to values: lists, times, numbers, JSON, secrets.

Values that a server may extend stay open: a choice only proposes. A secret is never taken from the command line itself,
where every user of the machine can read it, but asked for, or read from a file, standard input or a variable.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec
from click.shell_completion import CompletionItem

from thingshub.cli.document import Field
from thingshub.cli.invocation import Invocation

_AGO = re.compile(r"(\d{1,6})(s|m|h|d|w)")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


if TYPE_CHECKING:
    _ParamType = click.ParamType[Any, Any]
else:  # releases before 8.4 cannot be subscripted
    _ParamType = click.ParamType


class Choice(_ParamType):
    """A text of which the document lists some values; others are passed on."""

    name = "choice"

    def __init__(self, choices: Sequence[str]) -> None:
        self.choices = choices

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return f"[{'|'.join(self.choices)}|…]"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(choice) for choice in self.choices if choice.startswith(incomplete)]


class Time(_ParamType):
    """A time with its zone, a day (UTC), `now`, or how long ago: 90m, 24h, 7d."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        now = datetime.now(UTC)
        if value == "now":
            return now
        if found := _AGO.fullmatch(value):
            return now - timedelta(**{_UNITS[found[2]]: int(found[1])})
        try:
            time = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no time; write 2024-03-01T10:00:00Z, 2024-03-01, or 24h for a day ago", param, ctx)
        if re.fullmatch(r"\d{4}-?\d\d-?\d\d", value):
            return time.replace(tzinfo=UTC)
        if time.tzinfo is None:
            self.fail(f"{value!r} has no time zone; write {value}Z for UTC", param, ctx)
        return time


class Json(_ParamType):
    """JSON as it stands, or @FILE with JSON in it (@- for standard input)."""

    name = "json"

    def __init__(self, secret_names: frozenset[str]) -> None:
        self._secret_names = secret_names

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not isinstance(value, str):
            return value
        if value.startswith("@"):
            return read_json(value[1:])
        try:
            data = msgspec.json.decode(value)
        except msgspec.DecodeError as error:
            self.fail(f"is not JSON ({error}); a text needs its quotes: '\"text\"'", param, ctx)
        if name := secret_in(data, self._secret_names):
            self.fail(f"{name} is a secret, which arguments show to everyone here; use @FILE instead", param, ctx)
        return data


class Secret(_ParamType):
    """Where a secret is to be had: `prompt`, `env:NAME`, `@FILE` or `-` for standard input.

    Args:
        is_new: Whether it is chosen right now: then it is asked for twice.
    """

    name = "secret"

    def __init__(self, *, is_new: bool) -> None:
        self._is_new = is_new

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "[prompt|env:NAME|@FILE|-]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        secret = self._read(value, param, ctx)
        if ctx is not None:
            ctx.ensure_object(Invocation).secrets.add(secret)
        return secret

    def _read(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        noun = param.human_readable_name if param else "the secret"
        if value == "prompt":
            return str(click.prompt(noun.capitalize(), hide_input=True, confirmation_prompt=self._is_new, err=True))
        text, otherwise = "", "standard input is empty"
        if value == "-":
            text = sys.stdin.readline().rstrip("\r\n")
        elif value.startswith("env:"):
            text, otherwise = os.environ.get(value[4:], ""), f"{value[4:]} is not set"
        elif value.startswith("@"):
            otherwise = f"{value[1:]} is empty"
            try:
                text = Path(value[1:]).read_text(encoding="utf-8").rstrip("\r\n")
            except (OSError, UnicodeDecodeError) as error:
                otherwise = f"{value[1:]}: {getattr(error, 'strerror', None) or 'is not UTF-8'}"
        else:  # the value is not repeated: it may be the secret
            otherwise = (
                "secrets are not taken as arguments, which everyone here can read; use prompt, env:NAME, @FILE or -"
            )
        return text or self.fail(otherwise, param, ctx)


class KeyValue(_ParamType):
    """`KEY=JSON`, or `KEY=@FILE`."""

    name = "key=json"

    def __init__(self, secret_names: frozenset[str]) -> None:
        self._secret_names = secret_names
        self._json = Json(secret_names)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, Any]:
        if isinstance(value, tuple):
            return value  # pyright: ignore[reportUnknownVariableType]
        key, separator, text = value.partition("=")
        if not separator or not key:
            self.fail("write KEY=JSON, e.g. colour='\"blue\"'", param, ctx)
        data = self._json.convert(text, param, ctx)
        if not text.startswith("@") and secret_in({key: data}, self._secret_names):
            self.fail(f"{key} is a secret, which arguments show to everyone here; use {key}=@FILE", param, ctx)
        return key, data


def kind_of(field: Field, secret_names: frozenset[str]) -> click.ParamType[Any, Any]:
    """How the texts of a field become values."""
    if field.choices:
        return Choice(field.choices)
    if field.format == "date-time":
        return Time()
    scalar = field.item_kind if field.kind == "array" else field.kind
    kinds: dict[str, click.ParamType[Any, Any]] = {
        "integer": click.INT,
        "number": click.FLOAT,
        "string": click.STRING,
        "boolean": click.BOOL,
    }
    return kinds.get(scalar) or Json(secret_names)


def is_flat_list(field: Field) -> bool:
    """Whether a field is a list of texts: it may be repeated, and takes several with commas between them."""
    return field.kind == "array" and field.item_kind == "string"


def split(values: Sequence[str]) -> list[str]:
    """The entries of a list: `--labels a,b --labels c` are three."""
    return [entry for value in values for entry in value.split(",") if entry]


def read_json(name: str) -> Any:
    """JSON of a file, or of standard input for `-`.

    Raises:
        click.UsageError: it cannot be read, or is not JSON.
    """
    shown = "standard input" if name == "-" else name
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise click.UsageError(f"{shown}: {error.strerror}") from None
    try:
        return msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise click.UsageError(f"{shown}: is not JSON ({_place(error, content)})") from None


def secret_in(data: Any, names: frozenset[str]) -> str:
    """The name of a property that is a secret and has a value; empty when there is none."""
    if isinstance(data, list):
        return next((found for entry in data if (found := secret_in(entry, names))), "")  # pyright: ignore[reportUnknownVariableType]
    if not isinstance(data, dict):
        return ""
    for name, value in data.items():  # pyright: ignore[reportUnknownVariableType]
        if name in names and isinstance(value, str) and value:
            return str(name)  # pyright: ignore[reportUnknownArgumentType]
        if found := secret_in(value, names):
            return found
    return ""


def _place(error: Exception, content: bytes) -> str:
    """msgspec tells a byte; people want a line."""
    if found := re.search(r"\(byte (\d+)\)", str(error)):
        return f"line {content[: int(found[1])].count(10) + 1}: {str(error).replace(found[0], '').strip()}"
    return str(error)
