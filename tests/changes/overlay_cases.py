"""Overlays on a small document, and what the specification says that comes out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

BASE: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "A", "version": "1"},
    "tags": [{"name": "one"}, {"name": "two"}, {"name": "three", "x-old": True}],
    "paths": {
        "/a": {
            "get": {"operationId": "a", "deprecated": True, "tags": ["one", "two"], "responses": {"200": {"description": "x"}}},
            "put": {"operationId": "b", "tags": ["one"], "responses": {"200": {"description": "x"}}},
        },
        "/b": {"get": {"operationId": "c", "x-public": True, "responses": {"200": {"description": "y"}}}},
    },
    "components": {
        "schemas": {
            "P": {"type": "object", "required": ["p", "q"], "properties": {"p": {"type": "string"}, "q": {"type": "integer"}}},
            "Q": {"type": "string", "enum": ["r", "s", "t"]},
        }
    },
}  # fmt: skip


class Case(NamedTuple):
    """Actions, where to look afterwards, and what stands there."""

    actions: tuple[dict[str, Any], ...]
    at: tuple[str | int, ...]
    gives: Any


def _update(target: str, value: Any) -> dict[str, Any]:
    return {"target": target, "update": value}


def _remove(target: str) -> dict[str, Any]:
    return {"target": target, "remove": True}


_P = BASE["components"]["schemas"]["P"]
_TAGS = BASE["tags"]
CASES = {
    "root": Case((_update("$", {"x-a": 1}),), ("x-a",), 1),
    "plain value replaced": Case((_update("$.info", {"title": "B"}),), ("info",), {"title": "B", "version": "1"}),
    "number for a text": Case((_update("$.info", {"title": 2}),), ("info", "title"), 2),
    "null for a text": Case((_update("$.info", {"title": None}),), ("info", "title"), None),
    "deep merge": Case((_update("$.components", {"schemas": {"P": {"properties": {"p": {"maxLength": 3}}}}}),), ("components", "schemas", "P", "properties", "p"), {"type": "string", "maxLength": 3}),
    "new branch": Case((_update("$", {"components": {"parameters": {"N": {"name": "n"}}}}),), ("components", "parameters"), {"N": {"name": "n"}}),
    "lists grow in a merge": Case((_update("$.components.schemas.P", {"required": ["r"]}),), ("components", "schemas", "P", "required"), ["p", "q", "r"]),
    "append a mapping": Case((_update("$.tags", {"name": "four"}),), ("tags",), [*_TAGS, {"name": "four"}]),
    "append a plain value": Case((_update("$.components.schemas.Q.enum", "u"),), ("components", "schemas", "Q", "enum"), ["r", "s", "t", "u"]),
    "remove a mapping": Case((_remove("$.paths['/a'].put"),), ("paths", "/a"), {"get": BASE["paths"]["/a"]["get"]}),
    "remove a list": Case((_remove("$.components.schemas.P.required"),), ("components", "schemas", "P"), {"type": "object", "properties": _P["properties"]}),
    "remove an entry": Case((_remove("$.tags[1]"),), ("tags",), [_TAGS[0], _TAGS[2]]),
    "remove the last": Case((_remove("$.tags[-1]"),), ("tags",), _TAGS[:2]),
    "remove all entries": Case((_remove("$.tags[*]"),), ("tags",), []),
    "remove a slice": Case((_remove("$.tags[0:2]"),), ("tags",), [_TAGS[2]]),
    "remove out of order": Case((_remove("$.tags[2,0]"),), ("tags",), [_TAGS[1]]),
    "filter on presence": Case((_remove("$.tags[?@['x-old']]"),), ("tags",), _TAGS[:2]),
    "filter on equality": Case((_remove("$.tags[?@.name == 'one' || @.name == 'two']"),), ("tags",), [_TAGS[2]]),
    "filter with match": Case((_remove("$.tags[?match(@.name, 't.*')]"),), ("tags",), [_TAGS[0]]),
    "filter with length": Case((_remove("$.tags[?length(@.name) > 3]"),), ("tags",), _TAGS[:2]),
    "filter on absence": Case((_remove("$.paths.*[?!@['x-public']]"),), ("paths",), {"/a": {}, "/b": BASE["paths"]["/b"]}),
    "wildcard": Case((_update("$.paths.*.get", {"x-a": 1}),), ("paths", "/b", "get", "x-a"), 1),
    "descendants": Case((_update("$..responses['200']", {"description": "z"}),), ("paths", "/a", "put", "responses", "200"), {"description": "z"}),
    "descendants with a filter": Case((_update("$..[?@.type == 'integer']", {"minimum": 0}),), ("components", "schemas", "P", "properties", "q"), {"type": "integer", "minimum": 0}),
    "later actions see earlier ones": Case((_update("$.tags", {"name": "four"}), _update("$.tags[3]", {"description": "d"})), ("tags", 3), {"name": "four", "description": "d"}),
    "removed and made anew": Case((_remove("$.components.schemas.Q.enum"), _update("$.components.schemas.Q", {"enum": ["r"]})), ("components", "schemas", "Q"), {"type": "string", "enum": ["r"]}),
}  # fmt: skip


def written(folder: Path, *actions: dict[str, Any]) -> Path:
    """An overlay file with these actions, each with a reason."""
    lines = ["overlay: 1.0.0", "info:", "  title: A case", "  version: 1.0.0", "actions:"]
    for action in actions:
        lines.append(f"- target: {json.dumps(action['target'])}")
        lines.append("  x-reason: why")
        lines += [f"  {key}: {json.dumps(value)}" for key, value in action.items() if key != "target"]
    path = folder / "overlay.yaml"
    path.write_text("\n".join(lines) + "\n")
    return path
