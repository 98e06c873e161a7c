"""Fractions of times: cut after six digits by type, and nothing that only looks like a time is touched."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec
import pytest

from thingshub import decode
from thingshub._codec import exact
from thingshub.model import ExtensibleModel, Model, source_of
from thingshub.models import Device, StateUpdate

LONG = "2026-12-31T23:59:59.9999999Z"  # rounded, it would be in the next year
LAST = datetime.datetime(2026, 12, 31, 23, 59, 59, 999999, datetime.UTC)


class Closed(Model):
    seen_at: datetime.datetime
    name: str = ""
    before: list[datetime.datetime] = msgspec.field(default_factory=list[datetime.datetime])
    clock: datetime.time | None = None


class Page(Model):
    collection: list[Closed]


class Free(Model):
    seen_at: datetime.datetime
    values: dict[str, Any]


class Named(Model):
    """The same name for a time and for a text."""

    at: datetime.datetime
    inner: Inner


class Inner(Model):
    at: str


class Extensible(ExtensibleModel):
    seen_at: datetime.datetime


@pytest.mark.parametrize("colon", [":", ": ", " : ", ":\n\t"])
def test_a_time_is_cut_whatever_stands_round_the_colon(colon: str) -> None:
    page = decode(f'{{"collection"{colon}[{{"seen_at"{colon}"{LONG}"}},{{"seen_at"{colon}"{LONG}"}}]}}', Page)
    assert [entry.seen_at for entry in page.collection] == [LAST, LAST]


@pytest.mark.parametrize("digits", ["9", "99999", "999999", "9999994", "9999995", "999999999"])
def test_any_number_of_digits_is_read(digits: str) -> None:
    read = decode(f'{{"seen_at":"2026-12-31T23:59:59.{digits}Z"}}', Closed).seen_at
    assert read.microsecond == int(digits[:6].ljust(6, "0"))
    assert read.year == 2026


def test_a_text_that_looks_like_a_time_stays_as_it_is() -> None:
    read = decode(f'{{"seen_at":"{LONG}","name":"{LONG}"}}', Closed)
    assert (read.seen_at, read.name) == (LAST, LONG)
    quoting = '\\"seen_at\\":\\"' + LONG
    assert decode(f'{{"seen_at":"{LONG}","name":"{quoting}"}}', Closed).name == quoting.replace("\\", "")


def test_values_of_their_own_stay_as_they_are() -> None:
    read = decode(f'{{"seen_at":"{LONG}","values":{{"seen_at":"{LONG}","deep":[{{"seen_at":"{LONG}"}}]}}}}', Free)
    assert read.seen_at == LAST
    assert read.values == {"seen_at": LONG, "deep": [{"seen_at": LONG}]}
    update = decode(f'{{"device_id":"a","timestamp":"{LONG}","values":{{"timestamp":"{LONG}"}}}}', StateUpdate)
    assert (update.timestamp, update.values["timestamp"]) == (LAST, LONG)
    extensible = decode(f'{{"seen_at":"{LONG}","other":{{"seen_at":"{LONG}"}}}}', Extensible)
    assert (extensible.seen_at, extensible.extras) == (LAST, {"other": {"seen_at": LONG}})


def test_a_name_that_is_a_text_elsewhere_is_told_apart() -> None:
    read = decode(f'{{"at":"{LONG}","inner":{{"at":"{LONG}"}}}}', Named)
    assert (read.at, read.inner.at) == (LAST, LONG)


def test_times_in_lists_and_times_of_day_are_cut() -> None:
    read = decode(f'{{"seen_at":"{LONG}","before":["{LONG}"],"clock":"23:59:59.9999999"}}', Closed)
    assert read.before == [LAST]
    assert read.clock == datetime.time(23, 59, 59, 999999)


def test_what_is_remembered_has_all_digits() -> None:
    text = f'{{"seen_at":"{LONG}"}}'
    source = source_of(decode(text, Closed))
    assert source is not None
    assert source.content == text.encode()


def test_a_list_of_devices_is_read_once_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exact, "unrounded", None)  # nothing is set right afterwards
    text = f'{{"id":"a","name":"n","labels":[],"created_at":"{LONG}","updated_at": "{LONG}"}}'
    device = decode(text, Device)
    assert (device.created_at, device.updated_at) == (LAST, LAST)
