"""An operation as the expression of its run-time descriptor: what `thingshub._client.operation` reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.generate.annotations import Annotations
from thingshub_document.model import Answer, Media, Operation, Parameter, Part, SecurityScheme
from thingshub_document.reading import Document
from thingshub_document.types import Named

_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}


def operation(document: Document, operation: Operation, annotations: Annotations, errors: Mapping[str, str]) -> str:
    """The expression `op.Operation(…)`."""
    words = [_text(operation.id), _text(operation.method), _text(operation.path)]
    words.append(_tuple(_parameter(document, parameter) for parameter in operation.parameters))
    words.append(_tuple(_answers(operation, annotations)))
    named: dict[str, str] = {}
    if operation.body is not None and operation.body.alternatives:
        named["bodies"] = _tuple(_body(document, media) for media in operation.body.alternatives)
        if operation.body.required:
            named["is_body_required"] = "True"
    if (security := _security(document, operation)) is not None:
        named["security"] = security
    if operation.servers:
        named["server"] = _text(operation.servers[0].url)
    if failures := list(_failures(operation, annotations, errors)):
        named["failures"] = _tuple(failures)
    if operation.replay_safe:
        named["is_replay_safe"] = "True"
    if life := operation.availability:
        bounds = [(key, getattr(life, key)) for key in ("change", "since", "until", "predecessor", "successor")]
        named["availability"] = f"op.Availability({', '.join(f'{k}={_text(v)}' for k, v in bounds if v)})"
    if operation.deprecated:
        named["deprecated_for"] = _text((operation.availability and operation.availability.successor) or "")
    if operation.paging is not None:
        named["paging"] = _paging(operation)
    words += [f"{name}={value}" for name, value in named.items()]
    return f"op.Operation({', '.join(words)})"


def _parameter(document: Document, parameter: Parameter) -> str:
    words = [_text(parameter.name)]
    if parameter.python_name != parameter.name:
        words.append(_text(parameter.python_name))
    if parameter.style != _STYLES[parameter.where]:
        words.append(f"style={_text(parameter.style)}")
    if parameter.explode != (parameter.style in ("form", "deepObject")):
        words.append(f"explode={parameter.explode}")
    if parameter.allow_reserved:
        words.append("allow_reserved=True")
    if parameter.media:
        words.append(f"media={_text(parameter.media)}")
    if parameter.required and parameter.where != "path":
        words.append("required=True")
    if (shape := document.shape(parameter.type)) != "any":
        words.append(f"shape={_text(shape)}")
    return f"op.{parameter.where.capitalize()}Parameter({', '.join(words)})"


def _answers(operation: Operation, annotations: Annotations) -> Iterator[str]:
    for answer in operation.successes:
        if not answer.alternatives:
            yield f'op.Answer({_text(answer.status)}, "", NoneType)'
        for media in answer.alternatives:
            yield f"op.Answer({_text(answer.status)}, {_text(media.media)}, {annotations.received(media)})"


def _failures(operation: Operation, annotations: Annotations, errors: Mapping[str, str]) -> Iterator[str]:
    """What refusals mean where it differs from the house's own: `ErrorBody`, and the class of the status."""
    named = [
        media.type for answer in operation.failures if not answer.status.isdigit() for media in answer.alternatives
    ]
    is_own = all(found == Named("ErrorBody") for found in named)  # else 4XX or default would be taken for a listed one
    for answer in operation.failures:
        own = answer.error_class or errors.get(answer.status)
        kind = f"errors.{own}" if own else "None"
        for media in answer.alternatives:
            if kind != "None" or media.type != Named("ErrorBody") or not is_own:
                found = annotations.received(media)
                yield f"op.Failure({_text(answer.status)}, {_text(media.media)}, {found}, {kind})"
        if not answer.alternatives and (kind != "None" or _is_declared(answer)):
            yield f'op.Failure({_text(answer.status)}, "", None, {kind})'


def _is_declared(answer: Answer) -> bool:
    return answer.status != "default"


def _body(document: Document, media: Media) -> str:
    words = [_text(media.media)]
    if media.kind in ("form", "multipart"):
        words.append(_tuple(_part(part) for part in media.parts if not _is_read_only(document, media, part)))
    return f"op.{media.kind.capitalize()}Body({', '.join(words)})"


def _is_read_only(document: Document, media: Media, part: Part) -> bool:
    fields = document.fields(media.type) if media.type is not None else None
    return any(field.read_only for field in fields or () if field.name == part.name)


def _part(part: Part) -> str:
    words = [_text(part.name), _text(part.content_type)]
    words += [f"{flag}=True" for flag in ("is_file", "is_list", "allow_reserved") if getattr(part, flag)]
    if part.style != "form":
        words.append(f"style={_text(part.style)}")
    if not part.explode:
        words.append("explode=False")
    return f"op.Part({', '.join(words)})"


def _security(document: Document, operation: Operation) -> str | None:
    """The alternatives; None where the tenant's token is all that is asked for."""
    if not operation.requirements:
        return "()"
    is_elsewhere = any("://" in server.url for server in operation.servers)
    if is_elsewhere and operation.security is None:
        return "()"  # another host gets the tenant's token only where the operation itself says so
    if not is_elsewhere and all(len(r) == 1 and r[0].is_tenant for r in operation.requirements):
        return None
    return _tuple(_tuple(map(_scheme, requirement)) for requirement in operation.requirements)


def _scheme(scheme: SecurityScheme) -> str:
    if scheme.is_tenant:
        return "op.TENANT_TOKEN"
    if scheme.kind == "apiKey":
        return f"op.ApiKey({_text(scheme.name)}, {_text(scheme.where)}, {_text(scheme.key)})"
    return f"op.{'Basic' if scheme.kind == 'basic' else 'Bearer'}({_text(scheme.name)})"


def _paging(operation: Operation) -> str:
    paging = operation.paging
    assert paging is not None
    places = {p.name: index for index, p in enumerate(operation.parameters) if p.where == "query"}
    words = [_text(paging.style), f"items={paging.items!r}", f"parameter={places.get(paging.parameter, -1)}"]
    words += [f"size={places.get(paging.size, -1)}", f"identity={_text(paging.identity)}"]
    if paging.next:
        words.append(f"next={paging.next!r}")
    if paging.first_page != 1:
        words.append(f"first_page={paging.first_page}")
    return f"op.Paging({', '.join(words)})"


def _tuple(values: Any) -> str:
    found = list(values)
    return f"({', '.join(found)}{',' if len(found) == 1 else ''})"


def _text(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
