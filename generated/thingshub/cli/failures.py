"""What a failure looks like on the command line: one line with the next step, and an exit code that scripts can read.

0    done
1    the call failed: the server refused or failed, or no complete answer came
2    wrong usage or settings; nothing was sent
3    there is no such thing
4    not logged in, or not permitted
5    partly done: some entries failed, the report names them
130  interrupted
141  whoever read the output has gone
"""

from __future__ import annotations

import click

from thingshub.errors import (
    AuthenticationError,
    CallError,
    CertificateError,
    ConfigurationError,
    NotFoundError,
    PermissionDeniedError,
    RequestTimeoutError,
    ThingsHubError,
    UnavailableOperationError,
)

FAILED, USAGE, NOT_FOUND, NOT_PERMITTED, PARTLY, INTERRUPTED, NO_READER = 1, 2, 3, 4, 5, 130, 141

_HINTS: dict[type[ThingsHubError], str] = {  # where the library's own advice is to change Python code
    CertificateError: "name the CA certificate of this server with --ca-file, or look at `thingshub doctor`",
    AuthenticationError: "run `thingshub login`, or check the credentials with `thingshub doctor`",
    RequestTimeoutError: "raise --timeout-seconds or look at the server",
}


class CommandError(Exception):
    """A command cannot go on.

    Attributes:
        message: What is wrong, on one line.
        hint: What to do next.
        code: The exit code.
    """

    def __init__(self, message: str, *, hint: str = "", code: int = FAILED) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code

    def __str__(self) -> str:
        return f"{self.message} -- {self.hint}" if self.hint else self.message


class SettingError(CommandError):
    """The command line, the environment or a file says something that cannot be; nothing was sent."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message, hint=hint, code=USAGE)


def is_expected(error: BaseException) -> bool:
    """Whether it is no fault of this program."""
    return isinstance(error, CommandError | ThingsHubError | click.ClickException | OSError)


def exit_code(error: BaseException) -> int:
    """The exit code that an error stands for."""
    if isinstance(error, CommandError):
        return error.code
    if isinstance(error, NotFoundError):
        return NOT_FOUND
    if isinstance(error, AuthenticationError | PermissionDeniedError):
        return NOT_PERMITTED
    if isinstance(error, ConfigurationError | UnavailableOperationError | click.UsageError):
        return USAGE
    return FAILED


def one_line(error: BaseException) -> str:
    """An error for people: what is wrong and what to do next, without line breaks or control characters."""
    if isinstance(error, click.ClickException):
        text = _usage(error)
    elif isinstance(error, ThingsHubError):
        hint = _advice(error)
        tries = len(getattr(error, "attempts", ()))
        text = f"{error.message}{f', tried {tries} times' if tries > 1 else ''}{f' -- {hint}' if hint else ''}"
    elif isinstance(error, CommandError):
        text = str(error)
    elif isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        text = f"{place}{error.strerror or error}"
    else:
        text = f"unexpected {type(error).__name__}: {error} -- report it, with what the same command says with -vv"
    return printable(text)


def _advice(error: ThingsHubError) -> str:
    own = _HINTS.get(type(error), error.hint)
    if isinstance(error, CertificateError) and error.hint != CertificateError.hint:
        own = error.hint  # another CA certificate would not help
    fate = error.fate if isinstance(error, CallError) else ""
    return "; ".join(part for part in (fate, own) if part)


def printable(text: str) -> str:
    """Text on one line: what strangers wrote must not move the terminal's cursor."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _usage(error: click.ClickException) -> str:
    message = error.format_message().rstrip(".")
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return message
    return f"{message} -- see {context.command_path} --help"
