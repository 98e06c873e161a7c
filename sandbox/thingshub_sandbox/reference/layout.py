"""Lay code out: on one line where it fits, else one part a line."""

from __future__ import annotations

from collections.abc import Sequence

_WIDTH = 80


def layout(opening: str, parts: Sequence[str], closing: str, *, depth: int, step: int = 4) -> str:
    """A call or a literal.

    Args:
        depth: How many levels the line will be indented by.
        step: The characters of a level.
    """
    line = opening + ", ".join(parts) + closing
    if not parts or (len(line) + 4 * depth <= _WIDTH and "\n" not in line):
        return line
    inner = ",\n".join(indented(part, 1, step=step) for part in parts)
    return f"{opening.rstrip()}\n{inner},\n{closing.lstrip()}"


def indented(text: str, levels: int, *, step: int = 4) -> str:
    """The text, further to the right."""
    return "\n".join(" " * (step * levels) + line if line else "" for line in text.strip("\n").split("\n"))
