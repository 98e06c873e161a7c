"""Unions by what fits, open enums of integers, extras at any depth: what is read, and that it goes back as it came."""

from __future__ import annotations

import json
import logging
import pickle
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

import msgspec
import pytest

from thingshub import UNSET, UnsetType, decode
from thingshub._codec.json_codec import json_body
from thingshub.decoding import decoded
from thingshub.errors import PayloadError
from thingshub.model import EXTRAS, ExtensibleModel, Model
from thingshub.models import Device
from thingshub.roundtrip import as_update
from thingshub.unions import AnyOf, OpenUnion, decode_union
from thingshub.values import IntEnum, StrEnum


class Level(IntEnum):
    LOW = 1
    HIGH = 2


class Colour(StrEnum):
    RED = "red"


class Size(StrEnum):
    BIG = "big"


class Cat(Model):
    name: str
    lives: int | UnsetType = UNSET


class Dog(Model):
    name: str
    tricks: list[str] | UnsetType = UNSET


class Crate(ExtensibleModel):
    id: str


if TYPE_CHECKING:
    Pet = Cat | Dog
    Mixed = Any
    Moment = datetime | date | str
    Coloured = Colour | Size
    Number = float | int | Decimal
    Named = Any
else:

    class Pet(AnyOf, members=(Cat, Dog)): ...

    class Mixed(AnyOf, members=(bool, int, str, list[int], dict[str, int], Cat, None)): ...

    class Moment(AnyOf, members=(datetime, date, str)): ...

    class Coloured(AnyOf, members=(Colour, Size)): ...

    class Number(AnyOf, members=(float, int)): ...

    class Named(AnyOf, members=("Device", Literal["none"], Crate)): ...


class Holder(Model):
    pet: Pet | UnsetType = UNSET
    mixed: Mixed | UnsetType | None = UNSET
    moments: list[Moment] | UnsetType = UNSET
    coloured: Coloured | UnsetType = UNSET
    numbers: list[Number] | UnsetType = UNSET
    named: Named | UnsetType = UNSET
    by_name: dict[str, Pet] | UnsetType = UNSET


def _read(raw: Any) -> Holder:
    holder = decode(json.dumps(raw), Holder)
    assert json.loads(json_body(holder)) == raw, "it goes back as it came"
    return holder


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({"name": "a"}, Cat(name="a")),
        ({"name": "a", "lives": 9}, Cat(name="a", lives=9)),
        ({"name": "a", "tricks": ["sit"]}, Dog(name="a", tricks=["sit"])),
    ],
)
def test_the_member_with_the_fewest_unknown_properties_is_taken(raw: Any, expected: Any) -> None:
    assert _read({"pet": raw}).pet == expected
    assert _read({"by_name": {"x": raw}}).by_name == {"x": expected}
    newer = {**raw, "new": 1}
    assert decode(json.dumps({"pet": newer}), Holder).pet == expected


@pytest.mark.parametrize("raw", [True, 7, "x", [1, 2], {"a": 1}, None, {"name": "a"}])
def test_scalars_lists_maps_and_objects_are_told_apart(raw: Any) -> None:
    found = _read({"mixed": raw}).mixed
    assert found == (Cat(name="a") if raw == {"name": "a"} else raw)
    assert type(found) is (Cat if raw == {"name": "a"} else type(raw))


def test_texts_of_several_formats() -> None:
    found = _read({"moments": ["2024-01-02T03:04:05Z", "2024-01-02", "soon"]}).moments
    assert found == [datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC), date(2024, 1, 2), "soon"]


def test_an_open_enum_that_knows_the_value_comes_first() -> None:
    assert type(_read({"coloured": "big"}).coloured) is Size
    assert type(_read({"coloured": "red"}).coloured) is Colour
    assert type(_read({"coloured": "new"}).coloured) is Colour
    assert [type(number) for number in _read({"numbers": [1, 1.5]}).numbers or ()] == [int, float]


def test_members_by_name_and_extras_in_them() -> None:
    times = {"created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z"}
    assert type(_read({"named": {"id": "a", "name": "b", "labels": [], **times}}).named) is Device
    crate: Any = _read({"named": {"id": "a", "weight": 1.5}}).named
    assert (type(crate), crate.extras) == (Crate, {"weight": 1.5})
    assert _read({"named": "none"}).named == "none"


def test_what_fits_no_member_is_refused_with_its_place() -> None:
    with pytest.raises(PayloadError, match=r"Holder: fits none of 2 types: .* - at `\$\.pet`"):
        decode('{"pet": {"lives": 9}}', Holder)
    with pytest.raises(PayloadError, match=r"at `\$\.mixed`"):
        decode('{"mixed": 1.5}', Holder)


def test_a_keyed_union_without_a_free_form_refuses_what_it_does_not_know() -> None:
    class Closed(OpenUnion, key="kind", members={"device": "Device"}): ...

    with pytest.raises(msgspec.ValidationError, match="none of the types that the document knows"):
        msgspec.convert({"kind": "other"}, Closed, dec_hook=decode_union)


class Gauge(Model):
    level: Level
    levels: list[Level] | UnsetType = UNSET


def test_integers_that_no_enum_lists_are_kept(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING, "thingshub.values")
    gauge = decode('{"level": 2, "levels": [1, 77]}', Gauge)
    assert gauge.level is Level.HIGH
    assert gauge.levels is not UNSET
    [low, new] = gauge.levels
    assert (low.is_known, new.is_known, new, new.name) == (True, False, 77, "77")
    assert "Level has a value that this SDK does not know: 77" in caplog.text
    assert json_body(gauge) == b'{"level":2,"levels":[1,77]}'
    assert pickle.loads(pickle.dumps(new)) == new
    assert list(Level) == [Level.LOW, Level.HIGH]
    for wrong in ("true", '"2"', "2.5"):
        with pytest.raises(PayloadError):
            decode(f'{{"level": {wrong}}}', Gauge)


class Price(Model):
    amount: Decimal
    more: Any = UNSET


class Priced(ExtensibleModel, kw_only=True):
    id: str
    extras: dict[str, Price] = msgspec.field(default_factory=dict[str, Price], name=EXTRAS)


class Deep(Model):
    crates: list[Crate]
    by_name: dict[str, Crate] | UnsetType = UNSET
    inner: Deep | UnsetType = UNSET
    priced: Priced | UnsetType = UNSET


class Listed(Model):
    collection: dict[str, Crate]


RAW: dict[str, Any] = {
    "crates": [{"id": "a", "x": 1.5}, {"id": "b", "y": {"z": [1]}}],
    "by_name": {"c": {"id": "c", "w": None}},
    "inner": {"crates": [{"id": "d", "v": "v"}]},
    "priced": {"id": "p", "eur": {"amount": 1.5, "more": {"a": 0.1}}},
}


def test_extras_at_any_depth() -> None:
    deep = decode(json.dumps(RAW), Deep)
    assert deep.crates[0].extras == {"x": 1.5}
    assert deep.crates[1].extras == {"y": {"z": [1]}}
    assert deep.by_name is not UNSET
    assert deep.by_name["c"].extras == {"w": None}
    assert deep.inner is not UNSET
    assert deep.inner.crates[0].extras == {"v": "v"}
    assert deep.priced is not UNSET
    assert deep.priced.extras == {"eur": Price(amount=Decimal("1.5"), more={"a": 0.1})}
    assert json.loads(json_body(deep)) == RAW
    assert decode('{"id":"p","eur":{"amount":1.123456789012345678901}}', Priced).extras["eur"].amount == Decimal(
        "1.123456789012345678901"
    )
    with pytest.raises(PayloadError, match="amount"):
        decode('{"id":"p","eur":{"amount":"x"}}', Priced)


def test_a_map_may_be_called_collection() -> None:
    listed = decode('{"collection": {"a": {"id": "a", "x": 1}}}', Listed)
    assert listed.collection["a"].extras == {"x": 1}


class Item(Model):
    id: str
    price: Decimal
    note: str | UnsetType = UNSET


class ItemUpdate(Model):
    price: Decimal
    note: str | UnsetType = UNSET


class Data(Model):
    things: list[Item]


class Page(Model):
    data: Data
    others: list[Item]
    by_name: dict[str, Item]


PAGE = (
    b'{"data":{"things":[{"id":"a","price":1.10,"new":1},{"id":"b","price":2.00,"new":2}]},'
    b'"others":[{"id":"c","price":12345678901234567890.123456789,"new":3.0}],"by_name":{"d":{"id":"d","price":4,"new":4}}}'
)


def test_entries_of_any_list_and_map_keep_what_is_unknown_and_their_digits() -> None:
    page = decode(PAGE, Page)
    thing, other, named = page.data.things[1], page.others[0], page.by_name["d"]
    thing.note = other.note = named.note = "x"
    assert json_body(as_update(thing, ItemUpdate)) == b'{"new":2,"price":2.00,"note":"x"}'
    assert json_body(as_update(other, ItemUpdate)) == b'{"new":3.0,"price":12345678901234567890.123456789,"note":"x"}'
    assert json_body(as_update(named, ItemUpdate)) == b'{"new":4,"price":4,"note":"x"}'
    assert as_update(other, ItemUpdate, only_changes=True) == {
        "price": Decimal("12345678901234567890.123456789"),
        "note": "x",
    }
    data = page.data
    data.things[0].price = Decimal("1.1")
    assert b'"new":1' in json_body(as_update(data, Data))


def test_an_entry_of_the_same_id_as_another_keeps_what_is_its_own() -> None:
    page = decode(
        '{"data":{"things":[{"id":"a","price":1,"x":1},{"id":"a","price":2,"x":2}]},"others":[],"by_name":{}}', Page
    )
    assert as_update(page.data.things[1], ItemUpdate) == {"price": 2, "x": 2}


def test_what_only_answers_have_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    from thingshub import model, roundtrip

    names = {"Item": frozenset(["id"])}
    monkeypatch.setattr(model, "READ_ONLY", names)
    monkeypatch.setattr(roundtrip, "READ_ONLY", names)
    item = decode('{"id":"a","price":1.10,"new":1}', Item)
    assert json_body(item) == b'{"price":1.10}'
    assert json_body([{"x": item}]) == b'[{"x":{"price":1.10}}]'
    assert json_body(as_update(item, Item)) == b'{"price":1.10,"new":1}'


class _Sum(Model):
    sum: Decimal
    plain: float | UnsetType = UNSET


class _Rate(ExtensibleModel):
    rates: dict[str, list[Decimal]]


if TYPE_CHECKING:
    _Fits = _Sum | _Rate
    _Exact = Decimal | str
else:

    class _Fits(AnyOf, members=(_Sum, _Rate)): ...

    class _Exact(AnyOf, members=(Decimal, str)): ...


class _Holder(Model):
    fit: _Fits
    one: _Exact


@pytest.mark.parametrize("digits", ["0.30000000000000004441", "12345678901234567890.123456789", "1.10", "2"])
def test_decimals_in_a_union_keep_all_their_digits(digits: str) -> None:
    whole: Any = decoded(f'{{"fit": {{"rates": {{"a": [{digits}]}}, "x": 0.5}}, "one": {digits}}}'.encode(), _Holder)
    assert [str(whole.fit.rates["a"][0]), str(whole.one)] == [digits, digits]
    assert whole.fit.extras == {"x": 0.5}
    alone: Any = decoded(f'[{{"sum": {digits}, "plain": 0.1}}]'.encode(), list[_Fits])
    assert (str(alone[0].sum), alone[0].plain) == (digits, 0.1)


def test_a_text_beside_a_decimal_stays_a_text() -> None:
    assert [decoded(content, _Exact) for content in (b'"1.5"', b"1.5")] == ["1.5", Decimal("1.5")]
