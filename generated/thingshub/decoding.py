"""JSON to models: open unions are told apart, extras are kept, and each model remembers what it was read from.

Of a time's fraction six digits are read (see thingshub._codec.times); what an object remembers, and sends back
unchanged, has all of them.

`decode` is for messages that come without a call: webhooks, WebSocket and MQTT messages, answers that were stored.
"""

from __future__ import annotations

from typing import Any, NamedTuple, TypeVar

import msgspec

from thingshub._codec.exact import holds_decimals_in_unions, with_exact_values
from thingshub._codec.extras import fill, holds_extras, may_hold_models
from thingshub._codec.json_codec import decode_exact
from thingshub._codec.times import Times
from thingshub.errors import PayloadError
from thingshub.model import Model, Place, remember, remember_one
from thingshub.unions import decode_union, is_array, is_object

T = TypeVar("T")
_HOLDERS = (Model, list, dict)


class _Decoder(NamedTuple):
    """What reads a type from JSON; what is done with times before, and with extras and Decimals afterwards."""

    decoder: msgspec.json.Decoder[Any]
    times: Times
    has_extras: bool
    has_decimals: bool


_decoders: dict[Any, _Decoder] = {}


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
    decoder, times, has_extras, has_decimals = _decoders.get(kind) or _made(kind)
    cut = times.cut(content)
    answer: Any = decoder.decode(content if cut is None else cut)
    if has_extras or has_decimals or cut is None:
        raw = decode_exact(content)
        if has_extras:
            fill(answer, raw)
        if has_decimals or cut is None:
            answer = with_exact_values(answer, raw)
    remember_all(answer, content)
    return answer


def _made(kind: Any) -> _Decoder:
    decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(kind, dec_hook=decode_union)
    made = _decoders[kind] = _Decoder(decoder, Times(kind), holds_extras(kind), holds_decimals_in_unions(kind))
    return made


def remember_all(answer: Any, content: bytes, place: Place = ()) -> None:
    """Note in models, in those inside them, and in entries of lists and maps, where they were read."""
    if isinstance(answer, Model):
        remember_one(answer, content, place)
        for name, encoded in may_hold_models(type(answer)):
            part = getattr(answer, name)
            if isinstance(part, _HOLDERS):
                remember_all(part, content, (*place, encoded))
    elif is_array(answer):
        if answer and isinstance(answer[0], Model):
            try:
                remember(answer, content, place)
            except TypeError:  # among models there are also entries of other types
                for index, entry in enumerate(answer):
                    if isinstance(entry, Model):
                        remember_one(entry, content, (*place, index))
    elif is_object(answer):
        for name, part in answer.items():
            if isinstance(part, Model):
                remember_one(part, content, (*place, name))
