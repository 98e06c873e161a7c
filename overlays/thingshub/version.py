"""The version of this package: that of the sources which it was made from."""

from thingshub._facts import VERSION

__version__ = VERSION
USER_AGENT = f"thingshub-python/{__version__}"
