"""Bodies by media type: the bytes that go out, and what is refused before anything does."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from email import message_from_bytes
from email.message import Message
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl

import pytest

from tests.both import FakeAsyncTransport, FakeTransport, json_answer, run_both
from tests.faces import run_async, run_sync
from thingshub import UNSET, AsyncThingsHub, Retries, ThingsHub
from thingshub._client.operation import (
    Answer,
    Body,
    BytesBody,
    FormBody,
    JsonBody,
    MultipartBody,
    Operation,
    Part,
    TextBody,
    body_from,
)
from thingshub.errors import AuthenticationError, TruncatedAnswerError
from thingshub.model import ExtensibleModel, Model
from thingshub.transport import Request, Response, TransportFailure, Upload
from thingshub.types import File

ANSWER = (Answer("200", "application/json", Any),)
TREE: Any = {"a": [1, None, True, "ä"], "b": {}}


class Price(Model):
    amount: Decimal
    note: str | Any | None = UNSET


class Open(ExtensibleModel):
    name: str


def _operation(*bodies: Body, method: str = "POST", required: bool = False) -> Operation[Any]:
    return Operation("probe.put", method, "/x", (), ANSWER, bodies=bodies, is_body_required=required)


def _sent(body: Any, *bodies: Body, content_type: str | None = None) -> tuple[bytes, str | None]:
    """Content and Content-Type of a body, the same with both clients."""
    found: list[tuple[bytes, str | None]] = []

    def answer(request: Request) -> Response:
        content = request.body if isinstance(request.body, bytes) else b"".join(request.body or ())
        found.append((content, request.headers.get("Content-Type")))
        return json_answer("null")

    operation = _operation(*bodies)
    with ThingsHub("https://demo.example", token="t", transport=FakeTransport(answer)) as hub:
        hub._executor.call(operation, (), body, content_type)  # pyright: ignore[reportPrivateUsage]
    return found[0]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"name": None}, b'{"name":null}'),
        (Price(amount=Decimal("1.10")), b'{"amount":1.10}'),
        (Price(amount=Decimal("123456789012345678901234567890.123456789"), note=None),
         b'{"amount":123456789012345678901234567890.123456789,"note":null}'),
        ([Price(amount=Decimal(1))], b'[{"amount":1}]'),
        ([], b"[]"),
        ((1, 2), b"[1,2]"),
        ("x", b'"x"'),
        (7, b"7"),
        (False, b"false"),
        (None, b"null"),
        (TREE, json.dumps(TREE, ensure_ascii=False, separators=(",", ":")).encode()),
        (MappingProxyType({"a": MappingProxyType({"b": 1})}), b'{"a":{"b":1}}'),
        (9007199254740993, b"9007199254740993"),
        (-(2**63), b"-9223372036854775808"),
        (Open(name="a", extras={"x": 1.5, "y": {"z": 0.1}}), b'{"name":"a","x":1.5,"y":{"z":0.1}}'),
        ({"at": datetime(2024, 1, 2, tzinfo=UTC)}, b'{"at":"2024-01-02T00:00:00Z"}'),
    ],
)  # fmt: skip
@pytest.mark.parametrize("media", ["application/json", "application/merge-patch+json", "application/vnd.acme.v2+json"])
def test_json(body: Any, expected: bytes, media: str) -> None:
    assert _sent(body, JsonBody(media)) == (expected, media)


def test_a_json_patch_has_its_own_media_type() -> None:
    patch = [{"op": "replace", "path": "/name", "value": "x"}]
    content, media = _sent(patch, JsonBody("application/json-patch+json"))
    assert (json.loads(content), media) == (patch, "application/json-patch+json")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (float("nan"), "probe.put: nan is not a number that JSON has"),
        ({"a": [1, {"b": float("inf")}]}, r"probe.put: a\[1\]\.b: inf is not a number that JSON has"),
        (Price(amount=Decimal("NaN")), "probe.put: amount: NaN is not a number that JSON has"),
        ({"at": [datetime(2024, 1, 2)]}, r"probe.put: at\[0\]: a time in the body has no time zone"),
        (Open(name="a", extras={"x": float("nan")}), r"probe.put: extras\.x: nan is not"),
        (Open(name="a", extras={"name": "b"}), "'name' is a property of its own"),
    ],
)
def test_what_json_does_not_have_is_refused_with_its_place(body: Any, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        _sent(body, JsonBody())


@pytest.mark.parametrize("body", [object(), Path("x"), {"a": object()}, {"a": lambda: 1}])
def test_what_has_no_json_is_refused(body: Any) -> None:
    with pytest.raises(TypeError, match=r"probe\.put: .*cannot be written as JSON"):
        _sent(body, JsonBody())


@pytest.mark.parametrize(
    ("body", "media", "expected"),
    [
        ("plain", "text/plain", (b"plain", "text/plain")),
        ("", "text/plain", (b"", "text/plain")),
        ("ä\n€", "text/csv", ("ä\n€".encode(), "text/csv; charset=utf-8")),
        ("ä", "text/plain; charset=iso-8859-1", (b"\xe4", "text/plain; charset=iso-8859-1")),
        (7, "text/plain", (b"7", "text/plain")),
        (True, "text/plain", (b"true", "text/plain")),
        (datetime(2024, 1, 2, tzinfo=UTC), "text/plain", (b"2024-01-02T00:00:00+00:00", "text/plain")),
    ],
)
def test_texts(body: Any, media: str, expected: tuple[bytes, str]) -> None:
    assert _sent(body, TextBody(media)) == expected


def test_a_text_is_one_and_fits_its_character_set() -> None:
    with pytest.raises(TypeError, match=r"probe\.put: expected a single value, got list"):
        _sent(["a"], TextBody())
    with pytest.raises(ValueError, match="cannot be encoded"):
        _sent("€", TextBody("text/plain; charset=iso-8859-1"))


def _chunks() -> Iterator[bytes]:
    yield b"ab"
    yield b"c"


@pytest.mark.parametrize("kind", ["bytes", "bytearray", "path", "generator", "file object", "list", "File"])
def test_bytes_from_wherever(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(b"abc")
    made: dict[str, Any] = {
        "bytes": b"abc",
        "bytearray": bytearray(b"abc"),
        "path": path,
        "generator": _chunks(),
        "file object": BytesIO(b"abc"),
        "list": [b"a", b"bc"],
        "File": File(b"abc", name="x"),
    }
    assert _sent(made[kind], BytesBody()) == (b"abc", "application/octet-stream")


def test_a_text_or_another_thing_is_not_bytes() -> None:
    for wrong in ("abc", 7, {"a": 1}, ["a"], None, File("abc")):  # type: ignore[arg-type]
        with pytest.raises(TypeError, match=r"probe\.put: expected bytes"):
            _sent(wrong, BytesBody())
    with pytest.raises(TypeError, match="encode it, or pass a Path"):
        _sent("abc", BytesBody())
    with pytest.raises(FileNotFoundError):
        _sent(Path("/absent"), BytesBody())


def test_a_range_of_media_types_needs_one_of_them() -> None:
    assert _sent(b"x", BytesBody("image/*"), content_type="image/png") == (b"x", "image/png")
    assert _sent(File(b"x", media="image/gif"), BytesBody("image/*")) == (b"x", "image/gif")
    assert _sent(b"x", BytesBody("*/*")) == (b"x", "application/octet-stream")
    with pytest.raises(ValueError, match=r"probe\.put: image/\* stands for several"):
        _sent(b"x", BytesBody("image/*"))
    with pytest.raises(ValueError, match="'text/plain' is none of image"):
        _sent(b"x", BytesBody("image/*"), content_type="text/plain")
    with pytest.raises(ValueError, match="'text/plain' of the File is none of"):
        _sent(File(b"x", media="text/plain"), BytesBody())


def test_one_of_several_media_types_is_the_first_or_the_one_that_is_named() -> None:
    bodies = (JsonBody(), JsonBody("application/merge-patch+json"), TextBody(), BytesBody("image/*"))
    assert _sent("x", *bodies) == (b'"x"', "application/json")
    assert _sent({"a": None}, *bodies, content_type="application/merge-patch+json")[0] == b'{"a":null}'
    assert _sent("x", *bodies, content_type="text/plain") == (b"x", "text/plain")
    assert _sent("x", *bodies, content_type="text/plain; charset=utf-8") == (b"x", "text/plain; charset=utf-8")
    assert _sent(File(b"x", media="image/png"), *bodies) == (b"x", "image/png")
    with pytest.raises(
        ValueError, match=r"'text/csv' is none of application/json, application/merge-patch\+json, text"
    ):
        _sent("x", *bodies, content_type="text/csv")
    with pytest.raises(ValueError, match="no header can carry"):
        _sent("x", *bodies, content_type="text/plain; a=\r\nX: y")


def test_no_body_where_none_is_given_and_none_where_none_is_taken() -> None:
    assert _sent(UNSET, JsonBody()) == (b"", None)
    with pytest.raises(TypeError, match=r"probe\.put: takes no body"):
        _sent({})
    hub = ThingsHub("https://demo.example", token="t", transport=FakeTransport(lambda _: json_answer("null")))
    with pytest.raises(TypeError, match=r"probe\.put: the body is missing"):
        hub._executor.call(_operation(JsonBody(), required=True))  # pyright: ignore[reportPrivateUsage]


def test_a_model_or_a_mapping_or_nothing() -> None:
    assert body_from(Price, {"amount": 1}, {}) == {"amount": 1}
    assert body_from(Price, None, {"amount": Decimal(1), "note": UNSET}) == Price(amount=Decimal(1))
    assert body_from(Price, None, {}, is_required=False) is UNSET
    with pytest.raises(TypeError, match="expected Price, got str"):
        body_from(Price, "x", {})


FORM = FormBody(
    parts=(
        Part("a"),
        Part("tags", is_list=True),
        Part("ids", is_list=True, explode=False),
        Part("spaced", is_list=True, style="spaceDelimited", explode=False),
        Part("where", style="deepObject"),
        Part("meta", "application/json"),
        Part("uri", allow_reserved=True),
    )
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"a": "x y&z=ä"}, "a=x+y%26z%3D%C3%A4"),
        ({"tags": ["a,b", "c"]}, "tags=a%2Cb&tags=c"),
        ({"ids": [1, 2]}, "ids=1,2"),
        ({"spaced": ["a", "b"]}, "spaced=a%20b"),
        ({"where": {"x": 1, "y": {"z": True}}}, "where%5Bx%5D=1&where%5By%5D%5Bz%5D=true"),
        ({"meta": {"a": [1]}}, "meta=%7B%22a%22%3A%5B1%5D%7D"),
        ({"uri": "http://a/b"}, "uri=http://a/b"),
        ({"other": 1.5, "a": True}, "a=true&other=1.5"),
        ({"a": UNSET}, ""),
        (Price(amount=Decimal("1.10"), note="x"), "amount=1.10&note=x"),
    ],
)
def test_urlencoded_forms(body: Any, expected: str) -> None:
    content, media = _sent(body, FORM)
    assert (content.decode(), media) == (expected, "application/x-www-form-urlencoded")
    if expected and "spaced" not in body if isinstance(body, dict) else True:
        assert parse_qsl(expected, strict_parsing=True)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"tags": "abc"}, "probe.put: tags: expected a list, got str"),
        ({"ids": ["a,b"]}, "ids: 'a,b' has a comma"),
        ({"a": None}, "a: None cannot be written here"),
        ({"tags": []}, "tags: needs at least one entry"),
        ([1], "expected a model or a mapping for a form, got list"),
    ],
)
@pytest.mark.parametrize("kind", [FORM, MultipartBody(parts=FORM.parts)])
def test_fields_that_cannot_be_written_are_refused(body: Any, reason: str, kind: Body) -> None:
    if isinstance(kind, MultipartBody) and "comma" in reason:
        return  # each entry is a part of its own
    with pytest.raises((TypeError, ValueError), match=reason):
        _sent(body, kind)


UPLOAD = MultipartBody(
    parts=(
        Part("title"),
        Part("meta", "application/json"),
        Part("tags", is_list=True),
        Part("rows", "text/csv"),
        Part("file", "application/octet-stream", is_file=True),
        Part("pages", "image/png, image/jpeg", is_file=True, is_list=True),
    )
)


def _parts(content: bytes, media: str | None) -> list[Message]:
    """The parts of a form, read by Python's own parser."""
    parsed = message_from_bytes(f"Content-Type: {media}\r\n\r\n".encode() + content)
    return list(parsed.get_payload())  # pyright: ignore


def test_multipart_forms(tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"\xff\xd8")
    body = {
        "title": "Grüße",
        "meta": {"a": [1, None]},
        "tags": ["x", "y"],
        "rows": "a;b",
        "file": b"\x00\r\n--",
        "pages": [photo, File(b"\x89PNG", name="p.png", media="image/png"), File(b"\x89", name="q.png")],
        "other": 7,
    }
    content, media = _sent(body, UPLOAD)
    found = [
        (
            part.get_param("name", header="content-disposition"),
            part.get_filename(),
            part["Content-Type"],
            part.get_payload(decode=True),
        )
        for part in _parts(content, media)
    ]
    assert found == [
        ("title", None, None, "Grüße".encode()),
        ("meta", None, "application/json", b'{"a":[1,null]}'),
        ("tags", None, None, b"x"),
        ("tags", None, None, b"y"),
        ("rows", None, "text/csv", b"a;b"),
        ("file", "file", "application/octet-stream", b"\x00\r\n--"),
        ("pages", "photo.jpg", "image/jpeg", b"\xff\xd8"),
        ("pages", "p.png", "image/png", b"\x89PNG"),
        ("pages", "q.png", "image/png", b"\x89"),
        ("other", None, None, b"7"),
    ]


def test_names_of_files_cannot_end_their_header() -> None:
    evil = 'a"; x="b\r\nX-Evil: 1\\ä.txt'
    content, media = _sent({"file": File(b"x", name=evil)}, UPLOAD)
    head = content.split(b"\r\n\r\n")[0].decode()
    assert 'filename="a%22; x=%22b%0D%0AX-Evil: 1\\ä.txt"' in head
    assert len(head.split("\r\n")) == 3
    [part] = _parts(content, media)
    assert part.get_payload(decode=True) == b"x"
    content, _ = _sent({'n"\r\n': "v"}, MultipartBody())
    assert b'name="n%22%0D%0A"\r\n\r\nv\r\n' in content


def test_the_boundary_is_not_in_the_content(monkeypatch: pytest.MonkeyPatch) -> None:
    made = iter(["aa", "aa", "bb"])

    def token_hex(size: int) -> str:
        return next(made)

    monkeypatch.setattr("secrets.token_hex", token_hex)
    first, media = _sent({"file": b"x"}, UPLOAD)
    assert media == "multipart/form-data; boundary=thingshub-aa"
    _, media = _sent({"file": first}, UPLOAD)
    assert media == "multipart/form-data; boundary=thingshub-bb"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"file": "text"}, "file: expected bytes, a Path"),
        ({"file": [b"a", b"b"]}, "file: expected bytes, a Path"),
        ({"pages": b"x"}, "pages: expected a list, got bytes"),
        ({"pages": [b"x"]}, r"pages: has to be one of image/png, image/jpeg; pass File\(\.{3}, media=\.{3}\)"),
        ({"pages": [File(b"x", media="image/gif")]}, "pages: the media type 'image/gif' is none of image/png"),
        ({"file": File(b"x", media="a/b\r\nX: y")}, "no header can carry"),
        ({"title": ["a"]}, "title: expected a single value, got list"),
        ({"meta": {"a": float("nan")}}, "meta: a: nan is not a number that JSON has"),
        ({"tags": "ab"}, "tags: expected a list, got str"),
    ],
)
def test_parts_that_cannot_be_written_are_refused(body: Any, reason: str) -> None:
    with pytest.raises((TypeError, ValueError), match=f"probe.put: .*{reason}|probe.put: {reason}"):
        _sent(body, UPLOAD)


def test_files_of_a_form_are_read_while_they_are_sent(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(b"z" * 200_000)

    async def scenario(hub: AsyncThingsHub) -> None:
        await hub._executor.call(_operation(UPLOAD), (), {"file": path})  # pyright: ignore[reportPrivateUsage]

    for request in _requests(scenario):
        assert isinstance(request.body, Upload)
        assert request.body.length == len(b"".join(request.body))


def _requests(scenario: Any) -> list[Request]:
    transport = FakeTransport(lambda _: json_answer("null"))
    run_sync(scenario, ThingsHub("https://demo.example", token="t", transport=transport))
    return transport.requests


def test_an_iterator_is_sent_once_and_never_again() -> None:
    sends: list[bytes] = []

    def answer(request: Request) -> Response:
        assert isinstance(request.body, Upload)
        assert request.body.length is None
        sends.append(b"".join(request.body))
        raise TransportFailure(TruncatedAnswerError, "cut off")

    hub = ThingsHub(
        "https://demo.example", token="t", transport=FakeTransport(answer), retries=Retries(first_wait_seconds=0)
    )
    with pytest.raises(TruncatedAnswerError, match="can be read only once; pass bytes or a Path"):
        hub._executor.call(_operation(BytesBody(), method="PUT"), (), _chunks())  # pyright: ignore[reportPrivateUsage]
    assert sends == [b"abc"]


def test_an_iterator_that_was_not_begun_is_sent_again() -> None:
    sends: list[bytes] = []

    def answer(request: Request) -> Response:
        sends.append(b"")
        if len(sends) == 1:
            raise TransportFailure(TruncatedAnswerError, "reset", is_unsent=True)
        sends.append(b"".join(request.body or ()))  # type: ignore[arg-type]  # pyright: ignore
        return json_answer("null")

    hub = ThingsHub(
        "https://demo.example", token="t", transport=FakeTransport(answer), retries=Retries(first_wait_seconds=0)
    )
    hub._executor.call(_operation(BytesBody()), (), _chunks())  # pyright: ignore[reportPrivateUsage]
    assert sends == [b"", b"", b"abc"]


def test_a_refused_token_does_not_send_an_iterator_again() -> None:
    def answer(request: Request) -> Response:
        if request.target.endswith("/token"):
            user = '{"id":1,"username":"olga"}'
            return json_answer(f'{{"User":{user},"token":"abcd","expires":"2126-01-01T00:00:00Z"}}')
        b"".join(request.body or ())  # type: ignore[arg-type]  # pyright: ignore
        return json_answer('{"code":401,"error":"no"}', 401)

    transport = FakeTransport(answer)
    hub = ThingsHub("https://demo.example", username="olga", password="secret", transport=transport)
    with pytest.raises(AuthenticationError):
        hub._executor.call(_operation(BytesBody()), (), _chunks())  # pyright: ignore[reportPrivateUsage]
    assert [request.target for request in transport.requests].count("/x") == 1


def test_an_async_iterable_is_for_the_async_client() -> None:
    async def chunks() -> AsyncIterator[bytes]:
        yield b"ab"
        yield b"c"

    found: list[bytes] = []

    class Reading(FakeAsyncTransport):
        async def send(self, request: Request, timeout: Any) -> Response:
            assert isinstance(request.body, Upload)
            found.append(b"".join([piece async for piece in request.body]))
            return json_answer("null")

    async def scenario(hub: AsyncThingsHub) -> None:
        call = hub._executor.call  # pyright: ignore[reportPrivateUsage]
        await call(_operation(BytesBody()), (), chunks())
        await call(_operation(BytesBody()), (), _chunks())
        await call(_operation(BytesBody()), (), File(chunks()))

    transport = Reading(lambda _: json_answer("null"))
    run_async(scenario, lambda: AsyncThingsHub("https://demo.example", token="t", transport=transport))
    assert found == [b"abc"] * 3
    with pytest.raises(TypeError, match="can only be sent by AsyncThingsHub"):
        _sent(chunks(), BytesBody())


def test_both_clients_write_the_same() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        call = hub._executor.call  # pyright: ignore[reportPrivateUsage]
        await call(_operation(JsonBody()), (), {"a": 1})
        await call(_operation(TextBody()), (), "x")
        await call(_operation(FORM), (), {"a": "b"})

    requests = run_both(scenario, lambda _: json_answer("null"))
    assert [request.body for request in requests] == [b'{"a":1}', b"x", b"a=b"]


def test_no_secret_and_no_content_is_shown() -> None:
    file = File(b"canary", name="x", media="y/z")
    assert "canary" not in repr(file)
    hub = ThingsHub(
        "https://demo.example", token="canary-token", transport=FakeTransport(lambda _: json_answer("null"))
    )
    request = Request("GET", "/x?key=canary", {"Authorization": "canary"}, b"canary", "https://files.example")
    assert repr(request) == "Request(GET https://files.example/x)"
    assert "canary" not in repr(hub)
