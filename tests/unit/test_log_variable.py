"""THINGSHUB_LOG: lines on standard error, once, and an application's own logging that does not notice."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import thingshub
from tests.both import FakeTransport, json_answer
from thingshub import AsyncThingsHub, ThingsHub
from thingshub._client.log_variable import LOGGERS, follow_log_variable, overrule_log_variable, reset_log_variable
from thingshub.errors import ConfigurationError

PACKAGE = Path(thingshub.__file__).parent
TOKEN = "canary-token-of-the-test"
STATE = '{"reported": {}, "desired": {}}'
CALLS = logging.getLogger("thingshub.calls")


class Kept(logging.Handler):
    """An application's handler, and what it got."""

    def __init__(self) -> None:
        super().__init__()
        self.levels: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.levels.append(record.levelname)


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """As in a new process."""
    before = [(logging.getLogger(name), logging.getLogger(name).level) for name in ("", "thingshub", *LOGGERS)]
    reset_log_variable()
    yield
    reset_log_variable()
    for logger, level in before:
        logger.setLevel(level)


@pytest.fixture
def kept() -> Iterator[Kept]:
    handler = Kept()
    logging.getLogger().addHandler(handler)
    yield handler
    logging.getLogger().removeHandler(handler)


def called() -> None:
    hub = ThingsHub("https://demo.example", token=TOKEN, transport=FakeTransport(lambda _: json_answer(STATE)))
    hub.devices.get_state("pump-1")


@pytest.mark.parametrize(("text", "count"), [("debug", 2), (" DEBUG ", 2), ("info", 0), ("", 0), (None, 0)])
def test_what_is_written(
    text: str | None, count: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], kept: Kept
) -> None:
    if text is None:
        monkeypatch.delenv("THINGSHUB_LOG", raising=False)
    else:
        monkeypatch.setenv("THINGSHUB_LOG", text)
    called()
    called()
    told = capsys.readouterr()
    assert told.out == ""
    assert (
        told.err.count("DEBUG thingshub.calls: devices.get_state GET /api/v3/devices/{device_id}/state -> 200") == count
    )
    assert TOKEN not in told.err
    assert kept.levels == [], "the application did not ask for it"


def test_the_application_gets_what_it_asks_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], kept: Kept
) -> None:
    monkeypatch.setenv("THINGSHUB_LOG", "info")
    called()
    for level in (logging.DEBUG, logging.INFO, logging.WARNING):
        CALLS.log(level, "one of each")
    assert kept.levels == ["WARNING"]
    logging.getLogger("thingshub").setLevel(logging.INFO)  # set after the client was made
    CALLS.info("i")
    assert kept.levels == ["WARNING", "INFO"]
    CALLS.setLevel(logging.ERROR)
    CALLS.warning("w")
    assert kept.levels == ["WARNING", "INFO"]
    assert [line.split()[2] for line in capsys.readouterr().err.splitlines()] == ["INFO", "WARNING", "INFO"]


def test_an_application_that_listens_already_loses_nothing(kept: Kept) -> None:
    CALLS.setLevel(logging.DEBUG)
    follow_log_variable("error")
    CALLS.debug("d")
    assert kept.levels == ["DEBUG"]


def test_the_first_value_holds_and_something_more_specific_wins(capsys: pytest.CaptureFixture[str]) -> None:
    follow_log_variable("warning")
    follow_log_variable("debug")
    CALLS.info("i")
    assert capsys.readouterr().err == ""
    CALLS.warning("w")
    assert capsys.readouterr().err.endswith("WARNING thingshub.calls: w\n")
    overrule_log_variable()
    follow_log_variable("debug")
    assert [logger.level for logger in map(logging.getLogger, LOGGERS)] == [logging.NOTSET] * len(LOGGERS)
    assert not any(logging.getLogger(name).filters for name in LOGGERS)


@pytest.mark.parametrize("kind", [ThingsHub, AsyncThingsHub])
def test_another_value_is_refused(kind: type[ThingsHub | AsyncThingsHub], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THINGSHUB_LOG", "loud")
    for _ in range(2):
        with pytest.raises(ConfigurationError, match="THINGSHUB_LOG is not a level: 'loud' -- set it to debug, info"):
            kind("https://demo.example", token=TOKEN)


def test_every_logger_of_the_sdk_is_known() -> None:
    texts = [file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py") if "cli" not in file.parts]
    assert {name for text in texts for name in re.findall(r'getLogger\("(thingshub\.\w+)"\)', text)} == set(LOGGERS)
