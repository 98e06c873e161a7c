"""Replay the cassettes with sockets blocked, hold every exchange against the document, and keep secrets out."""

from __future__ import annotations

import base64
import json
import random
import re
import socket
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest
import pytest_socket

from tests.cassettes.exchange import MASK, RECORDED, BadCassette, exchanges, read
from tests.cassettes.recording import CLIENTS, record, replay
from tests.cassettes.scenarios import SCENARIOS
from tests.cassettes.stage import Scenario
from tests.cassettes.untyped import CannotOverwriteExistingCassetteException
from tests.databases import NewDatabase
from thingshub_sandbox.security import Randomness

SECRETS_OF_SCENARIOS = (
    *("a-password-of-ten", "a-user-without-roles", "correct-horse-battery", "another-password"),
    *("of-loriot", "key-of-chirpstack", "Bearer of-the-tickets", "00112233445566778899aabbccddeeff"),
    "of-the-broker",
)
EVERY_SCENARIO = pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)


@pytest.fixture
def blocked_sockets() -> Iterator[None]:
    """No connection from here; event loops still get their own socket pair."""
    pytest_socket.disable_socket(allow_unix_socket=True)
    yield
    pytest_socket.enable_socket()


@pytest.mark.usefixtures("blocked_sockets")
def test_sockets_are_blocked() -> None:
    with pytest.raises(pytest_socket.SocketBlockedError), pytest.warns(UserWarning, match="tried to use socket"):
        socket.socket(socket.AF_INET)


@EVERY_SCENARIO
def test_a_hub_on_postgresql_answers_the_same(scenario: Scenario, postgres: NewDatabase, tmp_path: Path) -> None:
    record(scenario, "async", tmp_path / "tape.yaml", tmp_path, database=postgres())
    assert (tmp_path / "tape.yaml").read_text() == (RECORDED / f"{scenario.name}.yaml").read_text()


@EVERY_SCENARIO
@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.usefixtures("blocked_sockets")
def test_replay(scenario: Scenario, client: str) -> None:
    replay(scenario, client, RECORDED / f"{scenario.name}.yaml")


@EVERY_SCENARIO
def test_every_recorded_exchange_fits_the_document(scenario: Scenario) -> None:
    recorded = exchanges(RECORDED / f"{scenario.name}.yaml")
    assert recorded
    # What a scenario asks for wrongly on purpose is answered with 400: there only the answer has to fit
    problems = [p for exchange in recorded if exchange.status != 400 for p in exchange.problems()]
    problems += [
        problem
        for exchange in recorded
        for problem in exchange.operation.answer_problems(
            status=exchange.status, content_type=exchange.answer_type, body=exchange.answer_body
        )
    ]
    assert problems == []


def test_no_cassette_is_left_over() -> None:
    assert {path.stem for path in RECORDED.glob("*.yaml")} == {scenario.name for scenario in SCENARIOS}


def test_no_cassette_holds_anything_shaped_like_a_secret() -> None:
    shapes = re.compile(
        r"bearer\s+[0-9A-Za-z._~+/-]{10}|"
        r"thk_[0-9A-Za-z]{10}|eyJ[0-9A-Za-z_-]{10}|[0-9A-Za-z_-]{43}=|authorization: (?!'\*)",
        re.I,
    )
    for path in RECORDED.glob("*.yaml"):
        assert shapes.findall(path.read_text()) == [], path.name
    assert any(MASK in path.read_text() for path in RECORDED.glob("*.yaml")), "there was something to mask"


@pytest.mark.parametrize("client", CLIENTS)
def test_canaries_reach_no_cassette_in_any_encoding(
    client: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Records everything with secrets that are known, then looks for each of them in everything that was written."""
    password = 'canary/Pässword+7"x'
    issued = _spied(monkeypatch)
    for scenario in SCENARIOS:
        tape = tmp_path / "tapes" / f"{scenario.name}.yaml"
        record(scenario, client, tape, tmp_path, password=password, random_seed=random.randrange(1 << 30))
    canaries = {password, *issued, *(scenario.password for scenario in SCENARIOS if scenario.password)}
    canaries |= set(SECRETS_OF_SCENARIOS)
    assert len(canaries) > len(SCENARIOS), "the logins and the key of the scenarios were seen"
    written = b"".join(path.read_bytes() for path in (tmp_path / "tapes").glob("*.yaml"))
    assert len(written) > 5000
    found = {canary for canary in canaries for form in _encodings(canary) if form in written}
    assert found == set()


def _spied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every token and key that sandboxes hand out from now on."""
    issued: list[str] = []
    for name in ("token", "api_key"):
        original = getattr(Randomness, name)

        def spy(self: Randomness, original: object = original) -> str:
            issued.append(original(self))  # type: ignore[operator]
            return issued[-1]

        monkeypatch.setattr(Randomness, name, spy)
    return issued


def _encodings(text: str) -> list[bytes]:
    raw = text.encode()
    forms = [raw, raw[::-1], raw.hex().encode(), raw.hex().upper().encode(), json.dumps(text)[1:-1].encode()]
    forms += [urllib.parse.quote(text, safe="").encode(), urllib.parse.quote_plus(text).encode()]
    forms += [text.encode("latin-1", "ignore"), text.encode("utf-16-le")]
    # Base64 depends on where in a longer text the secret begins: the middle of each of the three alignments
    forms += [base64.b64encode(b"x" * shift + raw)[4 : -4 if len(raw) > 8 else None] for shift in range(3)]
    forms += [base64.urlsafe_b64encode(b"x" * shift + raw)[4 : -4 if len(raw) > 8 else None] for shift in range(3)]
    return forms


@pytest.mark.usefixtures("blocked_sockets")
def test_a_request_with_another_body_does_not_replay(tmp_path: Path) -> None:
    tape = tmp_path / "state.yaml"
    original = (RECORDED / "state.yaml").read_text()
    assert "interval: 300" in original
    tape.write_text(original.replace("interval: 300", "interval: 301", 1))
    scenario = next(scenario for scenario in SCENARIOS if scenario.name == "state")
    with pytest.raises(CannotOverwriteExistingCassetteException):
        replay(scenario, "sync", tape)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("- operation: [", r"bad\.yaml:2: not YAML"),
        ("", r"bad\.yaml:1: holds no exchanges"),
        ("# x\n- operation: devices.list\n", r"bad\.yaml:2: not an exchange"),
        ("- request: {method: GET, target: /nowhere}\n  response: {status: 200}\n", r"bad\.yaml:1: no operation"),
    ],
)
def test_a_bad_cassette_is_named_with_its_line(content: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(content)
    with pytest.raises(BadCassette, match=message):
        read(tmp_path / "bad.yaml")


def test_an_exchange_that_does_not_fit_the_document_is_found(tmp_path: Path) -> None:
    original = (RECORDED / "device_life_cycle.yaml").read_text()
    for before, after in (("      name: Pump 7\n", "      nam: Pump 7\n"), ("    status: 201", "    status: 202")):
        assert before in original
        tape = tmp_path / "x.yaml"
        tape.write_text(original.replace(before, after))
        assert [problem for exchange in exchanges(tape) for problem in exchange.problems()], after
