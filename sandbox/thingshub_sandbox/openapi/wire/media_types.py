"""Media types: which alternative of the document a Content-Type header means, and which characters it announces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from email.message import Message

from thingshub_document.model import Media

_CHARSETS = {"utf-8": "utf-8", "utf8": "utf-8", "us-ascii": "ascii", "ascii": "ascii", "iso-8859-1": "latin-1"}


class UnknownCharset(Exception):
    """A charset that is not read here; the text says which ones are."""


@dataclass(frozen=True)
class MediaType:
    """A media type with its parameters, e.g. `text/csv; charset=utf-8`.

    Attributes:
        name: Type and subtype in lower case; empty for none.
        parameters: By their names in lower case.
    """

    name: str
    parameters: Mapping[str, str] = field(default_factory=dict[str, str])

    @classmethod
    def of(cls, header: str | None) -> MediaType:
        """The value of a Content-Type header, or a media type of the document."""
        name, _, rest = (header or "").partition(";")
        if not rest:
            return cls(name.strip().lower())
        message = Message()
        message["Content-Type"] = f"x/x;{rest}"
        found = {key.lower(): value for key, value in (message.get_params() or [])[1:]}
        return cls(name.strip().lower(), found)

    def is_meant_by(self, documented: str) -> bool:
        """Whether a media type of the document, which may be a range like `image/*`, includes this one."""
        theirs = MediaType.of(documented)
        asked = {key: value for key, value in theirs.parameters.items() if key != "charset"}
        if any(self.parameters.get(key, "").lower() != value.lower() for key, value in asked.items()):
            return False
        kind, _, subtype = theirs.name.partition("/")
        own_kind, _, own_subtype = self.name.partition("/")
        return bool(own_subtype) and kind in ("*", own_kind) and subtype in ("*", own_subtype)

    @property
    def charset(self) -> str:
        """Python's name of the charset; UTF-8 when none is announced.

        Raises:
            UnknownCharset: it is not read here.
        """
        named = self.parameters.get("charset", "utf-8").lower()
        if named not in _CHARSETS:
            raise UnknownCharset("charset must be utf-8, us-ascii or iso-8859-1")
        return _CHARSETS[named]


def chosen(alternatives: Iterable[Media], content_type: str | None) -> Media | None:
    """The alternative that a Content-Type header means: an exact one before a range; None for none of them."""
    given = MediaType.of(content_type)
    fitting = [media for media in alternatives if given.is_meant_by(media.media)]
    return min(fitting, key=lambda media: media.media.count("*"), default=None)


def in_words(alternatives: Iterable[Media]) -> str:
    """The media types of the alternatives for people."""
    return " or ".join(media.media for media in alternatives)
