"""What every store promises, on SQLite and on PostgreSQL; and what only a shared one has to keep."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Awaitable, Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from tests.databases import NewDatabase
from thingshub_sandbox.store import Event, Principal, Store, StoreError, StoreUnavailable, Taken
from thingshub_sandbox.store_postgres import PostgresStore
from thingshub_sandbox.store_sqlite import MIGRATIONS, SqliteStore
from thingshub_sandbox.stores import choose_store

Play = Callable[[Store], Awaitable[None]]


@pytest.fixture
def play(database: str | None, tmp_path: Path) -> Callable[[Play], None]:
    """Runs something with an open store."""

    def run(scenario: Play) -> None:
        async def all_of_it() -> None:
            store = choose_store(tmp_path, is_in_memory=True, database=database)
            await store.open()
            try:
                await scenario(store)
            finally:
                await store.close()

        asyncio.run(asyncio.wait_for(all_of_it(), timeout=60))

    return run


def test_tenants_never_see_each_other(play: Callable[[Play], None]) -> None:
    async def scenario(store: Store) -> None:
        async with store.transaction("one"):
            await store.insert("one", "device", "a", {"id": "a"}, ["red"])
        await store.insert("two", "device", "a", {"id": "a", "mine": True}, ["blue"])
        await store.append("one", "s", [Event(1, "a", {"v": 1})])
        await store.put_blob("one", "d", b"x")
        user = await store.add_user("one", "olga", "hash", {"roles": ["guest"]})
        assert await store.select("one", "device") == [{"id": "a"}]
        assert await store.select("one", "device", labels=["blue"]) == []
        assert await store.labels("two", "device", "a") == ["blue"]
        assert await store.get("three", "device", "a") is None
        assert await store.delete("three", "device", "a") is False
        assert await store.remove_label("one", "device", "a", "blue") is False
        assert await store.events("two", "s") == []
        assert await store.blob("two", "d") is None
        assert await store.user("two", "olga") is None
        assert await store.user_by_id("two", user.id) is None
        assert await store.remove_user("two", user.id) is False
        await store.replace("one", "device", "a", {"id": "a", "changed": True})
        assert await store.get("two", "device", "a") == {"id": "a", "mine": True}

    play(scenario)


def test_a_failed_transaction_leaves_nothing_and_tells_nobody(play: Callable[[Play], None]) -> None:
    async def scenario(store: Store) -> None:
        async def twice() -> None:
            async with store.transaction("demo"):
                await store.insert("demo", "device", "a", {}, ["red"])
                await store.append("demo", "s", [Event(1, "a", {})])
                await store.insert("demo", "device", "a", {})

        with store.subscribe("demo", "s") as heard:
            with pytest.raises(Taken):
                await twice()
            assert await store.select("demo", "device") == []
            assert await store.events("demo", "s") == []
            await store.append("demo", "s", [Event(2, "b", {})])
            assert (await asyncio.wait_for(heard.get(), 10)).at_ns == 2

    play(scenario)


def test_a_taken_id_does_not_end_the_transaction(play: Callable[[Play], None]) -> None:
    async def scenario(store: Store) -> None:
        async with store.transaction("demo"):
            await store.insert("demo", "device", "a", {"n": 1})
            with pytest.raises(Taken):
                await store.insert("demo", "device", "a", {"n": 2})
            await store.insert("demo", "device", "b", {"n": 3})
        assert await store.select("demo", "device") == [{"n": 1}, {"n": 3}]

    play(scenario)


def test_objects_come_in_order_of_creation_selected_by_label_and_property(play: Callable[[Play], None]) -> None:
    async def scenario(store: Store) -> None:
        for number in range(12):
            labels = ["all", *(["even"] if number % 2 == 0 else []), *(["third"] if number % 3 == 0 else [])]
            record = {"id": f"d{number}", "kind": "x" if number < 6 else "y"}
            await store.insert("demo", "device", f"d{number}", record, labels)
        await store.replace("demo", "device", "d0", {"id": "d0", "kind": "x"})

        async def ids(**choice: Any) -> list[str]:
            return [str(record["id"]) for record in await store.select("demo", "device", **choice)]

        assert await ids() == [f"d{number}" for number in range(12)]
        assert await ids(labels=["even", "third"]) == ["d0", "d6"]
        assert await ids(labels=["even", "even"]) == [f"d{number}" for number in range(0, 12, 2)]
        assert await ids(having={"kind": "y"}, limit=2, offset=1) == ["d7", "d8"]
        assert await ids(having={"kind": "x' OR 1=1 --"}) == []
        assert await ids(labels=["all"], having={"kind": "x"}, offset=5) == ["d5"]
        assert await store.labels_of_all("demo", "device", ["d0", "d1", "nil"]) == {
            "d0": ["all", "even", "third"],
            "d1": ["all"],
        }
        await store.add_labels("demo", "device", "d1", ["new", "all", "newer"])
        assert await store.labels("demo", "device", "d1") == ["all", "new", "newer"]

    play(scenario)


def test_events_by_time_device_and_direction(play: Callable[[Play], None]) -> None:
    async def scenario(store: Store) -> None:
        await store.append("demo", "s", [Event(30, "a", {"n": 3}), Event(10, "b", {"n": 1}), Event(10, "a", {"n": 2})])

        async def numbers(**choice: Any) -> list[int]:
            return [int(event.record["n"]) for event in await store.events("demo", "s", **choice)]

        assert await numbers() == [1, 2, 3]
        assert await numbers(newest_first=True) == [3, 2, 1]
        assert await numbers(since_ns=10, until_ns=30) == [1, 2]
        assert await numbers(devices=["a"], limit=1, offset=1) == [3]
        await store.drop_events("demo", "s", device="a", before_ns=20)
        assert await numbers() == [1, 3]
        await store.drop_events("demo", "s")
        assert await numbers() == []

    play(scenario)


def test_values_come_back_as_they_were(play: Callable[[Play], None]) -> None:
    record: dict[str, Any] = {
        "i": 2**53 - 1,
        "f": 1.0,
        "e": 1e-7,
        "t": "ä\u2028😀\\\"'",
        "n": None,
        "l": [[], {}],
        "b": False,
    }

    async def scenario(store: Store) -> None:
        await store.insert("demo", "x", "Aa", record)
        back = await store.get("demo", "x", "Aa")
        assert json.dumps(back) == json.dumps(record)
        assert await store.get("demo", "x", "aA") is None
        await store.put_blob("demo", "d", bytes(range(256)))
        await store.put_blob("demo", "d", b"another")
        assert await store.blob("demo", "d") == bytes(range(256))

    play(scenario)


def test_decimals_come_back_as_they_were(play: Callable[[Play], None]) -> None:
    record: dict[str, Any] = {
        "exact": [Decimal("1.10"), Decimal("-12345678901234567890.123456789"), Decimal("2E+3"), Decimal("0.0")],
        "plain": [0.1, 1e-7, 1e16, 1],
    }

    async def scenario(store: Store) -> None:
        await store.insert("demo", "x", "a", record)
        assert str(await store.get("demo", "x", "a")) == str(record)

    play(scenario)


def test_users_tokens_and_keys(play: Callable[[Play], None]) -> None:
    async def scenario(store: Store) -> None:
        olga = await store.add_user("demo", "Olga", "h", {"roles": ["guest"]})
        with pytest.raises(Taken):
            await store.add_user("demo", "OLGA", "h", {})
        next_user = await store.add_user("demo", "emil", "h", {"roles": []})
        assert next_user.id == olga.id + 1, "a refused name uses up no number"
        assert await store.user("demo", "oLGA") == olga
        principal = Principal("demo", olga.id, ("guest",))
        await store.add_token("t1", principal, ends_at_ns=100)
        await store.add_api_key("k1", principal, "key-1", {"id": "key-1"})
        assert await store.principal("t1", now_ns=99) == principal
        assert await store.principal("t1", now_ns=100) is None
        await store.remove_tokens("demo", olga.id)
        assert await store.principal("t1", now_ns=1) is None
        assert await store.principal("k1", now_ns=10**18) == principal
        await store.replace_user(olga._replace(profile={"roles": ["guest"], "locked": True}))
        assert await store.principal("k1", now_ns=1) is None, "a locked user has no valid key"
        assert await store.remove_user("demo", olga.id)
        assert await store.select("demo", "api_key") == []
        assert await store.user_by_id("demo", 2**40) is None

    play(scenario)


def test_read_then_write_is_never_lost_between_tasks(play: Callable[[Play], None]) -> None:
    async def scenario(store: Store) -> None:
        await store.insert("demo", "counter", "c", {"n": 0})

        async def count_up() -> None:
            async with store.transaction("demo"):
                record = await store.get("demo", "counter", "c")
                assert record is not None
                await store.replace("demo", "counter", "c", {"n": record["n"] + 1})

        await asyncio.gather(*(count_up() for _ in range(50)))
        assert await store.get("demo", "counter", "c") == {"n": 50}

    play(scenario)


def test_several_processes_share_one_hub(postgres: NewDatabase) -> None:
    """Four stores on one address stand for four processes: they start together on an empty database."""
    url = postgres()

    async def scenario() -> None:
        stores = [PostgresStore(url) for _ in range(4)]
        await asyncio.gather(*(store.open() for store in stores))
        await stores[0].insert("demo", "counter", "c", {"n": 0})

        async def add(store: PostgresStore, id: str) -> bool:
            try:
                async with store.transaction("demo"):
                    record = await store.get("demo", "counter", "c")
                    assert record is not None
                    await store.insert("demo", "device", id, {"id": id})
                    await store.replace("demo", "counter", "c", {"n": record["n"] + 1})
            except Taken:
                return False
            return True

        with stores[3].subscribe("demo", "live") as heard:
            created = await asyncio.gather(*(add(store, f"d{n}") for n in range(20) for store in stores))
            assert sum(created) == 20, "of four that create the same id, one does"
            assert await stores[1].get("demo", "counter", "c") == {"n": 20}
            for number in range(200):
                await stores[number % 3].append("demo", "live", [Event(number, "d", {"n": number})])
            got = [await asyncio.wait_for(heard.get(), 10) for _ in range(200)]
            assert [event.record["n"] for event in got] == list(range(200))
            assert heard.empty()
        await asyncio.gather(*(store.close() for store in stores))

    asyncio.run(asyncio.wait_for(scenario(), timeout=60))


def test_after_a_cut_connection_it_goes_on_and_no_event_is_lost(postgres: NewDatabase) -> None:
    url = postgres()

    async def scenario() -> None:
        store, other = PostgresStore(url), PostgresStore(url)
        await store.open()
        await other.open()
        with store.subscribe("demo", "live") as heard, store.subscribe("demo", "second") as second:
            await other.append("demo", "live", [Event(1, "d", {"n": 1})])
            assert (await asyncio.wait_for(heard.get(), 10)).at_ns == 1
            killer = await asyncpg.connect(url)
            await killer.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            for number in (2, 3):
                await killer.execute(
                    "INSERT INTO events (tenant, stream, at_ns, device, record) VALUES ('demo', $1, $2, 'd', '{}')",
                    "live" if number == 2 else "second",
                    number,
                )
            await killer.close()
            assert (await asyncio.wait_for(heard.get(), 20)).at_ns == 2
            assert (await asyncio.wait_for(second.get(), 20)).at_ns == 3
            for _ in range(20):  # connections of the pool that were cut are found out one by one
                try:
                    await other.append("demo", "live", [Event(4, "d", {})])
                    break
                except StoreUnavailable:
                    continue
            assert (await asyncio.wait_for(heard.get(), 20)).at_ns == 4
            assert heard.empty()
        await store.close()
        await other.close()

    asyncio.run(asyncio.wait_for(scenario(), timeout=60))


def test_a_database_that_does_not_answer_is_named_without_its_password() -> None:
    store = PostgresStore("postgresql://olga:canary-password@127.0.0.1:1/hub")
    with pytest.raises(StoreError, match=r"postgresql://127\.0\.0\.1:1/hub: cannot be used as the database") as caught:
        asyncio.run(store.open())
    assert "canary" not in str(caught.value)
    assert caught.value.__cause__ is None
    with pytest.raises(StoreError, match="must begin with postgresql://") as refused:
        choose_store(Path(), is_in_memory=False, database="mysql://olga:canary@127.0.0.1/hub")
    assert "canary" not in str(refused.value)


def test_a_database_of_a_newer_sandbox_is_refused_and_left_alone(postgres: NewDatabase, tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite3"
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(StoreError, match="written by a newer sandbox"):
        asyncio.run(SqliteStore(path).open())

    url = postgres()

    async def on_postgres() -> None:
        connection = await asyncpg.connect(url)
        await connection.execute("CREATE TABLE schema_version (version integer)")
        await connection.execute("INSERT INTO schema_version VALUES (99)")
        store = PostgresStore(url)
        with pytest.raises(StoreError, match="written by a newer sandbox"):
            await store.open()
        await store.close()
        tables = await connection.fetchval("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        await connection.close()
        assert tables == 1

    asyncio.run(on_postgres())


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_a_database_of_every_older_version_is_brought_up(version: int, tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite3"
    with sqlite3.connect(path) as database:
        for script in MIGRATIONS[:version]:
            database.executescript(script)
        database.execute(f"PRAGMA user_version = {version}")
        database.executescript(
            "INSERT INTO users (tenant, username, password_hash, profile) VALUES ('demo', 'olga', 'h', '{}');"
            """INSERT INTO objects (tenant, kind, id, record) VALUES ('demo', 'device', 'a', '{"id": "a"}');"""
        )
    database.close()

    async def check() -> None:
        store = SqliteStore(path)
        await store.open()
        assert await store.get("demo", "device", "a") == {"id": "a"}
        user = await store.user("demo", "olga")
        assert user is not None
        assert user.profile["roles"] == ["tenant-owner"], "who could do everything still can"
        await store.append("demo", "s", [Event(1, "a", {})])
        await store.close()
        again = SqliteStore(path)
        await again.open()
        assert len(await again.events("demo", "s")) == 1
        await again.close()

    asyncio.run(check())
