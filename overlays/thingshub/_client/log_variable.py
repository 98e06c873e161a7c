"""THINGSHUB_LOG: what the SDK logs, on standard error, without a line of code.

The application's own logging stays as it is. A record reaches its handlers exactly when it would have reached them
without the variable; what only the variable asks for goes to standard error and nowhere else. So the loggers are made
more talkative, and a filter on each of them writes the line and then stops what the application has not asked for.
"""

from __future__ import annotations

import logging
import sys
import threading

from thingshub.errors import ConfigurationError

VARIABLE = "THINGSHUB_LOG"
LOGGERS = (
    "thingshub.auth",
    "thingshub.bodies",
    "thingshub.calls",
    "thingshub.live",
    "thingshub.tabular",
    "thingshub.values",
)
_LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}
_FORMAT = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")


class _Tap(logging.Filter):
    """Writes a logger's records to standard error, and lets through what the application listens to.

    Args:
        logger: The logger.
        level: From which level on records are written.
    """

    def __init__(self, logger: logging.Logger, level: int) -> None:
        super().__init__()
        self._logger = logger
        self._own_level = logger.level
        self._level = level
        self._lowest = min(level, logger.getEffectiveLevel())
        logger.setLevel(self._lowest)
        logger.addFilter(self)

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno >= self._level and sys.stderr is not None:
            sys.stderr.write(_FORMAT.format(record) + "\n")
        return record.levelno >= self._wanted_level()

    def remove(self) -> None:
        """Leave the logger as it was."""
        self._logger.removeFilter(self)
        if self._logger.level == self._lowest:
            self._logger.setLevel(self._own_level)

    def _wanted_level(self) -> int:
        """What the application has asked for, here or at a logger above."""
        if self._logger.level != self._lowest:
            return self._logger.level  # it was set meanwhile
        above = self._logger.parent
        return self._own_level or (above.getEffectiveLevel() if above else logging.WARNING)


_lock = threading.Lock()
_taps: list[_Tap] = []
_is_settled = False


def follow_log_variable(text: str | None) -> None:
    """Log as the variable says. The first value of a process holds; later calls only check theirs.

    Args:
        text: The variable's value.

    Raises:
        ConfigurationError: it is not a level.
    """
    global _is_settled
    wanted = (text or "").strip().lower()
    if not wanted:
        return
    if wanted not in _LEVELS:
        raise ConfigurationError(
            f"{VARIABLE} is not a level: {text!r}", hint=f"set it to {', '.join(_LEVELS)}, or not at all"
        )
    if _is_settled:
        return
    with _lock:
        if not _is_settled:
            _is_settled = True
            _taps.extend(_Tap(logging.getLogger(name), _LEVELS[wanted]) for name in LOGGERS)


def overrule_log_variable() -> None:
    """Something more specific decides what is logged, such as `-v` on the command line."""
    global _is_settled
    with _lock:
        _is_settled = True
        while _taps:
            _taps.pop().remove()


def reset_log_variable() -> None:
    """Begin as in a new process; for tests."""
    global _is_settled
    overrule_log_variable()
    _is_settled = False
