"""What a media type says of the content itself, whatever schema stands beside it."""

from __future__ import annotations

_BYTES = ("image/", "audio/", "video/", "font/")
_BYTES_OF_APPLICATIONS = frozenset(
    f"application/{kind}" for kind in ("octet-stream", "pdf", "zip", "gzip", "x-tar", "x-zip-compressed", "msword")
)


def is_bytes(media_type: str) -> bool:
    """Whether content of this media type is bytes; anything else may be a text."""
    kind = media_type.partition(";")[0].strip().lower()
    if kind.startswith("application/vnd.openxmlformats"):
        return True
    return kind in _BYTES_OF_APPLICATIONS or (kind.startswith(_BYTES) and not kind.endswith("+xml"))
