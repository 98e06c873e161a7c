"""The body of a call, from options, `--set` and `--body`: the later of these in this order is overruled by the former.

It becomes the SDK's model, so that what does not fit is found before anything is sent. Decoding is lenient with
properties that a model does not know, callers are not: what would get lost on the way is refused by name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click
import msgspec

from thingshub.cli.arguments import is_flat_list, split
from thingshub.cli.document import Body
from thingshub.decoding import decoded
from thingshub.model import REDACTED, flattened
from thingshub.unions import is_array, is_object


def assembled(body: Body, options: Mapping[str, Any], pairs: Sequence[tuple[str, Any]], whole: Any) -> Any:
    """The model to send.

    Args:
        body: What the document says.
        options: Values of the options, by property; None for one that was not given.
        pairs: Keys and values of `--set`.
        whole: What `--body` holds; None without it.

    Raises:
        click.UsageError: it does not fit, with the place.
    """
    from thingshub import models

    data: Any = whole if body.kind == "array" else _merged(body, options, pairs, whole)
    if body.kind == "array" and not is_array(data):
        raise click.UsageError("--body must hold a JSON array")
    if hidden := _hidden(data, ""):
        raise click.UsageError(
            f"{hidden} is {REDACTED}, hidden by an earlier command: put the secret in, or leave it out"
        )
    try:
        model = decoded(msgspec.json.encode(data), getattr(models, body.model))
    except msgspec.ValidationError as error:
        raise click.UsageError(_worded(str(error), body)) from None
    if lost := _lost(data, flattened(msgspec.to_builtins(model)), ""):
        known = ", ".join(field.name for field in body.fields)
        raise click.UsageError(f"the body has no {lost}" + ("" if "." in lost else f"; known are {known}"))
    return model


def _merged(body: Body, options: Mapping[str, Any], pairs: Sequence[tuple[str, Any]], whole: Any) -> dict[str, Any]:
    if whole is not None and not is_object(whole):
        raise click.UsageError("--body must hold a JSON object")
    data: dict[str, Any] = dict(whole or {})
    data.update(pairs)
    for field in body.fields:
        value = options.get(field.name)
        if is_flat_list(field):
            value = split(value) if value else None
        if value is not None:
            data[field.name] = value
    missing = [field for field in body.fields if field.is_required and field.name not in data]
    if missing:
        name = missing[0].name
        raise click.UsageError(f"Missing option '{option_name(name)}' (or {name} in --body)")
    return data


def option_name(name: str) -> str:
    """The option of a parameter or property."""
    return f"--{name.replace('_', '-')}"


def _worded(message: str, body: Body) -> str:
    """msgspec's text with the place in front, as an option where there is one."""
    text, _, place = message.partition(" - at `")
    name = place.removesuffix("`").removeprefix("$").removeprefix(".")
    if not name:
        return f"the body: {text}"
    return f"{option_name(name) if name in {field.name for field in body.fields} else name}: {text}"


def _lost(given: Any, kept: Any, place: str) -> str:
    """The first property of what was given that is not in what would be sent."""
    if is_array(given) and is_array(kept):
        found = (_lost(g, k, f"{place}.{index}") for index, (g, k) in enumerate(zip(given, kept, strict=True)))
        return next(filter(None, found), "")
    if not is_object(given) or not is_object(kept):
        return ""
    for name, value in given.items():
        here = f"{place}.{name}".removeprefix(".")
        if name not in kept:
            return here
        if lost := _lost(value, kept[name], here):
            return lost
    return ""


def _hidden(data: Any, place: str) -> str:
    """Where a value stands that an earlier output has hidden."""
    if data == REDACTED:
        return place.removeprefix(".") or "the body"
    entries: Any = data.items() if is_object(data) else enumerate(data) if is_array(data) else ()
    return next(filter(None, (_hidden(value, f"{place}.{key}") for key, value in entries)), "")
