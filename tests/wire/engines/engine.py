"""What sends the requests: the SDK's own wire, or a library put in by `transport=` as docs/sdk/transports.md shows it.

A library has the settings that it offers itself for the limit of connections, the CA and the proxy.
"""

from __future__ import annotations

import ssl
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.programs.page import program
from thingshub._http.asyncio_ import AsyncioTransport
from thingshub._http.blocking import BlockingTransport
from thingshub.transport import Endpoint, Proxy


@dataclass(frozen=True)
class Settings:
    """Where a transport goes, and how."""

    url: str
    ca_file: Path | None = None
    connections: int = 10
    proxy: str | None = None


@dataclass(frozen=True)
class Engine:
    """One of them.

    Attributes:
        name: The library's name, or "sync" or "async" for the SDK's own.
        face: "blocking" or "asyncio".
        is_ours: Whether it is the SDK's own.
    """

    name: str
    face: str
    make: Callable[[Settings], Any]
    is_ours: bool = False

    @property
    def title(self) -> str:
        """How the table calls it."""
        return f"ours, {self.name}" if self.is_ours else f"{self.name} {version(self.name)}"

    def transport(self, url: str, **settings: Any) -> Any:
        """A transport to this address; to be made in the event loop that it is used in."""
        return self.make(Settings(url, **settings))


@cache
def example(name: str) -> ModuleType:
    """A transport as the page shows it."""
    module = ModuleType(name)
    sys.modules[name] = module
    exec(compile(program(f"{name}.py"), f"{name}.py", "exec", dont_inherit=True), module.__dict__)
    return module


def _endpoint(settings: Settings) -> Endpoint:
    proxy = None if settings.proxy is None else Proxy.parse(settings.proxy)
    return Endpoint(settings.url, settings.connections, proxy, settings.ca_file)


def _urllib3(settings: Settings) -> Any:
    import urllib3

    ca_certs = None if settings.ca_file is None else str(settings.ca_file)
    given: dict[str, Any] = {"maxsize": settings.connections, "block": True, "ca_certs": ca_certs}
    pool = urllib3.PoolManager(**given) if settings.proxy is None else urllib3.ProxyManager(settings.proxy, **given)
    return example("urllib3_transport").Urllib3Transport(settings.url, pool)


def _requests(settings: Settings) -> Any:
    import requests
    from requests.adapters import HTTPAdapter

    session = requests.Session()
    for scheme in ("http://", "https://"):
        session.mount(scheme, HTTPAdapter(pool_maxsize=settings.connections, pool_block=True))
    session.verify = True if settings.ca_file is None else str(settings.ca_file)
    session.proxies = {} if settings.proxy is None else {"https": settings.proxy}
    return example("requests_transport").RequestsTransport(settings.url, session)


def _httpx(settings: Settings) -> Any:
    import httpx

    client = httpx.Client(
        proxy=settings.proxy,
        verify=ssl.create_default_context(cafile=settings.ca_file),
        limits=httpx.Limits(max_connections=settings.connections),
        trust_env=False,
    )
    return example("httpx_transport").HttpxTransport(settings.url, client)


def _aiohttp(settings: Settings) -> Any:
    import aiohttp

    context = ssl.create_default_context(cafile=settings.ca_file)
    session = aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(ssl=context, limit=settings.connections),
        cookie_jar=aiohttp.DummyCookieJar(),
        proxy=settings.proxy,
    )
    return example("aiohttp_transport").AiohttpTransport(settings.url, session)


ENGINES = {
    engine.name: engine
    for engine in (
        Engine("sync", "blocking", lambda settings: BlockingTransport(_endpoint(settings)), is_ours=True),
        Engine("async", "asyncio", lambda settings: AsyncioTransport(_endpoint(settings)), is_ours=True),
        Engine("urllib3", "blocking", _urllib3),
        Engine("requests", "blocking", _requests),
        Engine("httpx", "blocking", _httpx),
        Engine("aiohttp", "asyncio", _aiohttp),
    )
}
