"""The process of many threads that share one ThingsHub; now and then one of their calls is interrupted as by Ctrl-C."""

from __future__ import annotations

import ctypes
import random
import signal
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from tests.soak.calls import Account, Call, is_prompt
from tests.soak.process import QUIET_SECONDS, PoolState, Process, command_line
from thingshub import ThingsHub
from thingshub.errors import ThingsHubError


class Interruptible:
    """A thread's calls that may be interrupted, and nothing else of it."""

    def __init__(self) -> None:
        self._ident = threading.get_ident()
        self._guard = threading.Lock()
        self._is_armed = False

    def interrupt(self) -> bool:
        """Raise KeyboardInterrupt in the thread, at most once a call; false when it makes none."""
        with self._guard:
            is_armed, self._is_armed = self._is_armed, False
            if is_armed:
                self._raise(ctypes.py_object(KeyboardInterrupt))
        return is_armed

    def run(self, hub: ThingsHub, call: Call) -> Any:
        try:
            try:
                with self._guard:
                    self._is_armed = True
                return performed(hub, call)
            finally:
                self._disarm()
        except KeyboardInterrupt:
            self._disarm()  # the only one that may come in the line before is this one
            raise

    def _disarm(self) -> None:
        with self._guard:
            self._is_armed = False
            self._raise(None)  # one that has not come yet never will

    def _raise(self, what: Any) -> None:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self._ident), what)


def performed(hub: ThingsHub, call: Call) -> Any:
    """Make a call: its answer; None when its reader has left."""
    client = hub.with_options(**call.options)
    if call.kind == "get":
        return client.devices.get(call.identity)
    if call.kind == "create":
        return client.devices.create(id=call.identity, name="Pump", description=call.payload.decode())
    if call.kind == "upload":
        return client.request("POST", f"/api/v3/uploads/{call.identity}", content=call.payload).parse()
    read = bytearray()
    with client.stream(client.data_tables.export, call.identity) as download:
        began = time.monotonic()
        call.lap()
        for piece in download:
            read += piece
            if not call.read(len(read), began):
                return None
    return read


def judged(account: Account, call: Call, perform: Callable[[Call], Any]) -> None:
    """Make a call, and put down how it ended."""
    try:
        answer = perform(call)
    except KeyboardInterrupt as error:
        account.failed(call, error, is_ours=True)
    except BaseException as error:
        account.failed(call, error)
    else:
        account.answered(call, answer)


def work(process: Process, hub: ThingsHub, seed: int, started: list[Interruptible]) -> None:
    """One thread."""
    chance, me = random.Random(seed), Interruptible()
    started.append(me)
    while time.monotonic() < process.ends_at:
        if (left_seconds := process.lull_left()) > 0:
            time.sleep(left_seconds)
        judged(process.account, Call(chance), partial(me.run, hub))
        time.sleep(chance.uniform(0, 2 * process.given.pause_seconds))


def in_child(process: Process, hub: ThingsHub, calls: int) -> None:
    """A child's own calls with the client that its parent goes on using; SIGUSR1 interrupts them as Ctrl-C does."""
    armed = [False]

    def interrupt(*_: object) -> None:
        if armed[0]:
            armed[0] = False
            raise KeyboardInterrupt

    def perform(call: Call) -> Any:
        try:
            try:
                armed[0] = True
                return performed(hub, call)
            finally:
                armed[0] = False
        except KeyboardInterrupt:
            armed[0] = False
            raise

    signal.signal(signal.SIGUSR1, interrupt)
    chance = random.Random()
    for _ in range(calls):
        judged(process.account, Call(chance), perform)
    hub.close()


def load(process: Process, hub: ThingsHub, seconds: float) -> None:
    """Let all threads call for a while, and disturb them."""
    process.ends_at = time.monotonic() + seconds
    started: list[Interruptible] = []
    threads = [
        threading.Thread(target=work, args=(process, hub, process.chance.getrandbits(32), started))
        for _ in range(process.given.callers)
    ]
    disturber = threading.Thread(target=process.disturb, args=(partial(in_child, process, hub),))
    for thread in (*threads, disturber):
        thread.start()
    while time.monotonic() < process.ends_at:
        time.sleep(process.chance.uniform(0, 0.05))
        if started and process.chance.choice(started).interrupt():
            process.interrupts += 1
    for thread in (*threads, disturber):
        thread.join()
    process.tell("quiet")
    time.sleep(QUIET_SECONDS)


def pool_state(hub: Any) -> PoolState:
    """What the pool says; there is no public way to ask."""
    pool = hub._executor.transports.tenant._pool
    return PoolState(pool._most, pool._pool.free_count, pool._pool.idle_count, len(pool.sockets))


def all_at_once(process: Process, hub: ThingsHub) -> int:
    """As many calls as there may be connections: how many did not get one at once."""
    waited: list[Call] = []

    def one() -> None:
        call = Call(random.Random(), is_calm=True)
        try:
            is_right = call.is_right(performed(hub, call))
        except ThingsHubError:
            is_right = False
        if not (is_right and is_prompt(time.monotonic() - call.since)):
            waited.append(call)

    threads = [threading.Thread(target=one) for _ in range(process.given.connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(waited)


def main() -> None:
    process = Process(command_line(), interrupts_children=True)
    hub = ThingsHub(process.given.url, **process.client_options)
    _ = hub.devices, hub.data_tables  # an interrupt within Python's import may leave its lock held, for all threads
    load(process, hub, process.given.warm_seconds)
    process.measure("warm", pool_state(hub))
    load(process, hub, process.given.seconds)
    process.measure("end", pool_state(hub))
    process.report["without a connection at once"] = all_at_once(process, hub)
    process.report["leased"] = pool_state(hub).leased
    hub.close()
    left = [t.name for t in threading.enumerate() if t is not threading.main_thread() and t.name != "soak-end"]
    process.report["left over"] = [*left, *(["sockets"] * pool_state(hub).open_sockets)]
    process.finish()


if __name__ == "__main__":
    main()
