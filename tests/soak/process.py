"""What the processes of both kinds of clients share: lulls, children by fork, what is measured when all is quiet."""

from __future__ import annotations

import argparse
import contextlib
import faulthandler
import gc
import json
import os
import random
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.soak.calls import Account
from tests.wire.clients import TOKEN

LULL_SECONDS = (0.97, 1.06)  # around the time after which servers close what is idle
QUIET_SECONDS = 2.5
CHILD_CALLS = 15
CHILD_SECONDS = 60
HANG_SECONDS = 80
CHILD = "children of fork that did not get their own answers"


@dataclass(frozen=True)
class Measured:
    """What a process uses at a quiet point; descriptors without those of the pool."""

    rss_kb: int
    objects: int
    descriptors: int
    threads: int


@dataclass(frozen=True)
class PoolState:
    """What a pool says of itself."""

    most: int
    free: int
    idle: int
    open_sockets: int

    @property
    def leased(self) -> int:
        return self.most - self.free - self.idle


class Process:
    """The frame of a client's process.

    Args:
        given: The command line.
        interrupts_children: Whether Ctrl-C is tried in children.
    """

    def __init__(self, given: argparse.Namespace, *, interrupts_children: bool) -> None:
        self.given = given
        self.chance = random.Random(given.seed)
        self.account = Account(given.folder / f"{given.face}.posts")
        self.report: dict[str, Any] = {}
        self.ends_at = 0.0
        self.children = 0
        self.interrupts = 0
        self._lull_until = 0.0
        signal.signal(signal.SIGUSR1, signal.SIG_IGN)  # until a child is ready for it
        self._ways = ["answers", "killed", *(["interrupted"] if interrupts_children else [])]
        faulthandler.register(signal.SIGALRM, chain=True)  # a child that hangs says where, and so does this process
        faulthandler.dump_traceback_later(given.warm_seconds + given.seconds + HANG_SECONDS, exit=True)
        threading.Thread(target=_end_with_parent, name="soak-end", daemon=True).start()

    @property
    def client_options(self) -> dict[str, Any]:
        """Of the one client that is shared."""
        return {
            "token": TOKEN,
            "ca_file": self.given.ca_file,
            "allow_http_on_loopback": True,
            "max_connections": self.given.connections,
        }

    def tell(self, phase: str) -> None:
        """Let the parent know."""
        ended, broken = sum(self.account.ended.values()), sum(self.account.broken.values())
        print(json.dumps({"phase": phase, "calls": ended, "broken": broken, "children": self.children}), flush=True)

    def lull_left(self) -> float:
        """How long nobody is to call, so that connections lie idle for about as long as servers allow."""
        return self._lull_until - time.monotonic()

    def disturb(self, in_child: Callable[[int], None]) -> None:
        """Until the load ends: lulls, and children that use the client; runs in a thread of its own."""
        while time.monotonic() < self.ends_at:
            self.tell("load")
            time.sleep(self.chance.uniform(0.5, 2))
            if self.chance.random() < 0.2:
                self._lull_until = time.monotonic() + self.chance.uniform(*LULL_SECONDS)
                time.sleep(max(self.lull_left(), 0))
            if self.chance.random() < 0.5:
                self._fork(in_child, self.chance.choice(self._ways))

    def _fork(self, in_child: Callable[[int], None], way: str) -> None:
        self.children += 1
        number = self.children
        pid = os.fork()
        if pid == 0:
            _be_child(self.account, lambda: in_child(10**9 if way == "killed" else CHILD_CALLS), number)
        if way == "killed":
            time.sleep(self.chance.uniform(0, 1))
            os.kill(pid, signal.SIGKILL)
        for _ in range(5 if way == "interrupted" else 0):
            time.sleep(self.chance.uniform(0, 0.3))
            if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
                os.kill(pid, signal.SIGUSR1)
        _, status = os.waitpid(pid, 0)
        code = os.waitstatus_to_exitcode(status)
        self.account.note(f"child that was {way}")
        if code != (-signal.SIGKILL if way == "killed" else 0):
            self.account.breaks(CHILD, f"child {number} ({way}) ended with {code}; 14: it hung")

    def measure(self, name: str, pool: PoolState) -> None:
        """Put down what the process uses now."""
        for _ in range(3):
            gc.collect()
        descriptors = len(os.listdir("/proc/self/fd")) - 1 - pool.open_sockets  # one is that of listing them
        rss_kb = int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") // 1024
        measured = Measured(rss_kb, len(gc.get_objects()), descriptors, threading.active_count())
        self.report[name] = {**asdict(measured), "leased": pool.leased}

    def finish(self) -> None:
        """Write the report."""
        account = self.account
        self.report |= {
            "ended": dict(account.ended),
            "broken": dict(account.broken),
            "examples": account.examples,
            "latest_seconds": account.latest_seconds,
            "interrupts": self.interrupts,
            "children": self.children,
        }
        (self.given.folder / f"{self.given.face}.json").write_text(json.dumps(self.report))


def _be_child(account: Account, work: Callable[[], None], number: int) -> None:
    """In a child: exit status 0 only when each answer was its own."""
    code = 1
    try:
        signal.alarm(CHILD_SECONDS)
        account.after_fork()
        work()
        code = 0 if not account.broken else 3
        for example in account.examples:
            os.write(2, f"in child {number}: {example}\n".encode())
    except BaseException:
        os.write(2, f"in child {number}: {traceback.format_exc()}".encode())
    finally:
        os._exit(code)


def _end_with_parent() -> None:
    with contextlib.suppress(OSError):
        while os.read(0, 1):
            pass
    os._exit(9)


def command_line() -> argparse.Namespace:
    """What the parent says."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--face", required=True)
    parser.add_argument("--url", required=True)
    parser.add_argument("--ca-file", type=Path)
    parser.add_argument("--callers", type=int, required=True)
    parser.add_argument("--connections", type=int, required=True)
    parser.add_argument("--warm-seconds", type=float, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--pause-seconds", type=float, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--seed", type=int, required=True)
    return parser.parse_args(sys.argv[1:])
