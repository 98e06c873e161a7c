"""Write `operations.ts`: one documented interface for each tag, and the facts by which the client makes its methods."""

from __future__ import annotations

import json
import textwrap
from typing import Any

from pipeline.generate.docstrings import one_line

_METHODS = ("get", "put", "post", "delete", "patch")
_TYPES = """
import type { Answer, Entry, Input, Iteration } from "./typing.js";
import type { CallOptions } from "./hub.js";

/** What a call has to know of its operation. */
export interface OperationFacts {
  readonly method: string;
  readonly path: string;
  /** The parameters that go into the query. */
  readonly query?: readonly string[];
  /** The media type of a successful answer; none for an empty one. */
  readonly media?: string;
  /** Called without a token. */
  readonly isPublic?: true;
  /** The body is a form with files. */
  readonly isForm?: true;
  /** The name of the method that reads a whole list. */
  readonly iterator?: string;
  /** Errors that statuses stand for here, other than everywhere else. */
  readonly refusals?: Readonly<Record<number, string>>;
}

/** The id of an operation of the document. */
export type OperationId = keyof typeof OPERATIONS;
"""


def operations_module(spec: dict[str, Any]) -> str:
    """The TypeScript module."""
    interfaces: dict[str, list[str]] = {tag["name"]: [] for tag in spec["tags"]}
    facts: list[str] = []
    for path, item in spec["paths"].items():
        for method in _METHODS:
            if operation := item.get(method):
                known = _facts(spec, path, method, operation)
                facts.append(f"  {json.dumps(operation['operationId'])}: {json.dumps(known)},")
                interfaces[operation["tags"][0]].append(_methods(spec, operation, known))
    parts = [_TYPES]
    tags = [tag for tag in spec["tags"] if interfaces[tag["name"]]]
    for tag in tags:
        body = "\n".join(interfaces[tag["name"]])
        parts.append(f"/** {tag['description']} */\nexport interface {_class(tag['name'])} {{\n{body}}}\n")
    members = "".join(
        f"  /** {tag['description']} */\n  readonly {tag['name']}: {_class(tag['name'])};\n" for tag in tags
    )
    parts.append(f"/** All operations by tag. */\nexport interface Resources {{\n{members}}}\n")
    rows = "\n".join(facts)
    parts.append(f"/** The operations of the document by id. */\nexport const OPERATIONS = {{\n{rows}\n}} as const;\n")
    return "\n".join(parts)


def _facts(spec: dict[str, Any], path: str, method: str, operation: dict[str, Any]) -> dict[str, Any]:
    """The members of OperationFacts."""
    parameters = [_resolved(spec, parameter) for parameter in operation.get("parameters", [])]
    answer = next(_resolved(spec, a) for status, a in operation["responses"].items() if status.startswith("2"))
    query = [parameter["name"] for parameter in parameters if parameter["in"] == "query"]
    refusals = {s: a["x-error"] for s, a in operation["responses"].items() if "x-error" in a}
    verb = operation["operationId"].partition(".")[2]
    is_list = {"limit", "offset"} <= set(query) and "application/json" in answer.get("content", {})
    iterator = verb.replace("list", "iterate", 1) if verb.startswith("list") else f"iterate_{verb}"
    facts = {
        "method": method.upper(),
        "path": path,
        "query": query,
        "media": next(iter(answer.get("content", {})), None),
        "isPublic": not operation.get("security", spec["security"]),
        "isForm": "multipart/form-data" in operation.get("requestBody", {}).get("content", {}),
        "iterator": iterator if is_list else None,
        "refusals": refusals,
    }
    return {name: value for name, value in facts.items() if value}


def _methods(spec: dict[str, Any], operation: dict[str, Any], facts: dict[str, Any]) -> str:
    id = operation["operationId"]
    parameters = [_resolved(spec, parameter) for parameter in operation.get("parameters", [])]
    is_optional = not operation.get("requestBody") and not any(p.get("required") for p in parameters)
    given = f'input{"?" if is_optional else ""}: Input<"{id}">'
    verb = id.partition(".")[2]
    text = f'{_comment(_document(spec, operation))}  {verb}({given}, options?: CallOptions): Promise<Answer<"{id}">>;\n'
    if iterator := facts.get("iterator"):
        comment = _comment(
            [f"Like `{verb}`, but every entry of the whole list, whatever page size the server prefers."]
        )
        given = given.replace("Input<", "Iteration<")
        text += f'{comment}  {iterator}({given}, options?: CallOptions): AsyncGenerator<Entry<"{id}">>;\n'
    return text


def _document(spec: dict[str, Any], operation: dict[str, Any]) -> list[str]:
    lines = [operation["summary"]]
    if text := operation.get("description"):
        lines += ["", one_line(text)]
    if life := operation.get("x-availability"):
        bounds = ", ".join(f"{word} {life[word]}" for word in ("since", "until") if word in life)
        lines += ["", f"Products: {bounds} ({life['change']})."]
    evidence = operation["x-evidence"]
    source = spec["x-evidence-sources"][evidence["source"]]
    lines += ["", one_line(f"Evidence: {evidence['level']}; {source}. {evidence.get('note', '')}")]
    if operation.get("deprecated"):
        other = operation.get("x-availability", {}).get("successor")
        lines += ["", f"@deprecated {f'use {other}' if other else 'without a successor'}"]
    return lines


def _comment(lines: list[str]) -> str:
    wrapped = [
        part
        for line in lines
        for part in textwrap.wrap(line, 112, break_long_words=False, break_on_hyphens=False) or [""]
    ]
    body = "".join(f"   * {line}".rstrip() + "\n" for line in wrapped).replace("*/", "* /")
    return f"  /**\n{body}   */\n"


def _resolved(spec: dict[str, Any], value: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in value:
        _, section, name = value["$ref"].removeprefix("#/").split("/")
        value = spec["components"][section][name]
    return value


def _class(tag: str) -> str:
    return "".join(part[0].upper() + part[1:] for part in tag.split("_"))
