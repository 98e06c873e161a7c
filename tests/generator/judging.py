# pyright: standard
# Walks documents, which have no types; mypy is strict here too.
"""Hold what was sent and what came back against what a feature says; each difference is one line of text."""

from __future__ import annotations

import email.parser
import email.policy
import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl

from tests.generator.feature import Feature, Tagged
from tests.generator.wire import Request


def content(value: Any) -> bytes:
    """The bytes that `!hex`, `!bytes` or a text stands for."""
    if isinstance(value, Tagged):
        return bytes.fromhex(value.value) if value.tag == "hex" else str(value.value).encode()
    return str(value).encode()


def requests(call: Mapping[str, Any], feature: Feature, sent: list[Request]) -> Iterator[str]:
    """What is wrong with the requests of a call."""
    if "sends_at_most" in call:
        if len(sent) > call["sends_at_most"]:
            yield f"sent {len(sent)} requests instead of at most {call['sends_at_most']}"
        return
    wanted: list[str] = call["sends"] if isinstance(call["sends"], list) else [call["sends"]]
    if wanted == ["nothing"]:
        if sent:
            yield f"sent {sent[0].method} {sent[0].target} instead of nothing"
        return
    lines = [f"{request.method} {_target(request.target.replace(feature.prefix, '', 1))}" for request in sent]
    if "target" in call:
        wanted = [f"{line.partition(' ')[0]} {call['target']}" for line in wanted]
    if lines != wanted:
        yield f"sent {lines} instead of {wanted}"
        return
    for request in sent[:1]:
        yield from _headers(call, request)
        yield from _body(call, request)


def _target(text: str) -> str:
    """The same with each time in UTC in one way to write it: RFC 3339 allows `+00:00` and trailing zeros too."""
    return re.sub(r"(T\d\d(:|%3A)\d\d(:|%3A)\d\d)(?:(\.\d*?[1-9])0*|\.0+)?(?:Z|%2B00%3A00|\+00:00)", r"\1\4Z", text)


def _headers(call: Mapping[str, Any], request: Request) -> Iterator[str]:
    for name, value in call.get("headers", {}).items():
        came = request.header(name)
        match value:
            case Tagged("contains", text):
                fits = text in (came or "")
            case Tagged("one_of", texts):
                fits = came in texts
            case _:
                fits = value == (None if came is None else _target(came))
        if not fits:
            yield f"header {name}: {came!r} instead of {value!r}"
    wanted_host = call.get("at", "").removeprefix("https://")
    if request.host != wanted_host:
        yield f"sent to {request.host or 'the tenant'} instead of {wanted_host or 'the tenant'}"


def _body(call: Mapping[str, Any], request: Request) -> Iterator[str]:
    wanted = call.get("type", "application/json" if "json" in call else "")
    came = request.header("Content-Type")
    if "type" in call and call["type"] is None:
        if came is not None:
            yield f"Content-Type {came!r} without a body"
    elif wanted and (came is None or came.partition(";")[0].strip().lower() != wanted):
        yield f"Content-Type {came!r} instead of {wanted}"
    if "json" in call:
        yield from _json(call["json"], request.body)
    elif "form" in call:
        pairs = [list(pair) for pair in parse_qsl(request.body.decode(), keep_blank_values=True, strict_parsing=True)]
        if pairs != call["form"]:
            yield f"form {pairs} instead of {call['form']}"
    elif "parts" in call:
        yield from _parts(call["parts"], request)
    elif "body_any" in call:
        if request.body.decode() not in call["body_any"]:
            yield f"body {request.body!r} instead of {call['body_any']}"
    elif request.body != content(call.get("body", "")):
        yield f"body {request.body!r} instead of {content(call.get('body', ''))!r}"


def _json(wanted: Any, body: bytes) -> Iterator[str]:
    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(found)) != len(found):
            raise ValueError(f"a key twice in {found}")
        return dict(found)

    try:
        came = json.loads(body, object_pairs_hook=pairs)
    except ValueError as error:
        yield f"body {body!r} is not JSON: {error}"
        return
    if _number(came) != _number(_plain(wanted)):
        yield f"JSON {came!r} instead of {wanted!r}"


def _plain(value: Any) -> Any:
    if isinstance(value, Tagged):
        return value.value
    if isinstance(value, list):
        return [_plain(child) for child in value]
    return {key: _plain(child) for key, child in value.items()} if isinstance(value, dict) else value


def _number(value: Any) -> Any:
    """JSON knows one kind of number: 2.0 is 2; but true is not 1."""
    if isinstance(value, list):
        return [_number(child) for child in value]
    if isinstance(value, dict):
        return {key: _number(child) for key, child in value.items()}
    return (
        ("number", Decimal(str(value)))
        if isinstance(value, int | float) and not isinstance(value, bool)
        else repr(value)
    )


def _parts(wanted: list[dict[str, Any]], request: Request) -> Iterator[str]:
    head = f"Content-Type: {request.header('Content-Type')}\r\n\r\n".encode()
    message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + request.body)
    came: dict[str, list[Any]] = {}
    for part in message.iter_parts() if message.is_multipart() else ():
        if part.get_content_disposition() != "form-data":
            yield f"a part with the disposition {part['Content-Disposition']!r}"
        came.setdefault(str(part.get_param("name", header="Content-Disposition")), []).append(part)
    expected: dict[str, list[dict[str, Any]]] = {}
    for entry in wanted:
        expected.setdefault(entry["name"], []).append(entry)
    if {name: len(parts) for name, parts in came.items()} != {name: len(parts) for name, parts in expected.items()}:
        yield f"parts {[(name, len(parts)) for name, parts in came.items()]} instead of {[e['name'] for e in wanted]}"
        return
    for name, entries in expected.items():
        for entry, part in zip(entries, came[name], strict=True):
            yield from _part(entry, part)


def _part(entry: dict[str, Any], part: Any) -> Iterator[str]:
    name, body = entry["name"], part.get_payload(decode=True)
    if body != content(entry["body"]):
        yield f"part {name}: {body!r} instead of {content(entry['body'])!r}"
    media = part.get_content_type() if part["Content-Type"] else None
    if "type" in entry and media != entry["type"]:
        yield f"part {name}: Content-Type {media} instead of {entry['type']}"
    if "type" not in entry and not entry.get("is_file") and media not in (None, "text/plain"):
        yield f"part {name}: Content-Type {media} for a text"
    filename = part.get_filename()
    if bool(entry.get("is_file")) != (filename is not None):
        yield f"part {name}: file name {filename!r}"
    if "filename" in entry and filename != entry["filename"]:
        yield f"part {name}: file name {filename!r} instead of {entry['filename']!r}"
