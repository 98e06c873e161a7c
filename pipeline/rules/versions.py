"""Which versions of OpenAPI are read, and what of the newest one the rest of the pipeline cannot say yet.

To accept something of 3.2, take it out of `_REFUSED_OF_32`. To refuse something new, add it: nothing here is passed
over in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from thingshub_document.source import Finding, Source
from thingshub_document.yaml_file import shown

UPGRADE = "npx --yes @scalar/cli@2.0.1 document upgrade {file} --output {new}"
DIALECTS = (
    "https://json-schema.org/draft/2020-12/schema",
    "https://spec.openapis.org/oas/3.1/dialect/base",
    "https://spec.openapis.org/oas/3.2/dialect/base",
)


class _Refused(NamedTuple):
    """A key of OpenAPI 3.2 that is refused by name: what it is, and what to write instead."""

    kind: str
    key: str
    what: str
    remedy: str


_REFUSED_OF_32 = (
    _Refused("document", "$self", "the document's own address", "leave it out: references start at the file itself"),
    _Refused("pathItem", "query", "the method QUERY", "write it as post, with x-replay-safe: true"),
    _Refused("pathItem", "additionalOperations", "other methods", "write them as get, put, post, patch or delete"),
    _Refused("components", "mediaTypes", "shared media types", "write them out below each `content`"),
    _Refused("media", "$ref", "a reference to a media type", "write the media type out"),
    _Refused("media", "itemSchema", "a schema for each entry of a stream", "describe the whole body in `schema`"),
    _Refused("media", "prefixEncoding", "encoding by position", "name the parts in `encoding`"),
    _Refused("media", "itemEncoding", "encoding by position", "name the parts in `encoding`"),
    _Refused("encoding", "encoding", "encoding inside encoding", "describe the inner part as a body of its own"),
    _Refused("encoding", "prefixEncoding", "encoding by position", "name the parts in `encoding`"),
    _Refused("encoding", "itemEncoding", "encoding by position", "name the parts in `encoding`"),
    _Refused("example", "dataValue", "an example as data", "write it as `value`"),
    _Refused("example", "serializedValue", "an example as text", "write the data as `value`"),
)


def version(source: Source) -> Iterator[Finding]:
    """The document is OpenAPI 3.1 or 3.2."""
    written: Any = source.data.get("openapi", source.data.get("swagger"))
    key = "openapi" if "openapi" in source.data else "swagger"
    text = str(written)
    if written is None:
        yield Finding((), "does not say which OpenAPI it is", "begin it with `openapi: 3.1.0`")
    elif key == "swagger" or re.match(r"3\.0(\.|$)", text):
        name = f"Swagger {text}" if key == "swagger" else f"OpenAPI {text}"
        file = shown(source.path)
        stem, _, ending = file.rpartition(".")
        command = UPGRADE.format(file=file, new=f"{stem}.new.{ending}")
        yield Finding((key,), f"{name} is not OpenAPI 3.1", f"upgrade it: {command}")
    elif not re.fullmatch(r"3\.[12]\.\d+(-.+)?", text):
        is_short = text in ("3.1", "3.2")
        remedy = f"write `openapi: {text}.0`" if is_short else "write the document as OpenAPI 3.1 or 3.2"
        yield Finding(("openapi",), f"{text} is not OpenAPI 3.1 or 3.2", remedy)


def newest_words(source: Source) -> Iterator[Finding]:
    """Of OpenAPI 3.2, what has no counterpart in the SDK is refused by name."""
    refused = {(entry.kind, entry.key): entry for entry in _REFUSED_OF_32}
    is_newest = str(source.data.get("openapi")).startswith("3.2")  # to 3.1 these are keys like any unknown one
    for kind, place, value in source.nodes:
        for key in value if is_newest else ():
            if entry := refused.get((kind, key)):
                yield Finding((*place, key), f"`{key}` ({entry.what}) is not supported", entry.remedy)
        if kind == "parameter" and value.get("in") == "querystring":
            remedy = "name each parameter of the query with in: query"
            yield Finding((*place, "in"), "`querystring` (the query as one value) is not supported", remedy)
        if kind in ("parameter", "header") and value.get("style") == "cookie":
            yield Finding((*place, "style"), "the style `cookie` is not supported", "leave it out: it becomes `form`")
        discriminator = value.get("discriminator") if kind == "schema" else None
        if isinstance(discriminator, dict) and "defaultMapping" in discriminator:
            remedy = "write anyOf of the union and a schema for all other values"
            yield Finding((*place, "discriminator", "defaultMapping"), "`defaultMapping` is not supported", remedy)


def dialects(source: Source) -> Iterator[Finding]:
    """Schemas are JSON Schema 2020-12, and their references start at the document."""
    written = source.data.get("jsonSchemaDialect")
    if written is not None and written not in DIALECTS:
        yield Finding(("jsonSchemaDialect",), f"{written!r} is not supported", f"leave it out, or write {DIALECTS[0]}")
    for kind, place, value in source.nodes:
        if kind != "schema":
            continue
        if "$schema" in value and value["$schema"] not in DIALECTS:
            yield Finding((*place, "$schema"), f"{value['$schema']!r} is not supported", "leave it out")
        for key in ("$id", "$anchor", "$dynamicAnchor", "$dynamicRef", "$vocabulary"):
            if key in value:
                remedy = "refer to components by #/components/schemas/… and leave it out"
                yield Finding((*place, key), f"`{key}` changes what references mean and is not supported", remedy)
