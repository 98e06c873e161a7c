"""JSON to models: open unions are told apart, extras are kept, and each model remembers what it was read from.

Of a time's fraction six digits are read, as many as a datetime holds; further ones are cut, not rounded, so that a time
never moves into the next second. What an object remembers, and sends back unchanged, has all of them.

`decode` is for messages that come without a call: webhooks, WebSocket and MQTT messages, answers that were stored.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from thingshub._facts import TIMES
from thingshub.errors import PayloadError
from thingshub.model import ExtensibleModel, Model, remember, take_extras
from thingshub.unions import decode_union, is_array

T = TypeVar("T")
_LONG_FRACTION = re.compile(rb"\.\d{6}(\d+)")
_TIME_KEYS = tuple(f'"{name}":{space}"'.encode() for name in sorted(TIMES) for space in ("", " "))
_LENGTH_TO_SECONDS = len("2026-01-01T00:00:00")
_decoders: dict[Any, msgspec.json.Decoder[Any]] = {}


def decode(message: bytes | str, kind: type[T]) -> T:
    """Decode a JSON message into a model.

    Args:
        message: JSON, e.g. the body of a webhook or a message of a WebSocket.
        kind: The model, e.g. `thingshub.models.StateUpdate`, `WebhookPayload` or `MqttPayload`.

    Raises:
        PayloadError: it is not JSON, or not what the document says of this model; the message is not quoted.
    """
    content = message.encode() if isinstance(message, str) else message
    try:
        model: T = decoded(content, kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        reason = str(error) if isinstance(error, msgspec.ValidationError) else "not valid JSON"
        raise PayloadError(f"{getattr(kind, '__name__', 'message')}: {reason}") from None
    return model


def decoded(content: bytes, kind: Any) -> Any:
    """The same, with msgspec's own errors."""
    decoder = _decoders.get(kind)
    if decoder is None:
        decoder = _decoders[kind] = msgspec.json.Decoder(kind, dec_hook=decode_union)
    answer = decoder.decode(cut_times(content))
    _remember(answer, content)
    return answer


def cut_times(content: bytes) -> bytes:
    """The JSON with at most six digits of a fraction where the document has a time; the same object if all have."""
    if not _LONG_FRACTION.search(content):
        return content
    pieces: list[bytes] = []
    end = 0
    for found in _LONG_FRACTION.finditer(content):
        if content.endswith(_TIME_KEYS, 0, found.start() - _LENGTH_TO_SECONDS):
            pieces.append(content[end : found.start(1)])
            end = found.end()
    return b"".join((*pieces, content[end:])) if pieces else content


def _remember(answer: Any, content: bytes) -> None:
    if is_array(answer):
        _remember_all(answer, content, lambda raw: raw)
    elif isinstance(answer, Model):
        entries = getattr(answer, "collection", None)
        if entries is None:
            _remember_all([answer], content, lambda raw: [raw])
        else:
            _remember_all(entries, content, lambda raw: raw["collection"])


def _remember_all(entries: list[Any], content: bytes, objects: Callable[[Any], list[Any]]) -> None:
    if not entries or not isinstance(entries[0], Model):  # plain texts have nothing to remember
        return
    remember(entries, content)
    if isinstance(entries[0], ExtensibleModel):
        for entry, properties in zip(entries, objects(msgspec.json.decode(content)), strict=True):
            take_extras(entry, properties)
