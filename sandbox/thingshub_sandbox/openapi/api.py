"""The API as the sandbox and the tests see it: an operation for each request, and what is wrong with both ways.

It reads the document through `thingshub_document` and adds what a server needs: routes, parsers and validators.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from thingshub_document.model import Availability, Operation
from thingshub_document.reading import Document
from thingshub_sandbox.openapi.answers import AnswerChecker
from thingshub_sandbox.openapi.parameters import ParameterReader
from thingshub_sandbox.openapi.request_body import BodyReader, ParsedBody
from thingshub_sandbox.openapi.routing import Router
from thingshub_sandbox.openapi.schema_validation import Validators
from thingshub_sandbox.openapi.typed_values import TypedValues
from thingshub_sandbox.openapi.wire.request import IncomingRequest, InvalidRequest

PACKAGED = Path(__file__).parents[2] / "thingshub" / "openapi.json"  # the wheel has one copy, for both packages
IN_THE_REPOSITORY = Path(__file__).parents[3] / "generated" / "openapi.json"


class DocumentError(Exception):
    """The document cannot be read; the text says which file and what to do."""


class ApiOperation:
    """One operation with its parsers and validators, each made when it is first needed.

    Args:
        documented: What the document says of it.
        values: Makes values of texts.
        validators: The document's validators.

    Attributes:
        documented: What the document says of it.
        id: Its operationId.
        method: The HTTP method, upper case.
        path: The path template.
    """

    def __init__(self, documented: Operation, values: TypedValues, validators: Validators) -> None:
        self.documented = documented
        self.id = documented.id
        self.method = documented.method
        self.path = documented.path
        self._values = values
        self._validators = validators

    @property
    def is_public(self) -> bool:
        """Whether it is called without saying who calls."""
        return self.documented.is_public

    @property
    def most_bytes(self) -> int:
        """How large a body may be."""
        return self._body_reader.most_bytes

    def is_available(self, product: tuple[int, int] | None) -> bool:
        """Whether a product has it; None stands for all products at once."""
        life = self.documented.availability
        return product is None or life is None or _covers(life, product)

    def arguments(self, request: IncomingRequest) -> dict[str, Any]:
        """Typed parameters by their names on the wire.

        Raises:
            InvalidRequest: one is unknown, repeated, missing or does not fit.
        """
        return self._parameter_reader.arguments(request)

    def parsed_body(self, body: bytes, content_type: str | None) -> ParsedBody:
        """The body, checked.

        Raises:
            InvalidRequest: not of a media type of the operation, hostile, or it does not fit its schema.
        """
        return self._body_reader.parse(body, content_type)

    def request_problems(self, request: IncomingRequest, body: bytes | None = None) -> list[str]:
        """What is wrong with a request; empty when it fits the document."""
        try:
            self.arguments(request)
            self.parsed_body(body or b"", request.headers.get("content-type"))
        except InvalidRequest as problem:
            return [f"{self.id}: {problem}"]
        return []

    def answer_problems(
        self, *, status: int, content_type: str | None, body: bytes, headers: Mapping[str, str] | None = None
    ) -> list[str]:
        """What is wrong with an answer; empty when it fits the document.

        Args:
            headers: All headers by their names in lower case; None when they are not known, and not to be checked.
        """
        problems = self._answer_checker.problems(status, content_type, body, headers)
        return [f"{self.id}: {problem}" for problem in problems]

    @cached_property
    def _parameter_reader(self) -> ParameterReader:
        return ParameterReader(self.documented, self._values, self._validators)

    @cached_property
    def _body_reader(self) -> BodyReader:
        return BodyReader(self.documented.body, self._values, self._validators)

    @cached_property
    def _answer_checker(self) -> AnswerChecker:
        return AnswerChecker(self.documented, self._values, self._validators)


class Api:
    """A document, ready to serve.

    Args:
        document: The document.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        validators = Validators(document)
        values = TypedValues(document, validators)
        self.operations: Mapping[str, ApiOperation] = {
            id: ApiOperation(documented, values, validators) for id, documented in document.operations.items()
        }

    @classmethod
    def load(cls, path: Path | None = None) -> Api:
        """Read a document; without a path the one that came with the package.

        Raises:
            DocumentError: there is none or it is not JSON.
        """
        path = path or (PACKAGED if PACKAGED.exists() else IN_THE_REPOSITORY)
        try:
            return cls(Document.load_json(path))
        except (OSError, ValueError) as error:
            raise DocumentError(f"{path}: cannot be read ({error}); run `nox -s regenerate`") from error

    def find(self, method: str, path: str) -> tuple[ApiOperation, dict[str, str]] | None:
        """The operation that a method and a URL path (still quoted, without query) address, with its path values."""
        found = self._router.find(method, path)
        return (self.operations[found[0]], found[1]) if found else None

    @cached_property
    def _router(self) -> Router:
        return Router(operation.documented for operation in self.operations.values())


def _covers(life: Availability, product: tuple[int, int]) -> bool:
    since, until = (_product(text) if text else None for text in (life.since, life.until))
    return not (since and product < since) and not (until and product >= until)


def _product(text: str) -> tuple[int, int]:
    major, _, minor = text.partition(".")
    return int(major), int(minor or 0)
