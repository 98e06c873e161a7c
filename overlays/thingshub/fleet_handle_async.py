"""What is in the hands of whoever starts a run over many items.

A run that nobody iterates or finishes has sent nothing: that is told by a RuntimeWarning when it is dropped.
"""

from __future__ import annotations

import warnings
from collections.abc import AsyncGenerator, AsyncIterator
from types import TracebackType
from typing import Self, TypeVar

from thingshub.fleet_report import Outcome, Report

T = TypeVar("T")


class AsyncRun(AsyncIterator[Outcome[T]]):
    """A run over many items: iterate it for the outcomes, or await `finish()` for the report.

    Attributes:
        report: What has been done so far.
    """

    def __init__(self, outcomes: AsyncGenerator[Outcome[T]], report: Report) -> None:
        self._outcomes = outcomes
        self._is_touched = False
        self.report = report

    def __del__(self) -> None:
        if not self._is_touched:
            text = f"a run of {self.report.operation} was dropped and has sent nothing; iterate it, or call finish()"
            warnings.warn(text, RuntimeWarning, stacklevel=2, source=self)

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Outcome[T]:
        self._is_touched = True
        return await anext(self._outcomes)

    async def finish(self) -> Report:
        """Run to the end.

        Returns:
            The report.

        Raises:
            StoppedError: the run ended early.
            InputError: the input cannot be read on.
            ResumeError: the resume file cannot be used.
        """
        self._is_touched = True
        async for _ in self._outcomes:
            pass
        return self.report

    async def close(self) -> None:
        """Stop the work and close what the run has opened; what is in flight is broken off."""
        self._is_touched = True
        await self._outcomes.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()
