"""Types of arguments: what may be sent as a file.

    hub.drivers.push(Path("climate.zip"), tags=["1.0"])
    hub.drivers.push(File(b"...", name="climate.zip", media="application/zip"), tags=["1.0"])

Content is bytes, a path that is read while it is sent, or an iterable of bytes; the async client takes an async
iterable too. Paths and bytes are sent again when a call is tried again; an iterable can be read only once, so a call
with one is not repeated after it has begun to be sent.
"""

from thingshub._codec.files import AsyncFileContent, File, FileContent

__all__ = ["AsyncFileContent", "File", "FileContent"]
