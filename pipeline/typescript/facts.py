"""An operation as the facts that the client's runtime reads: `OperationFacts` in overlays/typescript."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.typescript.printing import Code
from pipeline.typescript.shapes import Shapes
from thingshub_document import typescript_names as named
from thingshub_document.model import Answer, Header, Media, Operation, Paging, Parameter, Part, SecurityScheme
from thingshub_document.reading import Document
from thingshub_document.types import ListOf, MapOf, Named, Nullable, Scalar, Type

_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
_HEADER_TYPES = {"integer": "integer", "number": "number", "decimal": "number", "boolean": "boolean"}
_PAGE_SIZE = 100
_USUAL_FAILURES = ("400", "401", "403", "404", "409", "429", "500", "503")  # the runtime knows them
Facts = dict[str, Any]


class FactsWriter:
    """Writes the facts of one document's operations.

    Args:
        document: The document.
        shapes: Its shapes.
        errors: The class of each own error body by status, for an operation.
    """

    def __init__(self, document: Document, shapes: Shapes) -> None:
        self._document = document
        self._shapes = shapes

    def operation(self, operation: Operation, errors: Mapping[str, str]) -> Facts:
        """The facts of an operation, without what has its usual value."""
        facts: Facts = {
            "tag": named.tag_name(self._document.tags[operation.tag]),
            "verb": named.verb_name(operation),
            "method": operation.method,
            "path": operation.path,
            "parameters": [_parameter(parameter) for parameter in operation.parameters],
            "body": self._body(operation),
            "answers": [self._answer(answer, operation) for answer in operation.successes],
            "failures": list(_failures(operation, errors)),
        }
        facts = {name: value for name, value in facts.items() if value or name == "answers"}
        if (security := _security(operation)) is not None:
            facts["security"] = security
        if operation.servers:
            facts["server"] = operation.servers[0].url
        if operation.paging:
            facts["paging"] = _paging(operation, operation.paging)
            facts["iterator"] = named.iterator_name(operation)
        return facts

    def _body(self, operation: Operation) -> Facts | None:
        body = operation.body
        if body is None or not body.alternatives:
            return None
        keys = {named.parameter_key(parameter) for parameter in operation.parameters}
        facts = {
            "key": None if (key := named.own_key("body", keys)) == "body" else key,
            "required": body.required,
            "media": [self._media(media, is_sent=True) for media in body.alternatives],
        }
        return {name: value for name, value in facts.items() if value}

    def _media(self, media: Media, *, is_sent: bool) -> Facts:
        facts: Facts = {"media": media.media, "kind": media.kind}
        if is_sent and media.kind in ("form", "multipart"):
            fields = {field.name: field for field in self._document.fields(media.type) or ()} if media.type else {}
            sent = [part for part in media.parts if not (part.name in fields and fields[part.name].read_only)]
            facts["parts"] = [_part(part, part.name in fields and fields[part.name].required) for part in sent]
        if media.kind == "json" and (shape := self._shapes.of(media.type)):
            facts["shape"] = shape
        return facts

    def _answer(self, answer: Answer, operation: Operation) -> Facts:
        facts: Facts = {"status": answer.status}
        if answer.alternatives and operation.method != "HEAD":
            facts["media"] = [self._media(media, is_sent=False) for media in answer.alternatives]
        if answer.headers:
            facts["headers"] = [_header(header, self._document) for header in answer.headers]
        return facts


def scheme(scheme: SecurityScheme) -> Facts:
    """The facts of a security scheme."""
    facts = {
        "kind": scheme.kind,
        "in": scheme.where,
        "key": scheme.key,
        "isTenant": scheme.is_tenant,
    }
    return {name: value for name, value in facts.items() if value}


def page_size(operation: Operation, paging: Paging) -> int:
    """How many entries an iterator asks for at a time."""
    size = next(parameter for parameter in operation.parameters if parameter.name == paging.size)
    most = size.schema.get("maximum", _PAGE_SIZE)
    return int(min(_PAGE_SIZE, most))


def iteration_parameters(operation: Operation) -> list[Parameter]:
    """The parameters of the method that reads a whole list: all but those by which it goes on."""
    paging = operation.paging
    assert paging is not None
    own = {paging.parameter, paging.size} - {""}
    if paging.style == "link":
        own.add("page")
    return [parameter for parameter in operation.parameters if parameter.where != "query" or parameter.name not in own]


def size_key(operation: Operation) -> str:
    """The name of an iterator's page size: it gives way to a parameter of this name."""
    return named.own_key("page_size", {named.parameter_key(parameter) for parameter in iteration_parameters(operation)})


def _parameter(parameter: Parameter) -> Facts:
    facts: Facts = {"name": parameter.name}
    if (key := named.parameter_key(parameter)) != parameter.name:
        facts["key"] = key
    facts["in"] = parameter.where
    if parameter.style != _STYLES[parameter.where]:
        facts["style"] = parameter.style
    if parameter.explode != (parameter.style in ("form", "deepObject")):
        facts["explode"] = parameter.explode
    flags = {"allowReserved": parameter.allow_reserved, "media": parameter.media}
    facts |= {name: value for name, value in flags.items() if value}
    if parameter.required and parameter.where != "path":
        facts["required"] = True
    return facts


def _part(part: Part, required: bool) -> Facts:
    facts: Facts = {"name": part.name}
    if part.content_type != "text/plain":
        facts["contentType"] = part.content_type
    facts |= {name: True for name, is_so in (("isFile", part.is_file), ("isList", part.is_list)) if is_so}
    if part.style != "form":
        facts["style"] = part.style
    if part.explode != (part.style in ("form", "deepObject")):
        facts["explode"] = part.explode
    if required:
        facts["required"] = True
    return facts


def _header(header: Header, document: Document) -> Facts:
    facts: Facts = {"name": header.name, "key": header.python_name}
    found = _resolved(header.type, document)
    if isinstance(found, ListOf):
        facts["isList"] = True
        found = _resolved(found.items, document)
    elif isinstance(found, MapOf) or document.fields(found):
        facts["isObject"] = True
        values: Any = found.values if isinstance(found, MapOf) else found  # a struct of msgspec has a method `values`
        found = _resolved(values, document)
    if isinstance(found, Scalar) and (kind := _HEADER_TYPES.get(found.kind)):
        facts["type"] = kind
    if header.required:
        facts["required"] = True
    return facts


def _resolved(found: Type, document: Document) -> Type:
    """The type without null and aliases."""
    plain = found.inner if isinstance(found, Nullable) else found
    return next((part for part in document.resolved_types(plain) if not isinstance(part, Named)), plain)


def _failures(operation: Operation, errors: Mapping[str, str]) -> Iterator[Facts]:
    for answer in operation.failures:
        facts: Facts = {"status": answer.status}
        if name := answer.error_class or errors.get(answer.status):
            facts["error"] = Code(name)
        kinds = {media.kind for media in answer.alternatives}
        if kinds and "json" not in kinds:
            facts["kind"] = "text" if "text" in kinds else "bytes"
        if len(facts) > 1 or not (answer.status in _USUAL_FAILURES or _is_usual_default(answer)):
            yield facts


def _is_usual_default(answer: Answer) -> bool:
    """Whether it only says that everything else is answered like all errors, which lists no status."""
    return answer.status == "default" and all(media.type == Named("ErrorBody") for media in answer.alternatives)


def _security(operation: Operation) -> list[list[str]] | None:
    """The alternatives; None where the tenant's token is all that is asked for."""
    if not operation.requirements:
        return []
    if operation.security is None and operation.servers:
        return None  # the runtime sees whether it is another host, which gets no token of the tenant's
    is_tenants = all(len(requirement) == 1 and requirement[0].is_tenant for requirement in operation.requirements)
    if is_tenants and not operation.servers:
        return None
    return [[scheme.name for scheme in requirement] for requirement in operation.requirements]


def _paging(operation: Operation, paging: Paging) -> Facts:
    keys = {p.name: named.parameter_key(p) for p in operation.parameters if p.where == "query"}
    facts: Facts = {"style": paging.style, "items": list(paging.items)}
    if paging.parameter:
        facts["parameter"] = keys[paging.parameter]
    if paging.size:
        facts["size"] = keys[paging.size]
        facts["pageSize"] = page_size(operation, paging)
        if (key := size_key(operation)) != "page_size":
            facts["sizeKey"] = key
    if paging.style == "cursor":
        facts["next"] = list(paging.next)
    if paging.identity:
        facts["identity"] = paging.identity
    if paging.style == "page" and paging.first_page != 1:
        facts["firstPage"] = paging.first_page
    return facts
