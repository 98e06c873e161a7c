"""Run the sandbox: in the foreground for people, in a thread for tests."""

from __future__ import annotations

import asyncio
import importlib.util
import secrets
import socket
import threading
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn

from thingshub_sandbox import seeds, tls
from thingshub_sandbox.app import Sandbox
from thingshub_sandbox.calls import TENANT, TOKEN_SECONDS, Services
from thingshub_sandbox.clock import Clock, SystemClock
from thingshub_sandbox.faults import Faults
from thingshub_sandbox.javascript import Drivers
from thingshub_sandbox.openapi.api import Api
from thingshub_sandbox.security import Passwords, Randomness
from thingshub_sandbox.stores import choose_store

DEFAULT_USERNAME = "demo"
DEFAULT_PASSWORD = "thingshub-demo"


@dataclass(frozen=True)
class Options:
    """How a sandbox is to run.

    Attributes:
        data: Directory of the certificate authority and the database.
        is_in_memory: Keep the database in memory only.
        database: `postgresql://…`, for several sandboxes that share one hub; None for SQLite.
        host: Address to listen on.
        port: Port; 0 takes a free one.
        token_seconds: How long a session token is good for.
        seed: `demo`, or None for an empty hub.
        random_seed: For tests: the same ids and tokens on every run.
        has_cheap_passwords: For tests: password hashes that cost next to nothing.
        api: Another API than that of the packaged document.
        tenants: Further tenants, reached under /tenants/NAME, with the same user.
        product: The product whose operations there are, e.g. (7, 0); None for all operations.
        has_password_login: Whether user name and password open a session.
    """

    data: Path
    is_in_memory: bool = False
    database: str | None = field(default=None, repr=False)
    host: str = "127.0.0.1"
    port: int = 0
    username: str = DEFAULT_USERNAME
    password: str = field(default=DEFAULT_PASSWORD, repr=False)
    token_seconds: float = TOKEN_SECONDS
    seed: str | None = None
    clock: Clock = field(default_factory=SystemClock)
    random_seed: int | None = None
    has_cheap_passwords: bool = False
    api: Api | None = None
    tenants: tuple[str, ...] = ()
    product: tuple[int, int] | None = None
    has_password_login: bool = True


@dataclass(frozen=True)
class Running:
    """A sandbox that accepts connections.

    Attributes:
        url: Its address.
        ca_file: The certificate to trust.
        calls: How often each operation was called, by operationId.
        faults: A switch for what is to go wrong.
        admin_token: Opens the switches of the sandbox under /sandbox.
    """

    url: str
    ca_file: Path
    username: str
    password: str = field(repr=False)
    clock: Clock
    calls: Counter[str]
    faults: Faults
    admin_token: str = field(repr=False)


class _Server(uvicorn.Server):
    """Opens and fills the store in the event loop that uses it, and tells when connections are accepted."""

    def __init__(
        self, config: uvicorn.Config, services: Services, options: Options, when_ready: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._services = services
        self._sandbox_options = options
        self._when_ready = when_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            await self._services.store.open()
            await _fill(self._services, self._sandbox_options)
            await super().startup(sockets)
        except BaseException:
            await self._services.store.close()
            raise
        self._when_ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await super().shutdown(sockets)
        await self._services.store.close()


@contextmanager
def _prepared(options: Options, when_ready: Callable[[Running], None]) -> Generator[tuple[_Server, socket.socket]]:
    api = options.api or Api.load()
    ca_file, server_file = tls.prepare(options.data)
    store = choose_store(options.data, is_in_memory=options.is_in_memory, database=options.database)
    services = Services(
        store=store,
        clock=options.clock,
        randomness=Randomness(options.random_seed),
        passwords=Passwords(cheap=options.has_cheap_passwords),
        drivers=Drivers(),
        token_seconds=options.token_seconds,
        has_password_login=options.has_password_login,
        product=options.product,
        admin_token=secrets.token_urlsafe(32),
    )
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    listener = socket.socket(family)
    try:
        application = Sandbox(api, services)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((options.host, options.port))
        host = f"[{options.host}]" if family == socket.AF_INET6 else options.host
        running = Running(
            url=f"https://{host}:{listener.getsockname()[1]}",
            ca_file=ca_file,
            username=options.username,
            password=options.password,
            clock=options.clock,
            calls=services.calls,
            faults=services.faults,
            admin_token=services.admin_token,
        )
        config = uvicorn.Config(
            application,
            http="httptools",
            ws="websockets-sansio",
            ws_max_size=64 * 1024,  # nobody has anything to say here
            loop="uvloop" if importlib.util.find_spec("uvloop") else "asyncio",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            ssl_certfile=server_file,
            ssl_keyfile=server_file,
            timeout_keep_alive=75,
            timeout_graceful_shutdown=2,
        )
        yield _Server(config, services, options, lambda: when_ready(running)), listener
    finally:
        listener.close()
        services.passwords.close()
        services.drivers.close()


async def _fill(services: Services, options: Options) -> None:
    for tenant in (TENANT, *options.tenants):
        await seeds.ensure_user(services, tenant, username=options.username, password=options.password)
    if options.seed == "demo":
        await seeds.seed_demo(services)


def _run(server: _Server, listener: socket.socket) -> None:
    """Serve to the end, in an event loop that is not closed: uvloop, asked to close while a TLS handshake is under way,
    may wait for ever (seen with 0.22)."""
    runner = asyncio.Runner(loop_factory=server.config.get_loop_factory())
    runner.run(server.serve(sockets=[listener]))


def serve(options: Options, *, when_ready: Callable[[Running], None]) -> None:
    """Serve until interrupted.

    Args:
        options: How to run.
        when_ready: Called once connections are accepted.

    Raises:
        DocumentError, CertificateFilesError, StoreError, OSError: it cannot start; the text says why.
    """
    with _prepared(options, when_ready) as (server, listener):
        _run(server, listener)


@contextmanager
def running_sandbox(options: Options) -> Generator[Running]:
    """A sandbox in a thread of this process, stopped at the end; yields once it accepts connections."""
    ready = threading.Event()
    holder: list[Running] = []
    failures: list[BaseException] = []

    def when_ready(running: Running) -> None:
        holder.append(running)
        ready.set()

    with _prepared(options, when_ready) as (server, listener):

        def run() -> None:
            try:
                _run(server, listener)
            except BaseException as error:
                failures.append(error)

        thread = threading.Thread(target=run, name="sandbox")
        thread.start()
        try:
            while not ready.wait(timeout=0.05):
                if not thread.is_alive():
                    raise failures[0] if failures else RuntimeError("the sandbox did not start; its log says why")
            yield holder[0]
        finally:
            server.should_exit = True
            thread.join()
