"""Stand-in."""

from thingshub.transport_urllib3 import Urllib3Transport as BlockingTransport

__all__ = ["BlockingTransport"]
