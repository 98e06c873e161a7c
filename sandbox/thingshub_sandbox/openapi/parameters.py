"""The parameters of a request, parsed by place and style and held against their schemas.

Path, query, headers and cookies each have their own way of writing; what they have in common is that a text becomes a
value by its schema. A query parameter that the operation does not have is refused; headers and cookies of strangers are
everywhere and are let be.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from thingshub_document.media import is_json
from thingshub_document.model import Operation, Parameter
from thingshub_sandbox.openapi.schema_validation import Validator, Validators
from thingshub_sandbox.openapi.typed_values import Misfit, TypedValues, shapes, shown
from thingshub_sandbox.openapi.wire.body_parser import UnreadableBody, check_text, parse
from thingshub_sandbox.openapi.wire.pair_styles import Pairs, deep_object, exploded_array, exploded_object
from thingshub_sandbox.openapi.wire.request import IncomingRequest, InvalidRequest
from thingshub_sandbox.openapi.wire.styles import BadStyle, Raw, Shape, Unquote, readings, unquoted, unquoted_form


@dataclass(frozen=True)
class _Ready:
    """A parameter with all that is needed to read it."""

    parameter: Parameter
    key: str
    shapes: tuple[Shape, ...]
    validator: Validator
    properties: tuple[str, ...]
    takes_others: bool

    @property
    def where(self) -> str:
        return f"{self.parameter.where} {self.parameter.name}"

    @property
    def is_spread(self) -> bool:
        """Whether an object stands as one pair for each property, without the parameter's name."""
        parameter = self.parameter
        return (
            parameter.style == "form" and parameter.explode and parameter.media is None and self.shapes == ("object",)
        )


class ParameterReader:
    """Reads the parameters of one operation.

    Args:
        operation: The operation.
        values: Makes values of texts.
        validators: The document's validators.
    """

    def __init__(self, operation: Operation, values: TypedValues, validators: Validators) -> None:
        self._values = values
        names = [parameter.name for parameter in operation.parameters]
        self._all: list[_Ready] = []
        for parameter in operation.parameters:
            is_shared = names.count(parameter.name) > 1
            key = parameter.python_name if is_shared else parameter.name
            self._all.append(self._ready(parameter, key, validators))
        self._queried = [ready for ready in self._all if ready.parameter.where == "query"]
        self._credentials = {
            scheme.key for alternative in operation.requirements for scheme in alternative if scheme.where == "query"
        }

    def arguments(self, request: IncomingRequest) -> dict[str, Any]:
        """Typed values by the names on the wire; by the Python names where two places share one.

        Raises:
            InvalidRequest: one is unknown, repeated, missing or does not fit.
        """
        self._refuse_unknown(request.query_pairs)
        found: dict[str, Any] = {}
        for ready in self._all:
            candidates = self._read(ready, request)
            if candidates:
                found[ready.key] = self._fitting(ready, candidates)
            elif ready.parameter.required:
                raise InvalidRequest(f"{ready.where}: is required")
        return found

    def _ready(self, parameter: Parameter, key: str, validators: Validators) -> _Ready:
        return _Ready(
            parameter=parameter,
            key=key,
            shapes=shapes(self._values.types(parameter.schema)),
            validator=validators.of_request(parameter.schema),
            properties=tuple(self._values.properties(parameter.schema)),
            takes_others=self._values.invites_others(parameter.schema),
        )

    def _refuse_unknown(self, given: Pairs) -> None:
        known = {ready.parameter.name for ready in self._queried if not ready.is_spread} | self._credentials
        known |= {name for ready in self._queried if ready.is_spread for name in ready.properties}
        if any(ready.is_spread and ready.takes_others for ready in self._queried):
            return
        deep = tuple(f"{ready.parameter.name}[" for ready in self._queried if ready.parameter.style == "deepObject")
        if any(name not in known and not (deep and name.startswith(deep)) for name, _ in given):
            raise InvalidRequest("query: there is no such parameter here")

    def _read(self, ready: _Ready, request: IncomingRequest) -> Sequence[Raw]:
        """What a parameter may mean; empty when it is not there."""
        parameter = ready.parameter
        try:
            match parameter.where:
                case "path":
                    text = request.path_values.get(parameter.name)
                    return [] if text is None else self._of_text(ready, text, unquoted)
                case "header":
                    text = request.headers.get(parameter.name.lower())
                    return [] if text is None else self._of_text(ready, text, str.strip)
                case "cookie":
                    return self._of_pairs(ready, request.cookies, unquoted)
                case _:
                    plainly = unquoted if parameter.allow_reserved else unquoted_form
                    return self._of_pairs(ready, request.query_pairs, plainly)
        except BadStyle as problem:
            raise InvalidRequest(f"{ready.where}: {problem}") from problem

    def _of_text(self, ready: _Ready, text: str, plainly: Unquote) -> Sequence[Raw]:
        parameter = ready.parameter
        if parameter.media is not None:
            return [plainly(text)]
        found: list[Raw] = []
        problems: list[BadStyle] = []
        for shape in ready.shapes:
            try:
                found += readings(text, parameter.style, parameter.explode, shape, parameter.name, plainly)
            except BadStyle as problem:
                problems.append(problem)
        if not found:
            raise problems[0]
        return found

    def _of_pairs(self, ready: _Ready, given: Pairs, plainly: Unquote) -> Sequence[Raw]:
        parameter = ready.parameter
        if parameter.style == "deepObject":
            found = deep_object(given, parameter.name, plainly)
            return [found] if found else []
        is_exploded = parameter.media is None and parameter.explode
        if is_exploded and parameter.where == "cookie" and ready.shapes != ("scalar",):
            given = [pair for name, value in given for pair in _split_cookie(name, value)]
        if ready.is_spread:
            others = self._others(ready) if ready.takes_others and parameter.where == "query" else None
            found = exploded_object(given, ready.properties, others, plainly)
            return [found] if found else []
        values = [value for name, value in given if name == parameter.name]
        if not values:
            return []
        if is_exploded and "array" in ready.shapes:
            array: Raw = exploded_array(values, plainly)
            return [array] if len(values) > 1 or ready.shapes == ("array",) else [plainly(values[0]), array]
        if len(values) > 1:
            raise BadStyle("stands more than once")
        return self._of_text(ready, values[0], plainly)

    def _others(self, ready: _Ready) -> Callable[[str], bool]:
        """Whether a name belongs to no other query parameter."""
        taken = {other.parameter.name for other in self._queried if other is not ready and not other.is_spread}
        taken |= {
            name for other in self._queried if other.is_spread and other is not ready for name in other.properties
        }
        taken |= self._credentials
        deep = [f"{other.parameter.name}[" for other in self._queried if other.parameter.style == "deepObject"]
        return partial(_is_free, taken=frozenset(taken), deep=tuple(deep))

    def _fitting(self, ready: _Ready, candidates: Sequence[Raw]) -> Any:
        """The first candidate that fits the schema."""
        problem: InvalidRequest | None = None
        for raw in candidates:
            try:
                value = self._typed(ready, raw)
                check_text(value)
                ready.validator.require(value, ready.where)
            except Misfit as misfit:
                problem = problem or InvalidRequest(f"{ready.where}{shown(misfit.place)}: {misfit}")
            except UnreadableBody as unreadable:
                problem = problem or InvalidRequest(f"{ready.where}: {unreadable}")
            except InvalidRequest as invalid:
                problem = problem or invalid
            else:
                return value
        assert problem is not None, "there is at least one candidate"
        raise problem

    def _typed(self, ready: _Ready, raw: Raw) -> Any:
        media = ready.parameter.media
        if media is not None and is_json(media):
            value = parse(str(raw).encode("utf-8", errors="surrogatepass"), has_decimals=self._values.has_decimals)
            return self._values.exact(value, ready.parameter.schema) if self._values.has_decimals else value
        return self._values.value(raw, ready.parameter.schema)


def _split_cookie(name: str, value: str) -> Pairs:
    """One cookie as RFC 6570 explodes it: `color=blue&color=black` is two pairs."""
    first, *rest = value.split("&")
    return [(name, first), *((key, text) for key, _, text in (entry.partition("=") for entry in rest))]


def _is_free(name: str, *, taken: frozenset[str], deep: tuple[str, ...]) -> bool:
    return name not in taken and not name.startswith(deep)
