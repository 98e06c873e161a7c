"""Answers as they come, calls that the document does not know, calls that are only shown."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.both import FakeTransport, json_answer, run_both, sent
from thingshub import AsyncThingsHub, Retries, ThingsHub
from thingshub.errors import MismatchError, NotFoundError, NotJsonError, TruncatedAnswerError
from thingshub.models import LorawanSettingsInput
from thingshub.raw import RawAnswer
from thingshub.transport import Request, Response, StreamingResponse, Timeout, TransportFailure, Upload

DEVICE = (
    '{"id":"pump-7","name":"P","labels":[],"created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z"}'
)
CANARY = "canary-secret"


def _device(request: Request) -> Response:
    return json_answer(DEVICE, 200, **{"X-Request-Id": "r-1"})


def test_raw_gives_status_headers_and_bytes_and_decodes_on_demand() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        answer = await hub.raw(hub.devices.get, "pump-7")
        assert (answer.status, answer.content, answer.request_id) == (200, DEVICE.encode(), "r-1")
        assert answer.headers["Content-Type"] == "application/json"
        assert answer.parse().id == "pump-7"
        assert "pump-7" not in repr(answer)

    run_both(scenario, _device)


def test_raw_raises_what_the_method_raises_but_leaves_a_strange_body_alone() -> None:
    async def refused(hub: AsyncThingsHub) -> None:
        with pytest.raises(NotFoundError) as caught:
            await hub.raw(hub.devices.get, "pump-7")
        assert len(caught.value.attempts) == 1

    run_both(refused, lambda _: json_answer('{"code":404,"error":"device not found"}', 404))

    async def strange(hub: AsyncThingsHub) -> None:
        answer = await hub.raw(hub.devices.get, "pump-7")
        assert answer.content == b'{"id":7}'
        with pytest.raises(MismatchError):
            answer.parse()

    run_both(strange, lambda _: json_answer('{"id":7}'))


@pytest.mark.parametrize("method", ["iterate", None])
def test_raw_takes_only_methods_of_one_operation(method: str | None) -> None:
    hub = ThingsHub("https://demo.example", token="t", transport=FakeTransport(_device))
    given: Any = getattr(hub.devices, method) if method else len
    with pytest.raises(TypeError, match=r"expected the method of an operation|makes many calls"):
        hub.raw(given)
    with pytest.raises(TypeError):
        hub.preview(given)


def test_a_call_of_ones_own_takes_the_same_way() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        answer: RawAnswer[Any] = await hub.request(
            "post",
            "/api/v3/devices/pump-7/blink",
            query={"labels": ["a b", "c"]},
            json={"times": 3},
            headers={"X-A": "b"},
        )
        assert answer.parse() == json.loads(DEVICE)
        await hub.request("PUT", "/api/v3/x", json=None)
        await hub.request("PUT", "/api/v3/x", content=b"\x00", content_type="image/png")

    first, second, third, *_ = run_both(scenario, _device)
    assert (first.method, first.target) == ("POST", "/api/v3/devices/pump-7/blink?labels=a%20b,c")
    assert sent(first) == {"times": 3}
    assert (first.headers["X-A"], first.headers["Authorization"]) == ("b", "Bearer token-of-the-test")
    assert second.body == b"null"
    assert (third.body, third.headers["Content-Type"]) == (b"\x00", "image/png")


@pytest.mark.parametrize("path", ["api/v3/x", "https://evil.example/", "/a?token=x", "/a b", "/ä", "/a#b", ""])
def test_a_path_that_cannot_be_sent_as_it_is_is_refused(path: str) -> None:
    hub = ThingsHub("https://demo.example", token="t", transport=FakeTransport(_device))
    with pytest.raises(ValueError, match="is no path"):
        hub.request("GET", path)
    with pytest.raises(ValueError, match="not both"):
        hub.request("GET", "/", json=1, content=b"")


class Pieces(FakeTransport):
    """Opens an answer in given pieces; a failure among them breaks off."""

    def __init__(self, head: Response, *pieces: bytes | TransportFailure) -> None:
        super().__init__(lambda _: head)
        self.head = head
        self.left = pieces
        self.closed = 0

    def open(self, request: Request, timeout: Timeout) -> StreamingResponse:
        self.requests.append(request)
        transport = self

        class Coming(StreamingResponse):
            @property
            def status(self) -> int:
                return transport.head.status

            @property
            def headers(self) -> Mapping[str, str]:
                return transport.head.headers

            def iter_bytes(self) -> Iterator[bytes]:
                for piece in transport.left:
                    if isinstance(piece, TransportFailure):
                        raise piece
                    yield piece

            def close(self) -> None:
                transport.closed += 1

        return Coming()


ZIP = Response(200, {"Content-Type": "application/zip"}, b"")


def test_a_download_is_saved_whole_or_not_at_all(tmp_path: Path) -> None:
    transport = Pieces(ZIP, b"PK", b"34")
    hub = ThingsHub("https://demo.example", token="t", transport=transport)
    path = tmp_path / "package.zip"
    with hub.stream(hub.drivers.download, "a", "b", "1") as answer:
        assert answer.save(path) == 4
    assert path.read_bytes() == b"PK34"
    transport.left = (b"NEW", TransportFailure(TruncatedAnswerError, "cut off"))
    with hub.stream(hub.drivers.download, "a", "b", "1") as answer, pytest.raises(TruncatedAnswerError) as caught:
        answer.save(path)
    assert caught.value.operation == "drivers.download"
    assert path.read_bytes() == b"PK34", "what was there is untouched"
    assert list(tmp_path.iterdir()) == [path]
    assert transport.closed == 2


def test_a_login_page_is_not_streamed() -> None:
    transport = Pieces(Response(200, {"Content-Type": "text/html"}, b""), b"<html>")
    hub = ThingsHub("https://demo.example", token="t", transport=transport)
    with pytest.raises(NotJsonError), hub.stream(hub.drivers.download, "a", "b", "1"):
        raise AssertionError("it was opened")
    assert transport.closed == 1


def test_streaming_in_pieces_both_ways() -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        async with hub.stream(hub.devices.get, "pump-7") as answer:
            assert b"".join([piece async for piece in answer]) == DEVICE.encode()
        with pytest.raises(NotFoundError):
            async with hub.stream(hub.devices.get, "pump-8"):
                pass

    def answer(request: Request) -> Response:
        if request.target.endswith("8"):
            return json_answer('{"code":404,"error":"device not found"}', 404)
        return _device(request)

    run_both(scenario, answer)


def test_a_file_is_read_while_it_is_sent_and_again_when_it_is_sent_again(tmp_path: Path) -> None:
    package = tmp_path / "package.zip"
    package.write_bytes(b"z" * 200_000)
    bodies: list[bytes] = []

    def answer(request: Request) -> Response:
        assert isinstance(request.body, Upload)
        pieces = list(request.body)
        assert max(map(len, pieces)) <= 64 * 1024
        bodies.append(b"".join(pieces))
        assert len(bodies[-1]) == request.body.length
        if len(bodies) == 1:
            raise TransportFailure(TruncatedAnswerError, "reset", is_unsent=True)
        return json_answer(
            '{"author":"a","name":"b","type":"javascript","tags":["1"],"updated_at":"2026-01-01T00:00:00Z",'
            '"created_at":"2026-01-01T00:00:00Z"}',
            201,
        )

    retries = Retries(first_wait_seconds=0)
    hub = ThingsHub("https://demo.example", token="t", transport=FakeTransport(answer), retries=retries)
    answered = hub.raw(hub.drivers.push, package, tags=["1", "1.0"])
    assert answered.status == 201
    assert bodies[0] == bodies[1]
    assert bodies[0].count(b'name="tag"') == 2
    assert b"z" * 200_000 in bodies[0]
    with pytest.raises(FileNotFoundError):
        hub.drivers.push(tmp_path / "absent.zip", tags=["1"])


def test_a_preview_shows_the_call_without_sending_it_and_without_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    transport = FakeTransport(_device)
    ca_file = tmp_path / "ca.pem"
    monkeypatch.setenv("THINGSHUB_CA_FILE", str(ca_file))
    hub = ThingsHub("https://demo.example", token=CANARY, transport=transport)
    settings = LorawanSettingsInput(activation="otaa", dev_eui="0102030405060708", app_key=CANARY)  # type: ignore[arg-type]
    preview = hub.preview(hub.devices.create, id="pump-7", name="It's 7", network_settings=settings)
    assert (preview.operation, preview.method, preview.url) == (
        "devices.create",
        "POST",
        "https://demo.example/api/v3/devices",
    )
    assert preview.headers["Authorization"] == "Bearer ***"
    assert json.loads(preview.body or "")["network_settings"]["app_key"] == "***"
    assert CANARY not in str(preview) + repr(preview)
    words = shlex.split(preview.curl)
    assert words[0] == "curl"
    assert words[-1] == preview.url
    assert "Authorization: Bearer $THINGSHUB_TOKEN" in words
    assert json.loads(words[words.index("--data") + 1])["name"] == "It's 7"
    assert words[words.index("--cacert") + 1] == str(ca_file)
    assert hub.preview(hub.devices.delete, "a/b").url.endswith("/devices/a%2Fb")
    assert "--request DELETE" in hub.preview(hub.devices.delete, "a").curl
    assert "--request POST" in hub.preview(hub.devices.add_labels, "a", ["b"]).curl
    assert transport.requests == []


def test_the_async_client_previews_at_once() -> None:
    hub = AsyncThingsHub("https://demo.example", username="olga", password=CANARY)
    preview = hub.preview(hub.auth.login, username="olga", password=CANARY)
    assert json.loads(preview.body or "") == {"username": "olga", "password": "***"}
    assert "Authorization" not in preview.headers
    assert CANARY not in preview.curl
    assert hub.preview(hub.devices.get, "pump-7").url == "https://demo.example/api/v3/devices/pump-7"


def test_a_form_is_shown_with_its_files_named(tmp_path: Path) -> None:
    package = tmp_path / "it's.zip"
    package.write_bytes(b"PK")
    hub = ThingsHub("https://demo.example", token="t", transport=FakeTransport(_device))
    words = shlex.split(hub.preview(hub.drivers.push, package, tags=["1.0.1", "1"]).curl)
    assert [words[i + 1] for i, word in enumerate(words) if word == "--form-string"] == ["tag=1.0.1", "tag=1"]
    assert words[words.index("--form") + 1] == f"package=@{package}"
    assert "2 bytes" in (hub.preview(hub.drivers.push, b"PK", tags=["1"]).body or "")
