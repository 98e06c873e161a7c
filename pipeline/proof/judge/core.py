"""Ask openapi-core whether a request fits the document: a judge that nobody here wrote.

It looks through all paths for each request, so it is given a document with the one operation at hand, its servers where
it looks for them (on the path item), and the components as they are for what is sent; validators are kept. What it
understood is compared with what was passed in, since a request may fit and still say something else.
"""

from __future__ import annotations

import copy
import re
import sys
import warnings
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, cast

from pipeline.proof.cases import TENANT, Case
from pipeline.proof.faults import Fault
from pipeline.proof.judge import gaps
from pipeline.proof.judge.equality import difference
from pipeline.proof.judge.sent import SentRequest, decoded
from pipeline.proof.validity import Validity
from thingshub_document.model import Media
from thingshub_document.reading import Document
from thingshub_document.types import MISSING

# jsonschema-path would load it, for references to the web, which take a tenth of a second and are not here
sys.modules.setdefault("requests", None)  # type: ignore[arg-type]
import openapi_core  # noqa: E402
from jsonschema_path import SchemaPath  # noqa: E402
from openapi_core.casting.schemas import oas31_types_caster  # noqa: E402
from openapi_core.casting.schemas.factories import SchemaCastersFactory  # noqa: E402
from openapi_core.datatypes import Parameters, RequestParameters  # noqa: E402
from openapi_core.deserializing.media_types.util import json_loads  # noqa: E402
from openapi_core.protocols import Request  # noqa: E402
from openapi_core.validation.request.validators import V31RequestValidator  # noqa: E402
from openapi_core.validation.schemas import oas31_schema_validators_factory  # noqa: E402
from openapi_core.validation.schemas.factories import DialectSchemaValidatorsFactory  # noqa: E402
from openapi_core.validation.schemas.validators import SchemaValidator  # noqa: E402
from werkzeug.datastructures import Headers, ImmutableMultiDict  # noqa: E402

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]\d\d:\d\d)")
_RESOLVED = 1024  # how many places of an excerpt are kept resolved
_VARIABLE = re.compile(r"\{([^{}/]*)\}")
_READABLE = re.compile(r"[A-Za-z_][\w-]*")
__all__ = ["CoreJudge", "openapi_core"]


def _plain_name(variable: str) -> str:
    """The name of a path variable as openapi-core can read it: it takes dots and brackets for a format's own signs."""
    return variable if _READABLE.fullmatch(variable) else f"variable_{variable.encode().hex()}"


class _PathValues(RequestParameters):
    """Takes the percent-encoding off the path parameters that openapi-core finds, as a server does."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "path":
            value = {key: decoded(text) for key, text in value.items()}
        super().__setattr__(name, value)


class _CoreRequest:
    """A request as openapi-core wants to see it."""

    def __init__(self, sent: SentRequest) -> None:
        self.host_url = sent.origin
        self.path = sent.path
        self.method = sent.method.lower()
        self.body = sent.body or None
        self.content_type = sent.header("content-type") or ""
        self.parameters = _PathValues(
            query=ImmutableMultiDict([(name, decoded(value)) for name, value in sent.query]),
            header=Headers(list(sent.headers)),
            cookie=ImmutableMultiDict([(name, decoded(value)) for name, value in sent.cookies]),
        )


class _CachedValidators(DialectSchemaValidatorsFactory):
    """openapi-core's own validators, each made once instead of for each value."""

    def __init__(self) -> None:
        known = oas31_schema_validators_factory
        checker = copy.deepcopy(known.format_checker)
        checker.checks("time")(_is_time)  # jsonschema has that of draft 3, without an offset
        super().__init__(known.schema_validator_cls, known.default_jsonschema_dialect_id, checker)
        self._made: dict[int, tuple[Any, SchemaValidator]] = {}

    def create(self, spec: SchemaPath, schema: SchemaPath, *args: Any, **kwargs: Any) -> SchemaValidator:
        with schema.resolve() as resolved:
            key = id(resolved.contents)
            if key not in self._made:
                self._made[key] = (resolved.contents, super().create(spec, schema, *args, **kwargs))
        return self._made[key][1]

    def get_format_checker(self, format_validators: Any = None, extra_format_validators: Any = None) -> Any:
        return self.format_checker


class _Listening(V31RequestValidator):
    """Keeps what was understood."""

    understood_parameters: Parameters | None = None
    understood_body: Any = MISSING

    def _get_parameters(self, *args: Any, **kwargs: Any) -> Parameters:
        self.understood_parameters = super()._get_parameters(*args, **kwargs)
        return self.understood_parameters

    def _get_body(self, *args: Any, **kwargs: Any) -> Any:
        self.understood_body = super()._get_body(*args, **kwargs)
        return self.understood_body


class CoreJudge:
    """openapi-core, asked about one operation at a time.

    Args:
        document: The document.
        validity: Gives the components as they are for what is sent.
    """

    def __init__(self, document: Document, validity: Validity) -> None:
        self._document = document
        self._validity = validity
        self._factory = _CachedValidators()
        self._casters = SchemaCastersFactory(self._factory, oas31_types_caster)
        self._last: tuple[Any, SchemaPath] | None = None

    def faults(self, case: Case, request: SentRequest) -> Iterator[Fault]:
        """Everything in which openapi-core finds that the request does not fit, or understands another value."""
        left_out: set[tuple[str, str]] = {
            (parameter.where, parameter.name)
            for parameter, value in case.arguments
            if gaps.of_parameter(self._document, parameter, value)
        }
        left_out |= {
            (parameter.where, parameter.name)
            for parameter in case.operation.parameters
            if gaps.of_declaration(self._document, parameter)
        }
        has_content = bool(request.body)
        reads_body = case.media is not None and has_content and not gaps.of_body(self._document, case.media, case.body)
        media = case.media.media if case.media is not None else ""
        key = (case.operation.id, frozenset(left_out), media, reads_body, has_content, case.credentials)
        if self._last is None or self._last[0] != key:
            excerpt = self._excerpt(case, left_out, reads_body, has_content=has_content)
            self._last = key, SchemaPath.from_dict(excerpt, resolved_cache_maxsize=_RESOLVED)
        spec = self._last[1]
        validator = _Listening(
            spec,
            base_url=TENANT,
            schema_validators_factory=self._factory,
            schema_casters_factory=self._casters,
            extra_media_type_deserializers=_deserializers(case.media, reads_body),
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # deprecated parameters, and schemes that it takes for fulfilled
            try:
                errors = list(validator.iter_errors(cast(Request, _CoreRequest(request))))
            except Exception as stumble:  # whatever it stumbles over is told: a request it cannot read is not proved
                errors = [stumble]
        for found in errors:
            yield case.fault(self._line(case, found), f"openapi-core: {_explained(found)}")
        if not errors:
            yield from self._misunderstood(case, validator, left_out, reads_body)

    def _misunderstood(
        self, case: Case, validator: _Listening, left_out: set[tuple[str, str]], reads_body: bool
    ) -> Iterator[Fault]:
        for parameter, value in case.arguments:
            if (parameter.where, parameter.name) in left_out:
                continue
            name = _plain_name(parameter.name) if parameter.where == "path" else parameter.name
            found = getattr(validator.understood_parameters, parameter.where, {}).get(name, MISSING)
            what = f"the {parameter.where} parameter {parameter.name!r}"
            if found is MISSING:
                yield case.fault(parameter.line, f"openapi-core did not find {what}")
            elif (text := difference(found, value)) is not None:
                yield case.fault(parameter.line, f"openapi-core understood {what} otherwise: {text}")
        if reads_body and case.media is not None:
            text = difference(validator.understood_body, case.body)
            if text is not None:
                yield case.fault(case.media.line, f"openapi-core understood the body otherwise: {text}")

    def _line(self, case: Case, error: Exception) -> str:
        name, where = getattr(error, "name", None), getattr(error, "location", None)
        for parameter, _ in case.arguments:
            own = _plain_name(parameter.name) if parameter.where == "path" else parameter.name
            if (own, parameter.where) == (name, where):
                return parameter.line
        if "Body" in type(error).__name__ and case.media is not None:
            return case.media.line
        return case.operation.line

    def _excerpt(
        self, case: Case, left_out: set[tuple[str, str]], reads_body: bool, *, has_content: bool
    ) -> dict[str, Any]:
        """The document with this operation only, without what openapi-core cannot judge of this call."""
        operation = case.operation
        item = self._document.data["paths"][operation.path]
        raw = dict(item[operation.method.lower()])
        own, shared = raw.get("parameters", []), item.get("parameters", [])
        kept = [self._exploded(self._plainly_named(p)) for p in (*own, *shared) if not self._is_left_out(p, left_out)]
        raw["parameters"] = self._validity.for_direction(kept, "sent")
        raw.pop("servers", None)
        raw["security"] = [{scheme.name: [] for scheme in case.credentials}] if case.credentials else []
        if "requestBody" in raw:
            body = self._document.deref(raw["requestBody"])
            content = {
                media: self._media(value, reads_body and case.media is not None and media == case.media.media)
                for media, value in body["content"].items()
            }
            raw["requestBody"] = {**body, "content": content}
            if not has_content:
                raw["requestBody"]["required"] = False
        raw.pop("responses", None)
        path_item: dict[str, Any] = {operation.method.lower(): raw}
        if operation.servers:
            path_item["servers"] = [{"url": operation.servers[0].url}]
        return {
            "openapi": self._document.data["openapi"],
            "info": self._document.data["info"],
            "servers": [{"url": TENANT}],
            "components": self._components,
            "paths": {_VARIABLE.sub(lambda found: f"{{{_plain_name(found[1])}}}", operation.path): path_item},
        }

    @cached_property
    def _components(self) -> Mapping[str, Any]:
        """As they are for what is sent; schemes in lower case, since that is how openapi-core compares them."""
        found = self._validity.components("sent")
        schemes = {
            name: {**scheme, "scheme": scheme["scheme"].lower()} if "scheme" in scheme else scheme
            for name, scheme in found.get("securitySchemes", {}).items()
        }
        return {**found, "securitySchemes": schemes}

    def _media(self, raw: Mapping[str, Any], reads_body: bool) -> Mapping[str, Any]:
        if not reads_body or isinstance(raw.get("schema"), bool):
            return {}
        made: Mapping[str, Any] = self._validity.for_direction(raw, "sent")
        return made

    def _plainly_named(self, raw: Mapping[str, Any]) -> Mapping[str, Any]:
        """A path parameter under a name that openapi-core can read; any other as it is."""
        parameter = self._document.deref(raw)
        if parameter.get("in") == "path" and (name := _plain_name(parameter["name"])) != parameter["name"]:
            return {**parameter, "name": name}
        return raw

    def _exploded(self, raw: Mapping[str, Any]) -> Mapping[str, Any]:
        """A parameter as openapi-core knows it: it reads a deepObject only where `explode` is written out."""
        parameter = self._document.deref(raw)
        return {**parameter, "explode": True} if parameter.get("style") == "deepObject" else raw

    def _is_left_out(self, raw: Mapping[str, Any], left_out: set[tuple[str, str]]) -> bool:
        parameter = self._document.deref(raw)
        return (parameter.get("in"), parameter.get("name")) in left_out


def _deserializers(media: Media | None, reads_body: bool) -> dict[str, Any]:
    """JSON under another name, for which openapi-core asks to be told; and what it is not to read."""
    if media is None or (reads_body and media.kind != "json"):
        return {}
    return {media.media: json_loads if reads_body else _as_it_is}


def _is_time(value: Any) -> bool:
    """Whether a text is a time of RFC 3339."""
    return not isinstance(value, str) or _TIME.fullmatch(value) is not None


def _as_it_is(value: bytes, **_: str) -> bytes:
    return value


def _explained(error: BaseException) -> str:
    """The innermost reason, on one line."""
    words = [_words(error)]
    cause = error
    while (inner_cause := cause.__cause__ or cause.__context__) is not None:
        cause = inner_cause
        words.append(_words(cause))
        for inner in getattr(cause, "schema_errors", ()):
            at = "".join(f"/{step}" for step in inner.absolute_path)
            words = [words[0], f"{at}: {inner.message}" if at else inner.message]
            return ": ".join(words)
    found = list(dict.fromkeys(word.replace("\n", " ") for word in words if word))
    return ": ".join(found[:3])


def _words(error: BaseException) -> str:
    try:
        return str(error) or type(error).__name__
    except Exception:  # one of openapi-core's own cannot be shown
        return type(error).__name__
