"""The version of this package, as installed."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("thingshub")
except PackageNotFoundError:  # used from a source tree that is not installed
    __version__ = "0+unknown"
USER_AGENT = f"thingshub-python/{__version__}"
