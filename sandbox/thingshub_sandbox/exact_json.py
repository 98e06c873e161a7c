"""JSON with decimals as exact as they were sent: where the document has `format: decimal`, values are Decimals.

An answer has a decimal as it was written. A stored record has it as digits and an exponent (`110E-2`), as no float is
written, so that it is read as what it was.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from secrets import token_hex
from typing import Any

_MARK = token_hex(16)  # stands in no text: nobody outside sees it
_MARKED = re.compile(f'"{_MARK}([^"]*)"')


def encoded(value: Any) -> str:
    """The JSON text of a value.

    Raises:
        TypeError: JSON does not have it.
    """
    return _dumped(value, is_stored=False)


def stored(value: Any) -> str:
    """The same for `restored`.

    Raises:
        TypeError: JSON does not have it.
    """
    return _dumped(value, is_stored=True)


def restored(text: str | bytes) -> Any:
    """The value that was stored."""
    return json.loads(text, parse_float=_number)


def _dumped(value: Any, *, is_stored: bool) -> str:
    has_decimals = False

    def leaf(found: object) -> str:
        nonlocal has_decimals
        if not isinstance(found, Decimal):
            raise TypeError(f"a {type(found).__name__} is not JSON")
        has_decimals = True
        return f"{_MARK}{_digits(found) if is_stored else found}"

    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=leaf)
    return _MARKED.sub(r"\1", text) if has_decimals else text


def _digits(value: Decimal) -> str:
    sign, digits, exponent = value.as_tuple()
    return f"{'-' if sign else ''}{''.join(map(str, digits))}E{exponent}"


def _number(text: str) -> float | Decimal:
    return Decimal(text) if "E" in text else float(text)
