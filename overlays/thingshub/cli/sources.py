"""What is read besides the command line itself: JSON, whole files, standard input, secrets.

JSON numbers keep all their digits. Standard input is read whole by one option only: the second would find it empty.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

import click
import msgspec

from thingshub._codec.json_codec import decode_exact

_STDIN = "thingshub.cli.standard_input"


def parse_json(text: str) -> Any:
    """JSON data.

    Raises:
        ValueError: it is not JSON.
    """
    try:
        return decode_exact(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ValueError(str(error)) from None


def read_json(name: str) -> Any:
    """JSON of a file, or of standard input for `-`.

    Raises:
        click.UsageError: it cannot be read, or is not JSON.
    """
    content = read_bytes(name)
    try:
        return decode_exact(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise click.UsageError(f"{_shown(name)}: is not JSON ({_place(error, content)})") from None


def read_text(name: str) -> str:
    """The text of a file, or of standard input for `-`, with its line ends as they are.

    Raises:
        click.UsageError: it cannot be read, or is not UTF-8.
    """
    try:
        return read_bytes(name).decode()
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{_shown(name)}: is not UTF-8 (byte {error.start})") from None


def read_bytes(name: str) -> bytes:
    """The bytes of a file, or of standard input for `-`.

    Raises:
        click.UsageError: it cannot be read.
    """
    if name == "-":
        return standard_input()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise click.UsageError(f"{name}: {error.strerror}") from None


def missing_file(path: Path) -> str:
    """Why a path is not a file that can be sent."""
    return "is not a regular file" if path.exists() else "No such file or directory"


def standard_input() -> bytes:
    """All of standard input.

    Raises:
        click.UsageError: it has been read already.
    """
    if context := click.get_current_context(silent=True):
        if context.meta.get(_STDIN):
            raise click.UsageError("standard input can be read once; - was given twice")
        context.meta[_STDIN] = True
    return sys.stdin.buffer.read()


def read_secret(source: str, noun: str, *, is_new: bool) -> str:
    """A secret from where it is to be had.

    Args:
        source: `prompt`, `env:NAME`, `@FILE` or `-` for a line of standard input.
        noun: What it is, for who is asked for it.
        is_new: Whether it is chosen right now: then it is asked for twice.

    Raises:
        ValueError: there is none; the text does not hold what was given, which may be the secret.
    """
    text, otherwise = "", ""
    if source == "prompt":
        text = str(click.prompt(noun.capitalize(), hide_input=True, confirmation_prompt=is_new, err=True))
    elif source == "-":
        text, otherwise = sys.stdin.readline().rstrip("\r\n"), "standard input is empty"
    elif source.startswith("env:"):
        text, otherwise = os.environ.get(source[4:], ""), f"{source[4:]} is not set"
    elif source.startswith("@"):
        otherwise = f"{source[1:]} is empty"
        try:
            text = Path(source[1:]).read_text(encoding="utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            otherwise = f"{source[1:]}: {getattr(error, 'strerror', None) or 'is not UTF-8'}"
    else:
        otherwise = "secrets are not taken as arguments, which everyone here can read; use prompt, env:NAME, @FILE or -"
    if not text:
        raise ValueError(otherwise or "it is empty")
    return text


def _shown(name: str) -> str:
    return "standard input" if name == "-" else name


def _place(error: Exception, content: bytes) -> str:
    """msgspec tells a byte; people want a line."""
    if found := re.search(r"\(byte (\d+)\)", str(error)):
        return f"line {content[: int(found[1])].count(10) + 1}: {str(error).replace(found[0], '').strip()}"
    return str(error)
