"""Many threads and many tasks, each kind with one shared client, for minutes against hostile servers; then a report.

Everything is a process of its own and on loopback: servers that share a port and are killed and started again, one
process of threads, one of tasks, and their children. All of them end with this one, whatever happens to it. The exit
status is 1 when a promise was broken; the seed makes choices the same again, not the order of events.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

import trustme

from tests.soak.report import judged, written

ROOT = Path(__file__).parents[2]
SERVERS = 3
LIMIT_SECONDS = 120  # beyond the time asked for, everything is ended


class Server:
    """A server's process, and how to start it again."""

    def __init__(self, soak: Soak) -> None:
        self._soak = soak
        self.start()

    def start(self) -> None:
        seed = str(self._soak.chance.getrandbits(32))
        self.process = self._soak.started(
            "tests.soak.server", *self._soak.server_options, "--seed", seed, name="server"
        )

    def kill(self) -> None:
        _end(self.process)


class Soak:
    """One run.

    Args:
        given: The command line.
        folder: For logs.
    """

    def __init__(self, given: argparse.Namespace, folder: Path) -> None:
        self.chance = random.Random(given.seed)
        self.restarts = 0
        self._given = given
        self._folder = folder
        self._phases: dict[str, dict[str, Any]] = {}
        self._place = socket.socket()  # keeps the port, and never listens
        self._place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        self._place.bind(("127.0.0.1", 0))
        port = self._place.getsockname()[1]
        self.server_options = ["--port", str(port), "--log", str(folder / "requests")]
        self._client_options: list[str] = ["--url", f"{'https' if given.tls else 'http'}://127.0.0.1:{port}"]
        if given.tls:
            authority = trustme.CA(organization_name="the soak")
            certificate = authority.issue_cert("127.0.0.1")
            certificate.private_key_and_cert_chain_pem.write_to_path(folder / "server.pem")
            authority.cert_pem.write_to_path(folder / "ca.pem")
            self.server_options += ["--certificate", str(folder / "server.pem")]
            self._client_options += ["--ca-file", str(folder / "ca.pem")]

    def started(self, module: str, *options: str, name: str) -> subprocess.Popen[str]:
        """Start a process of the soak; it ends when its standard input does."""
        kept = {name: text for name, text in os.environ.items() if not name.lower().endswith("_proxy")}
        path = os.pathsep.join(str(ROOT / name) for name in (".", "document", "generated", "sandbox"))
        warnings = "ignore::DeprecationWarning,always::ResourceWarning"  # the first: fork beside threads is meant
        with (self._folder / f"{name}.err").open("a") as errors:
            return subprocess.Popen(
                [sys.executable, "-m", module, *options],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                env={**kept, "PYTHONPATH": path, "PYTHONWARNINGS": warnings},
                cwd=ROOT,
            )

    def run(self) -> tuple[dict[str, Any], list[str]]:
        """Run until all clients have ended: what they report, and what they have written to standard error."""
        given = self._given
        reports: dict[str, Any] = {}
        errors: list[str] = []
        self._servers = [Server(self) for _ in range(SERVERS)]
        clients: dict[str, subprocess.Popen[str]] = {}
        try:
            self._wait_for_servers()
            for face, callers, connections, pause in (
                ("threads", given.threads, max(given.threads * 3 // 5, 2), 0.1),
                ("tasks", given.tasks, max(given.tasks // 5, 2), 1.0),
            ):
                load = {"callers": callers, "connections": connections, "pause-seconds": pause, "face": face}
                load |= {"warm-seconds": given.seconds * 0.2, "seconds": given.seconds * 0.8}
                load |= {"folder": self._folder, "seed": self.chance.getrandbits(32)}
                options = [text for name, value in load.items() for text in (f"--{name}", str(value))]
                clients[face] = self.started(f"tests.soak.{face}", *self._client_options, *options, name=face)
                threading.Thread(target=self._listen, args=(face, clients[face]), daemon=True).start()
            self._disturb(clients)
            for face, client in clients.items():
                client.wait(30)
                file = self._folder / f"{face}.json"
                reports[face] = json.loads(file.read_text()) if file.exists() else {}
        finally:
            for client in clients.values():
                _end(client)
            for server in self._servers:
                server.kill()
            self._place.close()
        for name in (*clients, "server"):
            errors += (self._folder / f"{name}.err").read_text().splitlines()
        return reports, errors

    def _wait_for_servers(self) -> None:
        time.sleep(1)
        for _ in range(100):
            with suppress(OSError), socket.create_connection(self._place.getsockname()):
                return
            time.sleep(0.1)
        raise SystemExit("no server has started")

    def _listen(self, face: str, client: subprocess.Popen[str]) -> None:
        assert client.stdout is not None
        for line in client.stdout:
            self._phases[face] = json.loads(line)

    def _disturb(self, clients: dict[str, subprocess.Popen[str]]) -> None:
        """Kill servers and start them again, now and then all of them; tell how it goes."""
        began, told = time.monotonic(), 0.0
        while any(client.poll() is None for client in clients.values()):
            time.sleep(self.chance.uniform(0.3, 3))
            if all(phase["phase"] == "load" for phase in self._phases.values()) and len(self._phases) == len(clients):
                killed = self._servers if self.chance.random() < 0.1 else [self.chance.choice(self._servers)]
                for server in killed:
                    server.kill()
                time.sleep(self.chance.uniform(0, 0.2))
                for server in killed:
                    server.start()
                self.restarts += len(killed)
            seconds = time.monotonic() - began
            if sys.stderr.isatty() and seconds - told > 3:
                told = seconds
                print(f"\r{seconds:4.0f} s  {self._progress()}", end="\033[K", file=sys.stderr, flush=True)
            if seconds > self._given.seconds + LIMIT_SECONDS:
                print("\nthe clients do not end", file=sys.stderr)
                return
        if told:
            print(file=sys.stderr)

    def _progress(self) -> str:
        clients = (f"{face}: {p['calls']} calls, {p['broken']} broken" for face, p in self._phases.items())
        return "; ".join([*clients, f"{self.restarts} restarts"])


def _end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError, ValueError):
                pipe.close()


def main() -> int:
    parser = argparse.ArgumentParser(prog="nox -s soak --", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--threads", type=int, default=50)
    parser.add_argument("--tasks", type=int, default=500)
    parser.add_argument("--tls", action="store_true", help="over TLS instead of plain")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().getrandbits(32))
    given = parser.parse_args()
    given.seconds = given.minutes * 60
    with tempfile.TemporaryDirectory(prefix="soak-") as made:
        folder = Path(made)
        soak = Soak(given, folder)
        reports, errors = soak.run()
        verdict = judged(reports, errors, folder)
        behaviours: Counter[str] = Counter()
        with (folder / "requests").open() as lines:
            behaviours.update(line.rstrip("\n").rpartition("\t")[2] for line in lines)
    setting = f"{given.minutes:g} min, {given.threads} threads, {given.tasks} tasks, {'TLS' if given.tls else 'plain'}"
    print(written(f"{setting}, seed {given.seed}, {soak.restarts} servers killed", reports, behaviours, verdict))
    return 1 if any(verdict.broken.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
