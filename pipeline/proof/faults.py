"""What the proof found wrong: a line of the document, what was sent or decoded instead of what, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

MEND = "mend the SDK (overlays/), or write this part of the document in another way"
ADD_EXAMPLE = "add an example"


@dataclass(frozen=True)
class Fault:
    """One finding.

    Attributes:
        line: `file:line` of the document.
        subject: The operation, schema or module that it is about.
        message: What is wrong.
        remedy: What to do.
    """

    line: str
    subject: str
    message: str
    remedy: str = MEND

    def __str__(self) -> str:
        at = f"{self.line}: " if self.line else ""
        return f"{at}{self.subject}: {self.message} -- {self.remedy}"


@dataclass(frozen=True)
class Unproved:
    """What the proof could not try: nothing is known to be wrong with it, and that is told.

    Attributes:
        line: `file:line` of the document; empty for a module.
        subject: The operation or module that it is about.
        message: Why.
        remedy: What to do.
    """

    line: str
    subject: str
    message: str
    remedy: str

    def __str__(self) -> str:
        at = f"{self.line}: " if self.line else ""
        return f"{at}note: {self.subject} was not proved: {self.message} -- {self.remedy}"


class Unsettled(Exception):
    """The proof cannot be led here.

    Args:
        line: `file:line` of the document.
        subject: The operation that it is about.
        message: Why.
    """

    def __init__(self, line: str, subject: str, message: str) -> None:
        super().__init__(message)
        self.fault = Fault(line, subject, message, ADD_EXAMPLE)
