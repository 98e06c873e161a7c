"""From a text of the command line to a value: times, numbers, ids, JSON, files, secrets.

Values that a server may extend stay open: a choice only proposes. A secret is never taken from the command line itself,
where every user of the machine can read it, but asked for, or read from a file, standard input or a variable.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import click
from click.shell_completion import CompletionItem

from thingshub.cli.invocation import Invocation
from thingshub.cli.packaged import secret_names
from thingshub.cli.sources import missing_file, parse_json, read_json, read_secret, standard_input
from thingshub.unions import is_array, is_object
from thingshub_document.reading import Document

_AGO = re.compile(r"(\d{1,6})(s|m|h|d|w)")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


if TYPE_CHECKING:
    ParamType = click.ParamType[Any, Any]
else:  # releases before 8.4 cannot be subscripted
    ParamType = click.ParamType


class Choice(ParamType):
    """A value of which the document lists some; others are passed on."""

    name = "choice"

    def __init__(self, choices: Sequence[str | int]) -> None:
        self.choices = [str(choice) for choice in choices]
        self._are_texts = not choices or isinstance(choices[0], str)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return f"[{'|'.join(self.choices)}|…]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return value if self._are_texts else click.INT.convert(value, param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(choice) for choice in self.choices if choice.startswith(incomplete)]


class Fixed(Choice):
    """One of a few values; no other is possible."""

    def __init__(self, choices: Sequence[str | int]) -> None:
        super().__init__(choices)
        self._values = {str(choice): choice for choice in choices}

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return f"[{'|'.join(self.choices)}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if str(value) not in self._values:
            self.fail(f"expected {' or '.join(self.choices)}, got {value!r}", param, ctx)
        return self._values[str(value)]


class Number(ParamType):
    """A JSON number."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        number = float(click.FLOAT.convert(value, param, ctx))
        if not math.isfinite(number):
            self.fail(f"expected a finite number, got {value!r}", param, ctx)
        return number


class ExactNumber(ParamType):
    """A JSON number of which every digit is kept."""

    name = "decimal"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        try:
            number = Decimal(value)
        except InvalidOperation:
            self.fail(f"expected a decimal number, e.g. 12.50, got {value!r}", param, ctx)
        if not number.is_finite():
            self.fail(f"expected a finite number, got {value!r}", param, ctx)
        return number


class Identifier(ParamType):
    """A UUID."""

    name = "uuid"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> UUID:
        try:
            return value if isinstance(value, UUID) else UUID(value)
        except ValueError:
            example = "123e4567-e89b-12d3-a456-426614174000"
            self.fail(f"expected a UUID like {example}, got {value!r}", param, ctx)


class Time(ParamType):
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


class Day(ParamType):
    """A day, or `today` (UTC)."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        if value == "today":
            return datetime.now(UTC).date()
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"expected a date like 2024-03-01, or today, got {value!r}", param, ctx)


class TimeOfDay(ParamType):
    """A time of the day, with or without its zone."""

    name = "time-of-day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> time:
        try:
            return value if isinstance(value, time) else time.fromisoformat(value)
        except ValueError:
            self.fail(f"expected a time like 10:30:00 or 10:30:00Z, got {value!r}", param, ctx)


class Json(ParamType):
    """JSON as it stands, or @FILE with JSON in it (@- for standard input).

    Args:
        document: Says which properties are secrets.
        takes_text: Whether what is not JSON is a text.
        is_secret: Whether all of it is a secret.
    """

    name = "json"

    def __init__(self, document: Document, *, takes_text: bool = False, is_secret: bool = False) -> None:
        self._document = document
        self._takes_text = takes_text
        self._is_secret = is_secret

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not isinstance(value, str):
            return value
        if value.startswith("@"):
            return read_json(value[1:])
        if self._is_secret:
            self.fail("is a secret, which arguments show to everyone here; use @FILE instead", param, ctx)
        try:
            data = parse_json(value)
        except ValueError as error:
            if self._takes_text:
                return value
            self.fail(f"is not JSON ({error}); a text needs its quotes: '\"text\"'", param, ctx)
        if name := secret_in(data, secret_names(self._document)):
            self.fail(f"{name} is a secret, which arguments show to everyone here; use @FILE instead", param, ctx)
        return data


class KeyValue(ParamType):
    """`KEY=JSON`, or `KEY=@FILE`."""

    name = "key=json"

    def __init__(self, document: Document) -> None:
        self._document = document
        self._json = Json(document)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, Any]:
        if isinstance(value, tuple):
            return value  # pyright: ignore[reportUnknownVariableType]
        key, separator, text = value.partition("=")
        if not separator or not key:
            self.fail("write KEY=JSON, e.g. colour='\"blue\"'", param, ctx)
        data = self._json.convert(text, param, ctx)
        if not text.startswith("@") and secret_in({key: data}, secret_names(self._document)):
            self.fail(f"{key} is a secret, which arguments show to everyone here; use {key}=@FILE", param, ctx)
        return key, data


class Secret(ParamType):
    """Where a secret is to be had: `prompt`, `env:NAME`, `@FILE` or `-` for standard input.

    Args:
        noun: What it is, for who is asked for it.
        is_new: Whether it is chosen right now: then it is asked for twice.
    """

    name = "secret"

    def __init__(self, noun: str, *, is_new: bool) -> None:
        self._noun = noun
        self._is_new = is_new

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "[prompt|env:NAME|@FILE|-]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            secret = read_secret(value, self._noun, is_new=self._is_new)
        except ValueError as error:
            self.fail(str(error), param, ctx)
        if ctx is not None:
            ctx.ensure_object(Invocation).secrets.add(secret)
        return secret


class Content(ParamType):
    """A file that is sent as it is: its path, or `-` for standard input."""

    name = "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | bytes:
        if not isinstance(value, str):
            found: Path | bytes = value
            return found
        if value == "-":
            return standard_input()
        path = Path(value.removeprefix("@"))
        if not path.is_file():
            self.fail(f"{path}: {missing_file(path)}", param, ctx)
        return path


def split(values: Sequence[str]) -> list[str]:
    """The entries of a list: `a,b` and `c` are three."""
    return [entry for value in values for entry in value.split(",") if entry]


def secret_in(data: Any, names: frozenset[str]) -> str:
    """The name of a property that is a secret and has a value; empty when there is none."""
    if is_array(data):
        return next((found for entry in data if (found := secret_in(entry, names))), "")
    if not is_object(data):
        return ""
    for name, value in data.items():
        if name in names and isinstance(value, str) and value:
            return name
        if found := secret_in(value, names):
            return found
    return ""
