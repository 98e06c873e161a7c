"""Lines of the source for places of the document, looked up only when something is told.

The table of all lines is larger than the document, and a proof that holds needs none of it. So a place is carried as a
mark, and a mark becomes a line at the very end.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from thingshub_document.types import Place

_MARK = re.compile("\ue000(\\d+)\ue001")


class Lines:
    """Gives marks for places, and lines for marks.

    Args:
        table: A JSON file of places and lines, `[[place, "file:line"], …]`; None to tell the places themselves.
    """

    def __init__(self, table: Path | None) -> None:
        self._table = table
        self._places: list[Place] = []
        self._lines: dict[Place, str] | None = None

    def mark(self, place: Place) -> str:
        """Something that stands for the line of a place."""
        self._places.append(place)
        return f"\ue000{len(self._places) - 1}\ue001"

    def resolved(self, text: str) -> str:
        """The text with lines for marks."""
        return _MARK.sub(lambda found: self._line(self._places[int(found[1])]), text)

    def _line(self, place: Place) -> str:
        if self._table is None:
            return "#/" + "/".join(str(key).replace("~", "~0").replace("/", "~1") for key in place)
        if self._lines is None:
            self._lines = {tuple(key): line for key, line in json.loads(self._table.read_bytes())}
        while place and place not in self._lines:
            place = place[:-1]
        return self._lines.get(place, "")
