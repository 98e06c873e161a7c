"""Media types: which one is meant, whether it is JSON, in which character set a text is."""

from __future__ import annotations

import codecs
from functools import lru_cache


@lru_cache(maxsize=256)
def essence(media_type: str) -> str:
    """The media type without parameters, lower case."""
    return media_type.partition(";")[0].strip().lower()


@lru_cache(maxsize=256)
def is_json(media_type: str) -> bool:
    """`application/json`, `application/problem+json`, `text/json` and the like."""
    return essence(media_type).endswith(("/json", "+json"))


def is_some_json(media_type: str) -> bool:
    """Whether JSON is in its name, in whatever way: servers name it in many."""
    return "json" in media_type.lower()


def is_html(media_type: str) -> bool:
    """Whether it is a page for people."""
    return "html" in media_type.lower()


def is_range(media_type: str) -> bool:
    """Whether it stands for several: `image/*`."""
    return "*" in essence(media_type)


def fits(media_type: str, wanted: str) -> bool:
    """Whether a media type is the wanted one, or falls into the wanted range; parameters are not looked at."""
    found, asked = essence(media_type), essence(wanted)
    if found == asked or asked in ("*/*", "*"):
        return True
    return asked.endswith("/*") and found.startswith(asked[:-1])


@lru_cache(maxsize=256)
def charset(media_type: str) -> str:
    """The character set of a text; UTF-8 unless the media type names one that Python knows."""
    for parameter in media_type.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            try:
                found = codecs.lookup(value.strip().strip('"')).name
                "".encode(found)
            except (LookupError, ValueError):  # nothing that Python knows, or nothing for texts, such as base64
                break
            return found
    return "utf-8"
