"""Stand-in."""

from thingshub.transport_aiohttp import AiohttpTransport as AsyncioTransport

__all__ = ["AsyncioTransport"]
