"""Hold an answer against the document: its status, its media type, its headers and its body."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thingshub_document.model import Answer, Header, Media, Operation
from thingshub_sandbox.openapi.schema_validation import Validators
from thingshub_sandbox.openapi.typed_values import Misfit, TypedValues, shapes, shown
from thingshub_sandbox.openapi.wire.body_parser import ANSWER_DEPTH, UnreadableBody, parse
from thingshub_sandbox.openapi.wire.media_types import MediaType, UnknownCharset, chosen, in_words
from thingshub_sandbox.openapi.wire.styles import BadStyle, Raw, readings

_WITHOUT_BODY = (204, 205, 304)  # HTTP: whatever the document says


def documented(operation: Operation, status: int) -> Answer | None:
    """What the document says of a status: of this one, else of its class (`2XX`), else `default`."""
    by_status = {answer.status: answer for answer in operation.answers}
    for key in (str(status), f"{status // 100}XX", "default"):
        if key in by_status:
            return by_status[key]
    return None


class AnswerChecker:
    """Checks the answers of one operation.

    Args:
        operation: The operation.
        values: Makes values of texts.
        validators: The document's validators.
    """

    def __init__(self, operation: Operation, values: TypedValues, validators: Validators) -> None:
        self._operation = operation
        self._values = values
        self._validators = validators

    def problems(
        self, status: int, content_type: str | None, body: bytes, headers: Mapping[str, str] | None = None
    ) -> list[str]:
        """What is wrong with an answer; empty when it fits the document.

        Args:
            headers: All headers by their names in lower case; None when they are not known.
        """
        answer = documented(self._operation, status)
        if answer is None:
            return [f"status {status} is not documented"]
        found = [f"the answer {status}: {problem}" for problem in self._of_headers(answer, headers)]
        if self._operation.method == "HEAD" or status in _WITHOUT_BODY:
            return [*found, f"the answer {status} has a body, HTTP allows none"] if body else found
        if not answer.alternatives:
            return [*found, f"the answer {status} has a body, the document has none"] if body else found
        media = chosen(answer.alternatives, content_type)
        if media is None:
            theirs = content_type or "without a content type"
            return [*found, f"the answer {status} is {theirs}, not {in_words(answer.alternatives)}"]
        return found + [f"the answer {status}: {problem}" for problem in self._of_body(media, content_type, body)]

    def _of_body(self, media: Media, content_type: str | None, body: bytes) -> list[str]:
        try:
            match media.kind:
                case "json":
                    value: Any = parse(
                        body, most_depth=ANSWER_DEPTH, has_longs=True, has_decimals=self._values.has_decimals
                    )
                    self._values.check_longs(value, media.schema)
                case "text" if media.schema:
                    value = self._values.value(body.decode(MediaType.of(content_type).charset), media.schema)
                case _:
                    return []
        except UnicodeDecodeError:
            return ["is not of its charset"]
        except (UnreadableBody, UnknownCharset, Misfit) as problem:
            return [str(problem)]
        return self._validators.of_answer(media.schema).problems(value, "body") if media.schema else []

    def _of_headers(self, answer: Answer, headers: Mapping[str, str] | None) -> list[str]:
        if headers is None:
            return []
        found: list[str] = []
        for header in answer.headers:
            text = headers.get(header.name.lower())
            if text is not None:
                found += self._of_header(header, text)
            elif header.required:
                found.append(f"header {header.name}: is required")
        return found

    def _of_header(self, header: Header, text: str) -> list[str]:
        where = f"header {header.name}"
        validator = self._validators.of_answer(header.schema)
        problems: list[str] = []
        try:
            for raw in self._readings(header, text):
                problems = validator.problems(self._values.value(raw, header.schema), where)
                if not problems:
                    return []
        except Misfit as misfit:
            return [f"{where}{shown(misfit.place)}: {misfit}"]
        except BadStyle as problem:
            return [f"{where}: {problem}"]
        return problems

    def _readings(self, header: Header, text: str) -> list[Raw]:
        found: list[Raw] = []
        for shape in shapes(self._values.types(header.schema)):
            found += readings(text, "simple", header.explode, shape, header.name, str.strip)
        return found
