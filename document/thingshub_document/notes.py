"""What the document says and the SDK does not act on: carried in the shared JSON, told once for each place.

Nothing of it makes a call wrong: models are read leniently and the server checks what is sent. But whoever writes a
condition into a schema should not believe that the SDK checks it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from thingshub_document.empty_bodies import is_empty
from thingshub_document.findings import Finding
from thingshub_document.grammar import nodes
from thingshub_document.schema_tools import Data, data_of, deref
from thingshub_document.types import Place

CARRIED = "carried in the document, not in the SDK"
_SERVER = "the server checks it"
_CONDITIONS = ("if", "not", "contains", "propertyNames", "dependentSchemas", "dependentRequired")
_CLOSING = ("unevaluatedProperties", "unevaluatedItems")
_IGNORED_HEADERS = ("accept", "authorization", "content-type")


def notes(document: Data) -> list[Finding]:
    """What is carried only, in the document's order; no reason to stop."""
    return [Finding(place, message, remedy) for place, message, remedy in _told(data_of(document))]


def _told(data: Mapping[str, Any]) -> Iterator[tuple[Place, str, str]]:
    follow = partial(deref, data)
    for kind, place, node in nodes(data):
        if kind == "schema":
            yield from _of_schema(place, node)
        elif kind == "operation":
            if node.get("callbacks"):
                yield (*place, "callbacks"), f"callbacks are {CARRIED}", "describe what arrives under webhooks too"
            if is_empty(str(place[-1]), node.get("requestBody"), follow):
                what = f"the body of {str(place[-1]).upper()}, which is optional and has no properties, is {CARRIED}"
                yield (*place, "requestBody"), what, "leave it out"
        elif kind == "response":
            if node.get("links"):
                yield (*place, "links"), f"links are {CARRIED}", "say in the description how to go on"
            for name in node.get("headers", {}):
                if name.lower() == "content-type":
                    what = f"the header {name!r} of an answer is {CARRIED}: OpenAPI ignores it"
                    yield (*place, "headers", name), what, "name the media types under `content`"
        elif kind == "example":
            if "externalValue" in node:
                yield (*place, "externalValue"), f"externalValue is {CARRIED}, and not checked", "write it as `value`"
        elif kind == "parameter":
            yield from _of_parameter(place, node)
        elif kind == "media":
            yield from _of_media(place, node, data)
        elif kind == "encoding":
            if node.get("headers"):
                yield (*place, "headers"), f"headers of a part are {CARRIED}", "leave them out"
        elif kind == "securityScheme":
            yield from _of_scheme(place, node)
        elif kind == "server" and place[0] != "servers":
            if node.get("variables"):
                yield (*place, "variables"), f"server variables other than their defaults are {CARRIED}", "none needed"
            if place[-1] != 0:
                yield place, f"a server that is not the first is {CARRIED}: nothing goes there", "none needed"


def _of_schema(place: Place, schema: dict[str, Any]) -> Iterator[tuple[Place, str, str]]:
    for key in _CONDITIONS:
        if key in schema:
            words = "if/then/else is" if key == "if" else f"`{key}` is"
            yield (*place, key), f"{words} {CARRIED}", _SERVER
    for key in _CLOSING:
        if schema.get(key, True) is not True and schema.get(key) != {}:
            yield (*place, key), f"`{key}` is {CARRIED}: further members are kept", _SERVER
    if "patternProperties" in schema:
        remedy = "write additionalProperties with the type that all of them have"
        yield (*place, "patternProperties"), f"`patternProperties` is {CARRIED}: their values have no type", remedy
    if "prefixItems" in schema:
        remedy = "write items with the type that all entries have, or an object"
        yield (*place, "prefixItems"), f"`prefixItems` is {CARRIED}: entries have no type of their own", remedy
    if "contentSchema" in schema:
        yield (*place, "contentSchema"), f"`contentSchema` is {CARRIED}: the text is not read", "none needed"
    if "contentEncoding" in schema:
        yield (
            (*place, "contentEncoding"),
            f"`contentEncoding` is {CARRIED}: the text stays as it is",
            "decode it yourself",
        )
    if schema.get("nullable"):
        remedy = "write type: [string, 'null'], or anyOf with {type: 'null'}"
        yield (*place, "nullable"), f"`nullable` of OpenAPI 3.0 is {CARRIED}: null is not expected", remedy
    if "xml" in schema:
        yield (*place, "xml"), f"`xml` is {CARRIED}: XML is sent and read as text", "use JSON"


def _of_media(place: Place, media: dict[str, Any], data: Any) -> Iterator[tuple[Place, str, str]]:
    schema = media.get("schema")
    if not str(place[-1]).startswith("text/") or not isinstance(schema, dict):
        return
    known = deref(data, schema)
    kind = known.get("type", "string")
    if kind != "string" or known.get("format") in ("date", "date-time", "time", "uuid"):
        what = f"the {known.get('format', kind)} in a text ({place[-1]}) is {CARRIED}: the text stays as it is"
        yield (*place, "schema"), what, "read it yourself, or use JSON"


def _of_parameter(place: Place, parameter: dict[str, Any]) -> Iterator[tuple[Place, str, str]]:
    name = str(parameter.get("name", ""))
    if parameter.get("in") == "header" and name.lower() in _IGNORED_HEADERS:
        remedy = "describe it by media types and security schemes"
        yield place, f"the header parameter {name!r} is {CARRIED}: OpenAPI ignores it", remedy
    if "allowEmptyValue" in parameter:
        yield (*place, "allowEmptyValue"), f"`allowEmptyValue` is {CARRIED}", "pass an empty text to send one"


def _of_scheme(place: Place, scheme: dict[str, Any]) -> Iterator[tuple[Place, str, str]]:
    kind = scheme.get("type")
    if kind == "mutualTLS":
        yield place, f"mutual TLS is {CARRIED}", "give the client an SSL context with the certificate"
    elif kind in ("oauth2", "openIdConnect"):
        yield place, f"the flows of {kind} are {CARRIED}", "fetch the token yourself and give it as the credential"
    elif kind == "http" and str(scheme.get("scheme", "")).lower() not in ("bearer", "basic"):
        yield place, f"the HTTP scheme {scheme.get('scheme')!r} is {CARRIED}", "set the header yourself"
