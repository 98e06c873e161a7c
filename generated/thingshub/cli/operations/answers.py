"""What becomes of an answer: JSON is printed, text goes out as it is, bytes go to a file or a pipe, to no terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thingshub.cli import files, output
from thingshub.cli.arguments import split
from thingshub.cli.failures import SettingError
from thingshub.cli.operations.calls import Call, as_usage
from thingshub.cli.plain import Serializer, selected
from thingshub.unions import is_array, is_object
from thingshub_document.media import kind_of
from thingshub_document.model import Media, Operation
from thingshub_document.reading import Document

if TYPE_CHECKING:
    from thingshub import ThingsHub

_NO_TERMINAL = "this is no text for a terminal"


@dataclass(frozen=True)
class AnswerKinds:
    """What an operation may answer with.

    Attributes:
        json: Whether it may be JSON.
        raw: Whether it may be text or bytes.
        binary: Whether it may be bytes.
        empty: Whether it may be nothing.
        made_secrets: Properties with a secret that the operation makes for the caller, e.g. a new API key.
    """

    json: bool
    raw: bool
    binary: bool
    empty: bool
    made_secrets: frozenset[str]


def kinds_of(document: Document, operation: Operation) -> AnswerKinds:
    """What the document says of the answers that mean yes."""
    found = [media for answer in operation.successes for media in answer.alternatives]
    return AnswerKinds(
        json=any(media.kind == "json" for media in found),
        raw=any(media.kind != "json" for media in found),
        binary=any(media.kind not in ("json", "text") for media in found),
        empty=not found or any(not answer.alternatives for answer in operation.successes),
        made_secrets=frozenset(_made_secrets(document, operation, found)),
    )


def _made_secrets(document: Document, operation: Operation, answers: Iterable[Media]) -> set[str]:
    bodies = operation.body.alternatives if operation.body else ()
    sent = {field.name for media in bodies if media.type for field in document.fields(media.type) or ()}
    fields = [field for media in answers if media.type for field in document.fields(media.type) or ()]
    return {field.name for field in fields if field.is_secret and field.name not in sent}


def show_answer(hub: ThingsHub, call: Call, kinds: AnswerKinds, values: Mapping[str, Any]) -> None:
    """Make a call, and print or write what comes."""
    if kinds.raw and not kinds.json:
        _download(hub, call, kinds, values["_output"])
    elif kinds.raw:
        _either(hub, call, kinds, values)
    elif kinds.json and call.operation.paging:
        _list(hub, call, kinds, values)
    else:
        with as_usage():
            answer = call.answer(hub)
        _show(answer, kinds, values)


def _show(answer: Any, kinds: AnswerKinds, values: Mapping[str, Any]) -> None:
    """Print an answer that was decoded."""
    if answer is None and (kinds.empty or not kinds.json):
        output.remark("done")
        return
    serializer = Serializer(kinds.made_secrets, shows_all=values["_show_secrets"])
    fields = split([values["_fields"]])
    data = serializer.plain(answer)
    if is_array(data):
        output.show_list((selected(entry, fields) for entry in data), values["_output"], fields)
    elif is_object(data):
        output.show_one(selected(data, fields), values["_output"], fields)
    else:
        output.show_value(data, values["_output"])
    _remarks(serializer, kinds.made_secrets)


def _list(hub: ThingsHub, call: Call, kinds: AnswerKinds, values: Mapping[str, Any]) -> None:
    paging = call.operation.paging
    assert paging is not None  # the caller has asked
    serializer = Serializer(kinds.made_secrets, shows_all=values["_show_secrets"])
    fields = split([values["_fields"]])
    entries: Iterable[Any]
    if call.is_whole:
        entries = (serializer.plain(entry) for entry in call.entries(hub))
    else:
        entries = _at(serializer.plain(call.answer(hub)), paging.items)
    count = output.show_list((selected(entry, fields) for entry in entries), values["_output"], fields)
    if not call.is_whole and count and not call.is_sized:
        output.remark(f"{count} entries, the first page; --all reads every one")
    _remarks(serializer, kinds.made_secrets)


def _remarks(serializer: Serializer, made: frozenset[str]) -> None:
    if made:
        output.remark(f"{', '.join(sorted(made))}: keep it now, it is not shown again")
    if serializer.has_hidden:  # said into a pipe too: what is written there is not what the server has
        print("thingshub: *** stands for a secret -- --show-secrets prints it", file=sys.stderr)


def _at(data: Any, path: tuple[str, ...]) -> list[Any]:
    for name in path:
        data = data.get(name) if is_object(data) else None
    return data if is_array(data) else []


def _download(hub: ThingsHub, call: Call, kinds: AnswerKinds, place: str | None) -> None:
    """Write an answer that is no JSON to a file or to standard output, piece by piece."""
    if not place and kinds.binary and is_terminal():
        raise SettingError(_NO_TERMINAL, hint="name a file with -o FILE")
    with as_usage(), hub.stream(call.method(hub), **call.arguments) as answer:
        if kinds.empty and answer.status in (204, 205):
            output.remark("done")
            return
        if place and place != "-":
            output.remark(f"{place}: {answer.save(place):,} bytes")
            return
        sys.stdout.flush()
        for piece in answer:
            sys.stdout.buffer.write(piece)


def _either(hub: ThingsHub, call: Call, kinds: AnswerKinds, values: Mapping[str, Any]) -> None:
    """An answer that may be JSON or something else: which of the two is known when it is there."""
    place = values["_save"]
    is_on_terminal = not place and is_terminal()
    if is_on_terminal and kinds.binary and call.operation.method != "GET":  # a change is not made and its answer lost
        raise SettingError(f"the answer may be bytes, and {_NO_TERMINAL}", hint="name a file for them with --save FILE")
    with as_usage():
        answer = hub.raw(call.method(hub), **call.arguments)
    media_type = answer.headers.get("Content-Type", "")
    kind = kind_of(media_type) if media_type else "bytes"
    if kind == "json" or not answer.content:
        _show(answer.parse(), kinds, values)
    elif place and place != "-":
        files.write(Path(place), answer.content)
        output.remark(f"{place}: {len(answer.content):,} bytes")
    elif is_on_terminal and kind != "text":
        raise SettingError(_NO_TERMINAL, hint="name a file with --save FILE")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(answer.content)


def is_terminal() -> bool:
    """Whether people look at standard output themselves."""
    return sys.stdout.isatty()
