"""Types of arguments: what may be sent as a file.

    hub.drivers.push("driver.project", [Path("climate.zip")])
    hub.probe.upload(File(b"...", name="report.pdf", media="application/pdf"))

Content is bytes, a path that is read while it is sent, or an iterable of bytes; the async client takes an async
iterable too. Paths and bytes are sent again when a call is tried again; an iterable can be read only once, so a call
with one is not repeated after it has begun to be sent.
"""

from thingshub._codec.files import AsyncFileContent, File, FileContent

__all__ = ["AsyncFileContent", "File", "FileContent"]
