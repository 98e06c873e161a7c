"""Every TypeScript name of the SDK is decided here, by one rule, so that both SDKs read alike.

Tags, verbs and parameters are called as in Python, without the underscore that Python needs behind its keywords
(`class`, `import`). Properties of bodies keep the document's own names. A schema keeps its name in PascalCase; one that
the package needs for itself gets `Model` behind it. Two names that fall together in one scope are refused, with both
lines; `x-python-name` settles it for both languages.
"""

from __future__ import annotations

import keyword
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from thingshub_document import names
from thingshub_document.complaints import Complaint
from thingshub_document.model import Operation, Parameter, Tag
from thingshub_document.reading import Document
from thingshub_document.types import Definition, ObjectDefinition

_CLIENT_MEMBERS = frozenset({"call", "raw", "stream"})
_ON_EVERY_OBJECT = frozenset(
    {
        *("constructor", "has_own_property", "is_prototype_of", "property_is_enumerable", "to_locale_string"),
        *("to_string", "value_of", "then"),
    }
)  # `then` would make a promise of it
NEEDED_BY_PACKAGE = frozenset(
    {
        *("Answer", "AnswerError", "ApiError", "AuthenticationError", "BadGatewayError", "BadRequestError"),
        *("BytesContent", "CallError", "CallFacts", "CallOptions", "ConfigurationError", "ConflictError"),
        *("ConnectError", "ContentTooLargeError", "Decimal", "Entry", "FailedDependencyError"),
        *(
            "Failure",
            "FileContent",
            "GatewayTimeoutError",
            "GivenCredentials",
            "GoneError",
            "Input",
            "InternalServerError",
            "LockedError",
        ),
        *("MethodNotAllowedError", "MismatchError", "MissingCredentialsError", "NotAcceptableError", "NotFoundError"),
        *("NotJsonError", "OPERATIONS", "OperationId", "PagingError", "PaymentRequiredError", "PermissionDeniedError"),
        *("PreconditionFailedError", "PreconditionRequiredError", "RateLimitError", "RawAnswer"),
        *("RequestTimeoutError", "Resources", "ServerTimedOutError", "ServiceUnavailableError", "StreamedAnswer"),
        *("ThingsHub", "ThingsHubError", "ThingsHubOptions", "TransportError", "TruncatedAnswerError"),
        *("UnexpectedStatusError", "UnprocessableContentError", "UnsafeServerError", "UnsupportedMediaTypeError"),
        "UnsupportedOperationError",
    }
)  # what index.ts exports
_RENAME = f"give one of the two another name with {names.OVERRIDE}"


def tag_name(tag: Tag) -> str:
    """The attribute of the client."""
    return _without_escape(tag.python_name)


def verb_name(operation: Operation) -> str:
    """The method."""
    return _without_escape(operation.python_verb)


def iterator_name(operation: Operation) -> str:
    """The method that reads a whole list."""
    return names.iterator_name(verb_name(operation))


def parameter_key(parameter: Parameter) -> str:
    """Its name in the input of a call."""
    return _without_escape(parameter.python_name)


def own_key(name: str, parameters: Mapping[str, Parameter] | set[str]) -> str:
    """The name of something of ours beside parameters, e.g. `body`; it gives way to a parameter of this name."""
    while name in parameters:
        name += "_"
    return name


class TypeScriptNames:
    """The names of one document.

    Args:
        document: The document.
        errors: The names of the error classes that are made of it.
    """

    def __init__(self, document: Document, errors: Iterable[str] = ()) -> None:
        self._document = document
        self._needed = NEEDED_BY_PACKAGE | frozenset(errors)

    @cached_property
    def types(self) -> Mapping[str, str]:
        """The name of each definition's type, by its Python name."""
        return {name: _type_name(definition, self._needed) for name, definition in self._document.definitions.items()}

    def complaints(self) -> Iterator[Complaint]:
        """Names that cannot be in TypeScript, or fall together there."""
        yield from self._types()
        for tag in self._document.tags.values():
            name = tag_name(tag)
            if name in _CLIENT_MEMBERS | _ON_EVERY_OBJECT:
                what = f"the tag {tag.name!r} cannot be an attribute of the TypeScript client: it has {name!r} already"
                yield Complaint(tag.place, what, f"rename it, or add {names.OVERRIDE} to the tag")
        yield from self._methods()

    def _types(self) -> Iterator[Complaint]:
        taken: dict[str, Definition] = {}
        for python_name, name in self.types.items():
            definition = self._document.definitions[python_name]
            if name not in taken:
                taken[name] = definition
                continue
            both = f"{_called(definition)} and {_called(taken[name])} ({taken[name].line})"
            yield Complaint(definition.place, f"{both} both become the TypeScript type {name!r}", _RENAME)

    def _methods(self) -> Iterator[Complaint]:
        taken: dict[tuple[str, str], Operation] = {}
        for operation in self._document.operations.values():
            methods = [verb_name(operation), *([iterator_name(operation)] if operation.paging is not None else [])]
            for method in methods:
                if method in _ON_EVERY_OBJECT:
                    what = f"{operation.id} cannot be the method {method!r} in TypeScript: every object has it already"
                    yield Complaint(operation.place, what, f"add {names.OVERRIDE}")
                other = taken.setdefault((operation.python_tag, method), operation)
                if other is not operation:
                    what = f"{operation.id} and {other.id} ({other.line}) both become the TypeScript method {method!r}"
                    yield Complaint(operation.place, what, _RENAME)


def _type_name(definition: Definition, needed: frozenset[str]) -> str:
    """The Python name, but that what only Python needs for itself keeps its own name."""
    name = definition.name
    if definition.schema_name:
        try:
            own = names.pascal_case(definition.schema_name)
        except names.NoName:
            own = name
        escaped = f"{own}Model"
        if name.startswith(escaped) and names.class_name(definition.schema_name) == escaped:
            name = own + name.removeprefix(escaped)
    return f"{name}Model" if name in needed else name


def _called(definition: Definition) -> str:
    if definition.schema_name:
        return f"schema {definition.schema_name!r}"
    kind = "object" if isinstance(definition, ObjectDefinition) else "schema"
    return f"the {kind} named after its place ({definition.name})"


def _without_escape(python_name: str) -> str:
    """The name without the underscore behind what only Python keeps for itself."""
    plain = python_name.removesuffix("_")
    return plain if keyword.iskeyword(plain) or plain == "self" else python_name
