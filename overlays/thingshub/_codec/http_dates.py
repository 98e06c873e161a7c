"""Dates as headers of HTTP have them, e.g. `Sat, 28 Nov 2026 15:54:09 GMT`."""

from __future__ import annotations

from datetime import datetime


def read_date(text: str) -> datetime:
    """The date; without a time zone when the text says `-0000`.

    Raises:
        ValueError, TypeError: it is none.
    """
    from email.utils import parsedate_to_datetime  # here: it is a tenth of the time that importing the SDK takes

    return parsedate_to_datetime(text)
