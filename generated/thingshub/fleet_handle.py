# Generated from overlays/thingshub/fleet_handle_async.py; `nox -s regenerate` rewrites it. Never edit it.
"""What is in the hands of whoever starts a run over many items.

A run that nobody iterates or finishes has sent nothing: that is told by a RuntimeWarning when it is dropped.
"""

from __future__ import annotations

import warnings
from collections.abc import Generator, Iterator
from types import TracebackType
from typing import Self, TypeVar

from thingshub.fleet_report import Outcome, Report

T = TypeVar("T")


class Run(Iterator[Outcome[T]]):
    """A run over many items: iterate it for the outcomes, or `finish()` for the report.

    Attributes:
        report: What has been done so far.
    """

    def __init__(self, outcomes: Generator[Outcome[T]], report: Report) -> None:
        self._outcomes = outcomes
        self._is_touched = False
        self.report = report

    def __del__(self) -> None:
        if not self._is_touched:
            text = f"a run of {self.report.operation} was dropped and has sent nothing; iterate it, or call finish()"
            warnings.warn(text, RuntimeWarning, stacklevel=2, source=self)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Outcome[T]:
        self._is_touched = True
        return next(self._outcomes)

    def finish(self) -> Report:
        """Run to the end.

        Returns:
            The report.

        Raises:
            StoppedError: the run ended early.
            InputError: the input cannot be read on.
            ResumeError: the resume file cannot be used.
        """
        self._is_touched = True
        for _ in self._outcomes:
            pass
        return self.report

    def close(self) -> None:
        """Stop the work and close what the run has opened; what is in flight is broken off."""
        self._is_touched = True
        self._outcomes.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
