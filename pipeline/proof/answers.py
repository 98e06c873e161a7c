"""The answers that the document describes, as a server would send them, and what a client makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.proof.judge.bodies import as_bytes
from pipeline.proof.judge.equality import difference
from pipeline.proof.narrowing import said
from pipeline.proof.plan import Planner
from pipeline.proof.sdk.clients import Prepared
from pipeline.proof.sdk.encoding import json_bytes, plain
from thingshub_document.media import concrete
from thingshub_document.model import Answer, Media, Operation
from thingshub_document.reading import Document

_UNLISTED = {"success": (200, 201, 203), "failure": (418, 451, 599)}


@dataclass(frozen=True)
class Given:
    """One answer that is fed back.

    Attributes:
        answer: What the document says of it.
        media: Its media type; None for one without a body.
        value: The body as JSON data; a text for bytes.
        prepared: What the stub sends.
        is_success: Whether the call is to return it; else it is to raise it.
    """

    answer: Answer
    media: Media | None
    value: Any
    prepared: Prepared
    is_success: bool

    @property
    def name(self) -> str:
        media = f" {self.media.media}" if self.media is not None else ""
        return f"the answer {self.prepared.status}{media}"

    @property
    def line(self) -> str:
        return self.media.line if self.media is not None else self.answer.line


def answers_of(document: Document, planner: Planner, operation: Operation) -> Iterator[Given]:
    """Every answer of an operation, the successes first: each status, media type and example.

    Raises:
        Unsettled: there is neither an example nor a value that fits.
    """
    successes = operation.successes
    for answer in (*successes, *operation.failures):
        status = _status(operation, answer, is_success=answer in successes)
        headers = header_texts(answer, planner.header_values(operation, answer)[0])
        if not answer.alternatives or operation.method == "HEAD":
            yield Given(answer, None, None, Prepared(status, headers, b""), answer in successes)
            continue
        for media in answer.alternatives:
            content_type = concrete(media.media)
            for value in planner.values(operation, media, "read", full=True):
                prepared = Prepared(status, {**headers, "Content-Type": content_type}, _encoded(media, value))
                yield Given(answer, media, value, prepared, answer in successes)


def difference_of_result(document: Document, given: Given, result: Any) -> str | None:
    """Where what was decoded differs from the answer; None when it says the same."""
    media = given.media
    if media is None:
        return None if result is None else f"{type(result).__name__} was returned, should be None"
    if media.kind == "json":
        return difference(plain(result), said(document, media.type, given.value, "read"))
    if media.kind == "text":
        text = given.prepared.body.decode()
        return None if result == text else difference(result, text)
    return None if result == given.prepared.body else difference(result, given.prepared.body)


def _status(operation: Operation, answer: Answer, *, is_success: bool) -> int:
    """A status that the answer stands for, and no other one does."""
    listed = {other.status for other in operation.answers}
    if answer.status.isdigit():
        return int(answer.status)
    if answer.status == "default":
        candidates = _UNLISTED["success" if is_success else "failure"]
        classes = {status[0] for status in listed if status.endswith("XX")}
        free = (status for status in (*candidates, 520, 300) if str(status)[0] not in classes)
    else:
        first = int(answer.status[0]) * 100
        free = (status for status in (first + 18, *range(first, first + 100)))
    return next(status for status in free if str(status) not in listed)


def header_texts(answer: Answer, values: Mapping[str, Any]) -> dict[str, str]:
    """The headers of an answer as a server would send them (style simple).

    Args:
        answer: What the document says of them.
        values: Their values by name; one that is not there is not sent.
    """
    return {h.name: _header_text(values[h.name], explode=h.explode) for h in answer.headers if h.name in values}


def _header_text(value: Any, *, explode: bool) -> str:
    if isinstance(value, Mapping):
        pairs = [(name, str(_text(item))) for name, item in value.items()]
        return ",".join(("=" if explode else ",").join(pair) for pair in pairs)
    return ",".join(str(_text(item)) for item in value) if isinstance(value, list) else str(_text(value))


def _encoded(media: Media, value: Any) -> bytes:
    if media.kind == "json":
        return json_bytes(value)
    return value.encode() if isinstance(value, str) else as_bytes(_text(value))


def _text(value: Any) -> Any:
    """A value of a text answer or a header: numbers and booleans as JSON writes them."""
    return value if isinstance(value, str | bytes) else json_bytes(value).decode()
