"""Texts that fit a string schema: its formats, patterns and lengths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from thingshub_document import sample_patterns

# What a careless serialiser gets wrong: a blank, signs that mean something in URLs and forms, a letter beyond ASCII
HARD_TEXT = "a b&c=d/é?+%"


def texts(schema: Mapping[str, Any], patterns: list[str], index: int, plain: str) -> Iterator[str]:
    """Candidates for a string schema, the best first.

    Args:
        schema: The schema, without references and branches.
        patterns: All the patterns that must match.
        index: Another text for another index.
        plain: What to write where the schema asks for nothing in particular.
    """
    least, most = schema.get("minLength", 0), schema.get("maxLength")
    if patterns:
        for pattern in patterns:
            yield from sample_patterns.texts(pattern, least, most, index)
        return
    for number in (index, index + 1):
        if text := of_format(schema.get("format", ""), number):
            yield text
            continue
        text = f"{plain}{number}" if number else plain
        if len(text) < least:
            text += "x" * (least - len(text))
        yield text if most is None or len(text) <= most else _short(number, least, most)


def _short(index: int, least: int, most: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return (letters[index % 26] + letters)[: max(least, min(most, 3), 0)]


def of_format(name: str, index: int = 0) -> str | None:
    """A text of the format; None for a format that asks for nothing."""
    n = index % 60
    known = {
        "date-time": f"2024-02-09T08:15:{n:02}.123456Z",
        "date": f"2024-02-{n % 28 + 1:02}",
        "time": f"08:15:{n:02}Z",
        "duration": f"PT{n + 1}M",
        "uuid": f"0d3f6c1e-8a6b-4c57-9e0a-5b1c2d3e4f{n:02}",
        "email": f"ada{n or ''}@example.com",
        "idn-email": f"ada{n or ''}@example.com",
        "uri": f"https://example.com/a?b={n}",
        "url": f"https://example.com/a?b={n}",
        "iri": f"https://example.com/a?b={n}",
        "uri-reference": f"/a?b={n}",
        "iri-reference": f"/a?b={n}",
        "uri-template": f"/a{n}/{{id}}",
        "hostname": f"host{n}.example.com",
        "idn-hostname": f"host{n}.example.com",
        "ipv4": f"192.0.2.{n + 1}",
        "ipv6": f"2001:db8::{n + 1}",
        "json-pointer": f"/a/{n}",
        "relative-json-pointer": f"{n}/a",
        "regex": f"^a{n}$",
        "byte": "YWJj",
        "base64": "YWJj",
        "base64url": "YWJj",
        "decimal": f"{12 + n}.50",
        "char": "abcdefghijklmnopqrstuvwxyz"[n % 26],
    }
    return known.get(name)
