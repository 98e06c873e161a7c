"""Commands that pages show: each is one that there is, with options that it takes. Nothing is run."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.verify.__main__ import options_of

from tests.programs.page import started_commands
from thingshub_sandbox.cli import command_parser

ROOT = Path(__file__).parents[2]
_SESSIONS = set(re.findall(r"@nox\.session[^\n]*\ndef (\w+)\(", (ROOT / "noxfile.py").read_text(encoding="utf-8")))
_EXTRAS = set(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"])
_OF_SESSIONS: dict[str, Callable[[list[str]], object]] = {"verify": options_of}
_OTHERS = {"git", "export"}  # not ours
_PROGRAMS = {"uvicorn", "gunicorn", "celery", "python"}  # tests/programs starts these with the files of the page


def problems(block: str) -> Iterator[str]:
    """What of a block of shell commands there is not."""
    for line in block.replace("\\\n", " ").splitlines():
        for command in re.split(r"&&|;", line):
            words = shlex.split(command, comments=True)
            if words and (problem := _problem(words)):
                yield f"{shlex.join(words)}: {problem}"


def _problem(words: list[str]) -> str | None:
    match words:
        case ["nox"]:
            return None
        case ["nox", "-s", *rest]:
            names, _, arguments = _parted(rest)
            if unknown := [name for name in names if name not in _SESSIONS]:
                return f"there is no session {', '.join(unknown)}"
            parse = _OF_SESSIONS.get(names[0])
            return _refused(parse, arguments) if parse else None
        case ["thingshub", *_]:
            return None  # the tests run these
        case ["thingshub-sandbox", *arguments]:
            return _refused(command_parser().parse_args, arguments)
        case ["pip", "install", *packages]:
            extras = {extra for package in packages for extra in re.findall(r"^\.\[(.*)\]$", package)}
            return f"there is no extra {extras - _EXTRAS}" if extras - _EXTRAS else None
        case [name, *_] if name in _OTHERS:
            return None
        case [name, *_] if name in _PROGRAMS and shlex.join(words) in started_commands():
            return None
        case _:
            return "nobody checks such a command"


def _parted(words: list[str]) -> tuple[list[str], str, list[str]]:
    if "--" not in words:
        return words, "", []
    place = words.index("--")
    return words[:place], "--", words[place + 1 :]


def _refused(parse: Callable[[list[str]], object], arguments: list[str]) -> str | None:
    try:
        parse(arguments)
    except SystemExit:
        return "its options are refused"
    return None
