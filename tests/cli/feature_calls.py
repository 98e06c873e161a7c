# pyright: standard
# Walks documents, which have no types; mypy is strict here too.
"""Call what features of the generator's matrix call, from the command line; runs in a process of its own.

`python -m tests.cli.feature_calls RESULTS NAME…`, with the build of all features first on the import path. Each call of
the SDK that a feature describes is written as a command, run against the same server, and judged in the same way.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
import tempfile
import traceback
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any
from uuid import UUID

from click.testing import CliRunner

import thingshub
from tests.generator import calling, judging
from tests.generator.feature import Feature, Tagged, features
from thingshub._codec.json_codec import decode_exact, encode, json_body
from thingshub.cli import packaged
from thingshub.cli.application import application
from thingshub.cli.arguments import Json, Secret
from thingshub.cli.invocation import Invocation
from thingshub.cli.operations.inputs import Input, inputs_of
from thingshub.types import File
from thingshub_document.calls import body_argument, content_type_argument, iterator_name, page_size_argument
from thingshub_document.model import Operation
from thingshub_document.reading import Document

_TOKEN = "t0ken"
_ZEROS = re.compile(r"(T\d\d:\d\d:\d\d\.\d*?)0*Z")
_SHOWS_LESS = {"unknown_property"}  # the command line prints what the document knows


class NoCommandError(Exception):
    """A call that the command line has no words for; the text says why."""


class _CommandLine(calling._Caller):  # pyright: ignore[reportPrivateUsage]
    """Runs commands where the matrix calls methods."""

    def feature(self, feature: Feature) -> list[str]:
        found: list[str] = []
        self._kept.clear()
        for index, call in enumerate(feature.calls):
            where = f"command line, call {index + 1} ({call['call']})"
            try:
                found += [f"{where}: {line}" for line in self._command(feature, call)]
            except NoCommandError as reason:
                found.append(f"{where}: not tried: {reason}")
            except Exception as error:  # whatever happens is a difference
                last = traceback.extract_tb(error.__traceback__)[-1]
                found.append(f"{where}: {type(error).__name__}: {error} ({last.filename}:{last.lineno})")
        return found

    def _tagged(self, given: Tagged, is_async: bool) -> Any:
        if given.tag == "kept":
            raise NoCommandError("an object that was read is sent back")
        return super()._tagged(given, is_async)

    def _command(self, feature: Feature, call: Mapping[str, Any]) -> Iterator[str]:
        raw = call.get("answers", {"status": 204})
        answers = [self._answer(feature, entry) for entry in (raw if isinstance(raw, list) else [raw])]
        document = packaged.load()
        operation = _operation(document, feature.tag, call["call"])
        given = {name: self._value(value, False) for name, value in call["with"].items()}
        words = _Words(document, operation, self._folder)
        line = words.of(call["call"], given)
        for name, value in call.get("credentials", feature.content.get("credentials", {})).items():
            secret = self._folder / f"secret-{name}"
            secret.write_text(":".join(value) if isinstance(value, list) else value)
            line += ["--credential", f"{name}=@{secret}"]
        self._stub.expect(answers)
        arguments = ["-o", "json", "--show-secrets"] if words.prints_json else []
        environment = {
            "THINGSHUB_URL": f"http://127.0.0.1:{self._stub.port}",
            "THINGSHUB_TOKEN": call.get("token", _TOKEN),
        }
        before = packaged.operation_commands(document, operation.tag)
        command = next(name for name, identifier in before.items() if identifier == operation.id)
        tag = next(name for name, found in packaged.tag_commands(document, ()).items() if found == operation.tag)
        done = CliRunner().invoke(
            application, [tag, command, *arguments, *line], input=words.input, env=environment, obj=Invocation()
        )
        shown = f"{' '.join([tag, command, *line])}: {done.stderr.strip()}"
        yield from (f"{problem} ({shown})" for problem in judging.requests(call, feature, self._stub.requests))
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            yield f"{type(done.exception).__name__}: {done.exception} ({shown})"
        if "unexpected" in done.stderr:
            yield shown
        if ("raises" in call or "raises_any" in call) is (done.exit_code == 0):
            yield f"ended with {done.exit_code} ({shown})"
        if done.exit_code == 0 and "returns" in call and feature.name not in _SHOWS_LESS and not isinstance(raw, list):
            yield from _shown(raw, done.stdout_bytes, shown, operation.paging.items if operation.paging else ())


class _Words:
    """A call's arguments as words of the command line.

    Attributes:
        input: What stands on standard input.
        prints_json: Whether the answer may be printed as JSON.
    """

    def __init__(self, document: Document, operation: Operation, folder: Path) -> None:
        self._document = document
        self._operation = operation
        self._folder = folder
        self._inputs = {found.spec.python_name: found for found in inputs_of(document, operation)}
        kinds = [media.kind for answer in operation.successes for media in answer.alternatives]
        self.prints_json = "json" in kinds
        self.input: bytes | None = None
        self._count = 0

    def of(self, method: str, given: Mapping[str, Any]) -> list[str]:
        document, operation = self._document, self._operation
        path = [found.spec.python_name for found in self._inputs.values() if found.place == "path"]
        words: list[str] = []
        if method != operation.python_verb:
            words.append("--all")
        for name, value in given.items():
            if name in path:
                continue
            if name == page_size_argument(document, operation) and operation.paging and name not in self._inputs:
                size = next(f for f in self._inputs.values() if f.name == operation.paging.size)
                words += [size.option, str(value)]
            elif name in self._inputs:
                words += self._option(self._inputs[name], value)
            elif name == body_argument(document, operation):
                words += self._body(value, given.get(content_type_argument(document, operation)))
            elif name == content_type_argument(document, operation):
                words += ["--content-type", value]
            elif name == "extras":
                words += [w for key, entry in value.items() for w in ("--set", f"{key}={json_body(entry).decode()}")]
            else:
                raise NoCommandError(f"there is no {name}")
        missing = [name for name in path if name not in given]
        arguments = [self._text(self._inputs[name], given[name]) for name in path if name not in missing]
        return [*words, "--", *arguments] if arguments else words

    def _option(self, found: Input, value: Any) -> list[str]:
        if value is None:
            if found.place != "body":
                return []
            return ["--set", f"{found.name}=null"]
        if found.reader.is_flag:
            return [found.option if value else f"--no-{found.option[2:]}"]
        is_listed = isinstance(value, list | tuple) and found.reader.is_repeated
        if is_listed and all(isinstance(entry, bytes | Path | File) for entry in value) and value:
            return [word for entry in value for word in (found.option, self._text(found, entry))]
        return [found.option, self._text(found, value)]

    def _text(self, found: Input, value: Any) -> str:
        """A value as one word."""
        if isinstance(found.reader.type, Secret):
            return f"@{self._file(str(value).encode())}"
        if isinstance(found.reader.type, Json) and not (isinstance(value, str) and found.place != "body"):
            return json_body(value).decode()
        match value:
            case bool():
                return str(value).lower()
            case Enum():
                return str(value.value)
            case datetime() | date() | time():
                return value.isoformat()
            case str() | int() | float() | Decimal() | UUID():
                return str(value)
            case bytes() | Path() | File():
                return self._file(value)
            case _ if hasattr(value, "__next__"):
                self.input = b"".join(value)
                return "-"
            case _:
                return json_body(value).decode()

    def _body(self, value: Any, content_type: str | None) -> list[str]:
        body = self._operation.body
        assert body is not None
        known = {media.media: media for media in body.alternatives}
        media = known.get(content_type or "", body.alternatives[0])
        if isinstance(value, File) and value.media and content_type:
            raise NoCommandError("a file has a media type beside that of the call")
        if isinstance(value, File) and value.media and "*" in media.media:
            return ["--content-type", value.media, "--body", self._file(File(value.content))]
        given: Any = value
        if media.kind == "multipart":
            fields = {found.name: found for found in self._inputs.values() if found.place == "body"}
            parts: Mapping[str, Any] = value if isinstance(value, Mapping) else given.to_dict()
            return [word for name, part in parts.items() for word in self._option(fields[name], part)]
        if media.kind in ("json", "form"):
            return ["--body", self._file(json_body(value))]
        if isinstance(value, str):
            return ["--body", self._file(value.encode())]
        if hasattr(value, "__next__"):
            self.input = b"".join(given)
            return ["--body", "-"]
        return ["--body", self._file(value)]

    def _file(self, value: Any) -> str:
        if isinstance(value, File):
            if value.media or value.name:
                raise NoCommandError("a file has a name or a media type of its own")
            value = value.content
        if isinstance(value, Path):
            return str(value)
        if not isinstance(value, bytes):
            raise NoCommandError(f"a {type(value).__name__} is no content of a file")
        self._count += 1
        path = self._folder / f"content-{self._count}"
        path.write_bytes(value)
        return str(path)


def _operation(document: Document, tag: str, method: str) -> Operation:
    for operation in document.operations.values():
        names = (operation.python_verb, iterator_name(operation.python_verb))
        if operation.tag == tag and method in names:
            return operation
    raise LookupError(f"there is no {tag}.{method}")


def _shown(answer: Mapping[str, Any], out: bytes, shown: str, items: tuple[str, ...]) -> Iterator[str]:
    """What is wrong with what was printed; of a list the entries are."""
    wanted = answer.get("json")
    if "json" not in answer and answer.get("type", "").lower().startswith("application/json"):
        wanted = decode_exact(judging.content(answer["body"]))
    elif "json" not in answer:
        if "body" in answer and out != judging.content(answer["body"]):
            yield f"printed {out!r} instead of {answer['body']!r} ({shown})"
        return
    for name in items:
        wanted = (wanted or {}).get(name, [])
    came = decode_exact(out) if out else None
    if _comparable(came) != _comparable(decode_exact(encode(wanted))):
        yield f"printed {came!r} instead of {wanted!r} ({shown})"


def _comparable(value: Any) -> Any:
    """JSON data in which 2.0 is 2, and a time the same however many zeros end its fraction; but true is not 1."""
    if isinstance(value, list):
        return [_comparable(child) for child in value]
    if isinstance(value, dict):
        return {key: _comparable(child) for key, child in value.items()}
    if isinstance(value, str):
        return _ZEROS.sub(lambda found: found[1].rstrip(".") + "Z", value)
    return repr(value) if isinstance(value, bool) or value is None else Decimal(value)


def main() -> int:
    results, *names = sys.argv[1:]
    hosts = sorted({call["at"].removeprefix("https://") for f in features() for call in f.calls if "at" in call})
    for name in [name for name in os.environ if name.startswith("THINGSHUB_")]:
        del os.environ[name]
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        os.environ["THINGSHUB_CONFIG_DIR"] = folder
        caller = _CommandLine(Path(folder), hosts)
        made: Any = thingshub.ThingsHub

        def local(url: str, **options: Any) -> Any:
            options |= {"allow_http_on_loopback": True, "ca_file": str(Path(folder) / "ca.pem")}
            return made(url, **options, retries=thingshub.Retries(attempts=1))

        thingshub.ThingsHub = local  # type: ignore[misc, assignment]
        stack.callback(setattr, thingshub, "ThingsHub", made)
        found = {feature.name: caller.feature(feature) for feature in features() if feature.name in names}
    Path(results).write_text(json.dumps(found), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
