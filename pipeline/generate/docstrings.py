"""The docstrings of operations and models: what it does, arguments, result, errors, products, evidence."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.generate.statuses import STATUS_ERRORS
from thingshub_document.calls import body_argument, content_type_argument, takes_content_type
from thingshub_document.model import Answer, Evidence, Media, Operation, Parameter
from thingshub_document.reading import Document
from thingshub_document.types import MISSING, Definition, Field, ObjectDefinition

_ERRORS = {
    "400": "BadRequestError: the request is malformed or cannot be accepted (400).",
    "401": "AuthenticationError: there is no valid token, and logging in again did not help (401).",
    "403": "PermissionDeniedError: logged in, but not permitted (403).",
    "404": "NotFoundError: there is no such thing (404).",
    "500": "InternalServerError: something unexpected went wrong in the platform (500).",
    "503": "ServiceUnavailableError: one of the platform's services is down (503).",
}
_BOUNDS = {
    "maxLength": "at most {} characters",
    "maxItems": "at most {} entries",
    "minimum": "{} or more",
    "maximum": "at most {}",
}
_WIDTH = 100


def of_operation(document: Document, operation: Operation, errors: Mapping[str, str]) -> str:
    """The docstring of a method.

    Args:
        document: The whole.
        operation: What the method calls.
        errors: The class of each own error body, by status.
    """
    parts = [operation.summary or f"{operation.method} {operation.path}."]
    if operation.description:
        parts.append(wrapped(operation.description))
    if arguments := list(_arguments(document, operation)):
        parts.append(_section("Args", arguments))
    if returned := list(_returned(operation)):
        parts.append(_section("Returns", returned))
    errors = {a.status: a.error_class for a in operation.failures if a.error_class} | dict(errors)
    raised = [f"{errors[a.status]}: {_sentence(a)}" for a in operation.failures if a.status in errors]
    plain = {answer.status: answer for answer in operation.failures if answer.status not in errors}
    for status, kind in STATUS_ERRORS.items():
        if status in plain:
            raised.append(_ERRORS.get(status) or f"{kind}: {_sentence(plain[status])}")
    raised.append("ThingsHubError: any other failure; see thingshub.errors for the family.")
    parts.append(_section("Raises", raised))
    if life := operation.availability:
        bounds = [f"{word} {bound}" for word, bound in (("since", life.since), ("until", life.until)) if bound]
        other = life.successor or life.predecessor
        see = f"; see {other}" if other else ""
        parts.append(wrapped(f"Products: {', '.join(bounds)} ({life.change}{see}).", hang="    "))
    if operation.servers:
        parts.append(wrapped(f"Server: {operation.servers[0].url}, not the tenant's address.", hang="    "))
    if operation.security is not None and not all(s.is_tenant for r in operation.security for s in r):
        ways = " or ".join(" and ".join(s.name for s in r) or "nothing" for r in operation.security)
        parts.append(wrapped(f"Credentials: {ways}; see `credentials` of the client.", hang="    "))
    if operation.evidence:
        parts.append(wrapped(f"Evidence: {evidence(operation.evidence)}", hang="    "))
    return "\n\n".join(parts)


def of_definition(document: Document, definition: Definition, raw: Mapping[str, Any]) -> str:
    """The docstring of a model."""
    parts = [wrapped(definition.docs)] if definition.docs else []
    if isinstance(definition, ObjectDefinition) and raw.get("deprecated"):
        parts.append("Deprecated.")
    if (own := document.evidence(raw)) is not None:
        parts.append(wrapped(f"Evidence: {evidence(own)}", hang="    "))
    return "\n\n".join(parts)


def of_iterator(operation: Operation, arguments: list[str], page_size: str) -> str:
    """The docstring of the method that reads a whole list."""
    assert operation.paging is not None
    ways = {
        "offset": "by limit and offset",
        "page": f"by page number (`{operation.paging.parameter}`)",
        "cursor": f"by cursor (`{operation.paging.parameter}`, from `{'/'.join(operation.paging.next)}` of the answer)",
        "link": "by the `Link` header of the answer",
    }
    style, is_told = operation.paging.style, operation.paging.is_declared or operation.paging.style == "offset"
    how = "" if is_told else ", which was recognised by the names"
    lines = [f"{name}: As in `{operation.python_verb}`." for name in arguments]
    if operation.paging.size:
        size = next(p for p in operation.parameters if p.name == operation.paging.size)
        least, most = size.schema.get("minimum", 1), size.schema.get("maximum")
        span = f" ({least} to {most})" if most else ""
        lines.append(f"{page_size}: How many entries to ask for at a time{span}.")
    parts = [
        f"Like `{operation.python_verb}`, but every entry of the whole list, one after the other.",
        wrapped(
            "Pages are read as they are needed. The list is never clipped, whatever page size the server prefers, and "
            f"the iteration always ends, also with a server that ignores paging. It goes on {ways[style]}{how}."
        ),
    ]
    if lines:
        parts.append(_section("Args", lines))
    same = f"The same as `{operation.python_verb}`, from the step of the iteration that reads the page."
    parts.append(_section("Raises", [same]))
    return "\n\n".join(parts)


def evidence(found: Evidence) -> str:
    """What a part of the document rests on, in one sentence."""
    note = f" {one_line(found.note)}" if found.note else ""
    level = "observed at a tenant, after" if found.level == "observed" else f"{found.level};"
    return f"{level} {found.source}.{note}"


def one_line(text: str) -> str:
    """The text without line breaks."""
    return " ".join(text.split())


def wrapped(text: str, *, indent: str = "", hang: str | None = None) -> str:
    """The text in lines of a docstring."""
    return textwrap.fill(
        one_line(text),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if hang is None else hang,
        break_long_words=False,
        break_on_hyphens=False,
    )


def bounded(document: Document, text: str, schema: Mapping[str, Any]) -> str:
    """A description with the bounds that the server checks, in words."""
    schema = document.deref(schema)
    found = [words.format(schema[key]) for key, words in _BOUNDS.items() if key in schema and schema[key] < 2**53 - 1]
    return f"{one_line(text).rstrip('.')} ({', '.join(found)})." if found else one_line(text)


def _section(title: str, lines: list[str]) -> str:
    return f"{title}:\n" + "\n".join(wrapped(line, indent="    ", hang="        ") for line in lines)


def _arguments(document: Document, operation: Operation) -> Iterator[str]:
    for parameter in operation.parameters:
        yield f"{parameter.python_name}: {_told(document, parameter)}"
    if operation.body is None or not operation.body.alternatives:
        return
    first = operation.body.alternatives[0]
    own = body_argument(document, operation)
    exploded = document.exploded(operation)
    if exploded is None:
        yield f"{own}: {_about(document, operation, first)}"
    else:
        if first.kind != "multipart":
            yield f"{own}: A ready {exploded.name}, instead of the keyword arguments below."
        for field in exploded.fields:
            if not field.read_only:
                yield f"{field.python_name}: {_told(document, field)}"
        if exploded.extras is not None:
            yield "extras: Further properties by name, sent beside the others."
    if takes_content_type(operation):
        media = ", ".join(alternative.media for alternative in operation.body.alternatives)
        yield f"{content_type_argument(document, operation)}: How the body is written: {media}."


def _about(document: Document, operation: Operation, media: Media) -> str:
    schema = document.deref(media.schema)
    text = one_line(str(schema.get("description") or (operation.body.docs if operation.body else "")))
    text = text or f"The body ({media.media})."
    return f"{text} More of them go in several requests." if _is_split(operation, schema) else text


def _is_split(operation: Operation, schema: Mapping[str, Any]) -> bool:
    return "maxItems" in schema and operation.verb == "import_many"


def _told(document: Document, entry: Parameter | Field) -> str:
    text = bounded(document, entry.docs or f"`{entry.name}`.", entry.schema)
    if entry.default is not MISSING:
        text += f" The server's default is {json.dumps(entry.default, ensure_ascii=False)}."
    return f"Deprecated. {text}" if entry.deprecated else text


def _returned(operation: Operation) -> Iterator[str]:
    answers = [answer for answer in operation.successes if answer.alternatives]
    if len(operation.successes) == 1:
        yield from (one_line(answer.docs) for answer in answers)
        return
    yield from (f"{one_line(answer.docs)} ({answer.status})" for answer in operation.successes)


def _sentence(answer: Answer) -> str:
    text = one_line(answer.docs).rstrip(".")
    return f"{text[:1].lower()}{text[1:]} ({answer.status})."
