"""The process of many tasks that share one AsyncThingsHub; now and then a call is cancelled, or given little time."""

from __future__ import annotations

import asyncio
import random
import threading
import time
from typing import Any

from tests.soak.calls import Account, Call, is_prompt
from tests.soak.process import QUIET_SECONDS, PoolState, Process, command_line
from thingshub import AsyncThingsHub
from thingshub.errors import ThingsHubError


async def performed(hub: AsyncThingsHub, call: Call) -> Any:
    """Make a call: its answer; None when its reader has left."""
    client = hub.with_options(**call.options)
    if call.kind == "get":
        return await client.devices.get(call.identity)
    if call.kind == "create":
        return await client.devices.create(id=call.identity, name="Pump", description=call.payload.decode())
    if call.kind == "upload":
        return (await client.request("POST", f"/api/v3/uploads/{call.identity}", content=call.payload)).parse()
    read = bytearray()
    async with client.stream(client.data_tables.export, call.identity) as download:
        began = time.monotonic()
        call.lap()
        async for piece in download:
            read += piece
            if not call.read(len(read), began):
                return None
    return read


async def judged(account: Account, hub: AsyncThingsHub, call: Call, chance: random.Random) -> None:
    """Make a call, end it early now and then, and put down how it ended."""
    way, seconds = chance.random(), chance.uniform(0, chance.choice([0.002, 0.02, 0.3]))
    is_bounded, is_cancelled = way < 0.06, 0.06 <= way < 0.12
    task = asyncio.ensure_future(_bounded(hub, call, seconds) if is_bounded else performed(hub, call))
    if is_cancelled:
        await asyncio.sleep(seconds)
        is_cancelled = task.cancel()
    try:
        answer = await task
    except asyncio.CancelledError as error:
        account.failed(call, error, is_ours=is_cancelled)
    except TimeoutError as error:
        account.failed(call, error, is_ours=is_bounded)
    except BaseException as error:
        account.failed(call, error)
    else:
        account.answered(call, answer)


async def _bounded(hub: AsyncThingsHub, call: Call, seconds: float) -> Any:
    async with asyncio.timeout(seconds):
        return await performed(hub, call)


async def work(process: Process, hub: AsyncThingsHub, chance: random.Random) -> None:
    """One task."""
    while time.monotonic() < process.ends_at:
        if (left_seconds := process.lull_left()) > 0:
            await asyncio.sleep(left_seconds)
        await judged(process.account, hub, Call(chance), chance)
        await asyncio.sleep(chance.uniform(0, 2 * process.given.pause_seconds))


def in_child(process: Process, hub: AsyncThingsHub, calls: int) -> None:
    """A child's own calls with the client that its parent goes on using, in an event loop of its own."""

    async def run() -> None:
        chance = random.Random()
        for done in range(0, calls, 5):
            together = [judged(process.account, hub, Call(chance), chance) for _ in range(min(5, calls - done))]
            await asyncio.gather(*together)
        await hub.close()

    asyncio.run(run())


async def load(process: Process, hub: AsyncThingsHub, seconds: float) -> None:
    """Let all tasks call for a while, and disturb them."""
    process.ends_at = time.monotonic() + seconds
    loop = asyncio.get_running_loop()
    is_left_alone = asyncio.Event()

    def disturb() -> None:
        process.disturb(lambda calls: in_child(process, hub, calls))
        loop.call_soon_threadsafe(is_left_alone.set)

    disturber = threading.Thread(target=disturb)
    disturber.start()
    seeds = [process.chance.getrandbits(32) for _ in range(process.given.callers)]
    await asyncio.gather(*[work(process, hub, random.Random(seed)) for seed in seeds])
    await is_left_alone.wait()
    disturber.join()
    process.tell("quiet")
    await asyncio.sleep(QUIET_SECONDS)


def own_pool(hub: Any) -> Any:
    """The pool of this event loop; there is no public way to it."""
    return hub._executor.transports.tenant._pools[asyncio.get_running_loop()]


def pool_state(process: Process, hub: AsyncThingsHub) -> PoolState:
    """What the pool says."""
    pool = own_pool(hub)
    return PoolState(process.given.connections, pool.pool.free_count, pool.pool.idle_count, len(pool.connections))


async def all_at_once(process: Process, hub: AsyncThingsHub) -> int:
    """As many calls as there may be connections: how many did not get one at once."""

    async def has_waited() -> bool:
        call = Call(random.Random(), is_calm=True)
        try:
            is_right = call.is_right(await performed(hub, call))
        except ThingsHubError:
            return True
        return not (is_right and is_prompt(time.monotonic() - call.since))

    return sum(await asyncio.gather(*[has_waited() for _ in range(process.given.connections)]))


async def run() -> None:
    process = Process(command_line(), interrupts_children=False)
    hub = AsyncThingsHub(process.given.url, **process.client_options)
    await load(process, hub, process.given.warm_seconds)
    process.measure("warm", pool_state(process, hub))
    await load(process, hub, process.given.seconds)
    process.measure("end", pool_state(process, hub))
    process.report["without a connection at once"] = await all_at_once(process, hub)
    process.report["leased"] = pool_state(process, hub).leased
    pool = own_pool(hub)
    await hub.close()
    left = [t.name for t in threading.enumerate() if t is not threading.main_thread() and t.name != "soak-end"]
    tasks = [repr(task) for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    process.report["left over"] = [*left, *tasks, *(["connections"] * len(pool.connections))]
    process.finish()


if __name__ == "__main__":
    asyncio.run(run())
