"""A document with everything that operations can have, and as little prose as OpenAPI allows."""

from __future__ import annotations

from typing import Any

THING: dict[str, Any] = {"$ref": "#/components/schemas/Thing.v2"}
TEXT: dict[str, Any] = {"type": "string"}
FILE: dict[str, Any] = {"type": "string", "format": "binary"}
TEXTS: dict[str, Any] = {"type": "array", "items": {"type": "string"}}
POINT: dict[str, Any] = {"type": "object", "properties": {"x": {"type": "integer"}, "label": {"type": "string"}}}
JSON = "application/json"
DONE: dict[str, Any] = {"200": {"description": "Done."}}


def _parameter(where: str, name: str, schema: Any, **more: Any) -> dict[str, Any]:
    return {"in": where, "name": name, "required": True, "schema": schema, **more}


def _content(schema: Any, media: str = JSON, **more: Any) -> dict[str, Any]:
    return {"content": {media: {"schema": schema, **more}}}


UPLOAD: dict[str, Any] = {
    "type": "object",
    "required": ["file", "title"],
    "properties": {"file": FILE, "pages": {"type": "array", "items": FILE}, "title": {"type": "string"}, "meta": THING},
}
FIELDS: dict[str, Any] = {
    "type": "object",
    "properties": {"title": {"type": "string"}, "tags": TEXTS, "few": TEXTS, "point": POINT},
}

PATHS: dict[str, Any] = {
    "/p/{simple}/{label}/{matrix}/{spread}": {
        "parameters": [_parameter("path", "simple", {"type": "integer", "maximum": 9})],
        "get": {
            "operationId": "odd-names.list styles",
            "tags": ["odd-names"],
            "parameters": [
                _parameter("path", "label", TEXTS, style="label", explode=True, example=["a", "b"]),
                _parameter("path", "matrix", POINT, style="matrix", explode=True, example={"x": 1, "label": "l"}),
                _parameter("path", "spread", POINT, explode=True, example={"x": 1, "label": "l"}),
                _parameter("query", "ids", {"type": "array", "items": {"type": "integer"}}),
                _parameter("query", "few", TEXTS, explode=False, example=["a", "b c"]),
                _parameter("query", "spaced", TEXTS, style="spaceDelimited", explode=False, example=["a", "b"]),
                _parameter("query", "piped", TEXTS, style="pipeDelimited", explode=False, example=["a", "b"]),
                _parameter("query", "filter", POINT, style="deepObject", example={"x": 1, "label": "l"}),
                _parameter("query", "raw", {"type": "string"}, allowReserved=True, example="a/b:c"),
                {"in": "query", "name": "where", "required": True, **_content(POINT)},
                _parameter("header", "X-Trace", {"type": "string", "format": "uuid"}),
                _parameter("header", "X-Tags", TEXTS, example=["a", "b"]),
                _parameter("cookie", "theme", {"enum": ["dark", "light"]}),
                {"in": "query", "name": "old", "deprecated": True, "schema": {"type": "boolean", "default": False}},
            ],
            "responses": DONE,
        },
    },
    "/point": {
        "get": {
            "tags": ["odd-names"],
            "operationId": "odd-names.point",
            "parameters": [_parameter("query", "point", POINT, example={"x": 1, "label": "l"})],
            "responses": DONE,
        }
    },
    "/bodies": {
        "post": {
            "operationId": "bodies.several",
            "requestBody": {
                "content": {
                    JSON: {"schema": THING, "examples": {"one": {"$ref": "#/components/examples/One"}}},
                    "text/plain": {"schema": {"type": "string"}, "example": "it's\ntext"},
                    "image/*": {"schema": FILE},
                    "application/octet-stream": {},
                }
            },
            "responses": {
                "200": {
                    "description": "Known.",
                    "headers": {"X-Total": {"required": True, "schema": {"type": "integer"}}, "ETag": {"schema": TEXT}},
                    "content": {JSON: {"schema": THING}, "text/csv": {"schema": {"type": "string"}}},
                },
                "201": {"description": "New.", **_content({"type": "array", "items": THING})},
                "204": {"description": "Nothing."},
                "2XX": {"description": "Other.", **_content(FILE, "application/zip")},
                "default": {"description": "Failed.", **_content({"type": "object"}, "application/problem+json")},
            },
        },
        "put": {
            "operationId": "bodies.upload",
            "requestBody": {"required": True, **_content(UPLOAD, "multipart/form-data")},
        },
        "patch": {
            "operationId": "bodies.patch",
            "requestBody": {"required": True, **_content(POINT, "application/merge-patch+json")},
            "responses": {"default": {"description": "Whatever."}},
        },
        "delete": {
            "operationId": "bodies.form",
            "requestBody": {
                "required": True,
                **_content(
                    FIELDS,
                    "application/x-www-form-urlencoded",
                    encoding={"few": {"explode": False}, "point": {"style": "deepObject"}},
                    example={"title": "a b&c", "tags": ["x", "y"], "few": ["p", "q"], "point": {"x": 1}},
                ),
            },
            "responses": DONE,
        },
    },
    "/text": {
        "post": {"requestBody": {"required": True, **_content({"type": "string"}, "text/plain")}, "responses": DONE}
    },
    "/bytes": {"post": {"requestBody": {"required": True, **_content(FILE, "image/png")}, "responses": DONE}},
    "/any": {"post": {"requestBody": {"required": True, **_content(True)}, "responses": DONE}},
    "/secured": {
        "get": {
            "operationId": "secured.get",
            "security": [{"key-in-header": [], "key.in.query": [], "keyInCookie": []}, {"basicAuth": []}, {}],
            "servers": [{"url": "https://files.example/{stage}", "variables": {"stage": {"default": "v2"}}}],
            "responses": DONE,
        },
        "post": {"operationId": "secured.basic", "security": [{"basicAuth": []}], "responses": DONE},
        "put": {
            "operationId": "secured.other",
            "security": [{"other": []}],
            "servers": [{"url": "/v2"}],
            "responses": DONE,
        },
        "head": {"operationId": "secured.public", "security": [], "responses": DONE},
    },
    "/things": {
        "get": {
            "operationId": "things.list",
            "deprecated": True,
            "x-availability": {"until": "next"},
            "parameters": [
                {"in": "query", "name": "limit", "schema": {"type": "integer"}},
                {"in": "query", "name": "offset", "schema": {"type": "integer"}},
            ],
            "responses": {"200": {"description": "All.", **_content({"type": "array", "items": THING})}},
        }
    },
}
SCHEMAS: dict[str, Any] = {
    "Thing.v2": {
        "type": "object",
        "required": ["id", "when"],
        "properties": {
            "id": {"type": "string", "readOnly": True},
            "when": {"type": "string", "format": "date-time"},
            "day": {"type": "string", "format": "date"},
            "price": {"type": "number", "format": "decimal"},
            "parent": THING,
            "class": {"type": ["string", "null"]},
            "$kind": {"const": 1},
            "shape": {"$ref": "#/components/schemas/Shape"},
            "level": {"enum": [1, 2, None]},
            "free": {},
            "never": False,
            "tuple": {"type": "array", "prefixItems": [{"type": "integer"}, {"type": "string"}]},
            "map": {"type": "object", "additionalProperties": {"type": "number"}},
            "either": {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "integer"}}]},
        },
    },
    "Shape": {
        "oneOf": [{"$ref": "#/components/schemas/Round"}, {"$ref": "#/components/schemas/Square"}],
        "discriminator": {"propertyName": "kind"},
    },
    "Round": {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"const": "Round"}, "radius": {"type": "number"}},
    },
    "Square": {"allOf": [{"type": "object", "required": ["kind"], "properties": {"kind": {"const": "Square"}}}, POINT]},
    "Anything": True,
    "Conditional": {"if": {"type": "string"}, "then": {"minLength": 1}, "not": {"const": 7}},
    "products": {"type": "string"},
}
SCHEMES: dict[str, Any] = {
    "bearerAuth": {"type": "http", "scheme": "bearer"},
    "key-in-header": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
    "key.in.query": {"type": "apiKey", "in": "query", "name": "api_key"},
    "keyInCookie": {"type": "apiKey", "in": "cookie", "name": "sid"},
    "basicAuth": {"type": "http", "scheme": "basic"},
    "other": {"type": "http", "scheme": "bearer"},
}
ONE: dict[str, Any] = {"id": "a", "when": "2025-04-02T10:00:00Z", "shape": {"kind": "Round", "radius": 1.5}}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Everything", "version": "1"},
    "security": [{"bearerAuth": []}],
    "paths": PATHS,
    "webhooks": {
        "made": {
            "post": {"requestBody": _content(THING), "responses": DONE},
            "put": {"operationId": "hook.silent", "responses": DONE},
        }
    },
    "components": {
        "schemas": SCHEMAS,
        "securitySchemes": SCHEMES,
        "examples": {
            "One": {"value": {"id": "a", "when": "2025-04-02T10:00:00Z", "shape": {"kind": "Round", "radius": 1.5}}}
        },
    },
}
