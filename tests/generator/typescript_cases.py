# pyright: standard
# Walks documents, which have no types; mypy is strict here too.
"""The same features for the TypeScript client: cases for Node, and what is wrong with what came of them.

A call's input is made from its Python arguments: parameters under their names on the wire, all else under `body`. Where
that is not it, the feature gives the input itself (`ts`), or says that there is nothing to try in TypeScript.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from typing import Any

from tests.generator import judging
from tests.generator.feature import METHODS, Feature, Tagged
from tests.generator.wire import Request

Case = dict[str, Any]
_CONTROL = {"input", "returns", "raises", "verb"}
_SHARED = {"Limit": "limit", "Offset": "offset"}  # of ../shared.yaml


def cases(feature: Feature) -> Iterator[Case]:
    """The cases of a feature, as `typescript/run.mjs` reads them."""
    for index, call in enumerate(feature.calls):
        if not is_tried(call):
            continue
        control = _control(call)
        mode = "iterate" if call["call"].startswith("iterate") else "raw" if "header_values" in call else "call"
        raw = call.get("answers", {"status": 204})
        yield {
            "id": f"{feature.name}/{index}",
            "operation": f"{feature.tag}.{_verb(call)}",
            "mode": mode,
            "client": {"token": call.get("token", "t0ken"), "credentials": _credentials(feature, call)},
            "input": _tagged(control["input"] if "input" in control else _input(feature, call)),
            "answers": [_answer(feature, entry) for entry in (raw if isinstance(raw, list) else [raw])],
        }


def is_tried(call: Mapping[str, Any]) -> bool:
    """Whether a call is one for TypeScript too; Node has no proxy through which another host would be seen."""
    return call.get("ts") not in ("none", "skip") and "at" not in call


def problems(feature: Feature, results: Mapping[str, Any]) -> list[str]:
    """What is wrong with a feature in TypeScript."""
    found: list[str] = []
    for index, call in enumerate(feature.calls):
        if is_tried(call):
            where = f"typescript, call {index + 1} ({call['call']})"
            found += [f"{where}: {line}" for line in _problems(feature, call, results[f"{feature.name}/{index}"])]
    return found


def _problems(feature: Feature, call: Mapping[str, Any], result: Mapping[str, Any]) -> Iterator[str]:
    sent = [
        Request(r["method"], r["target"], [(n, v) for n, v in r["headers"]], base64.b64decode(r["body"]))
        for r in result["requests"]
    ]
    yield from judging.requests(call, feature, sent)
    control, outcome = _control(call), result["result"]
    raises: Any = control.get("raises", call.get("raises", call.get("raises_any")))
    if raises is not None:
        yield from _failure(call, raises if isinstance(raises, list) else [raises], outcome)
    elif "error" in outcome:
        yield f"{outcome['error']['class']}: {outcome['error']['message']}"
    elif "returns" in control or "returns" in call:
        wanted = _tagged(control["returns"]) if "returns" in control else _returned(call)
        if outcome.get("value") != wanted:
            yield f"result {outcome.get('value')!r} instead of {wanted!r}"


def _failure(call: Mapping[str, Any], raises: list[str], outcome: Mapping[str, Any]) -> Iterator[str]:
    error = outcome.get("error")
    if error is None:
        yield f"nothing thrown instead of {raises}"
        return
    wanted = call.get("error", {})
    if "status" in wanted and error.get("status") != wanted["status"]:
        yield f"threw {error['class']} with status {error.get('status')}, not {wanted['status']}: {error['message']}"
    if isinstance(wanted.get("body"), Tagged) and error.get("body") != _tagged(wanted["body"]):
        yield f"error.body {error.get('body')!r} instead of {_tagged(wanted['body'])!r}"
    general = {"ThingsHubError", "CallError", "AnswerError", "ApiError", "TypeError", "ValueError"}
    own = {f"{wanted['body'].tag}Error"} if isinstance(wanted.get("body"), Tagged) else set[str]()
    if not general & set(raises) and error["class"] not in {*raises, *own}:
        yield f"threw {error['class']}: {error['message']} instead of {raises}"
    if call.get("message", "") not in error["message"]:
        yield f"the message {error['message']!r} does not say {call['message']!r}"


def _returned(call: Mapping[str, Any]) -> Any:
    """What TypeScript gives for what Python gives: JSON as it came, texts and bytes as they are."""
    answers = call.get("answers", {"status": 204})
    if isinstance(answers, dict) and "json" in answers:
        return answers["json"]
    return _tagged(call["returns"])


def _control(call: Mapping[str, Any]) -> dict[str, Any]:
    given = call.get("ts")
    if given is None:
        return {}
    return given if given.keys() <= _CONTROL else {"input": given}


def _verb(call: Mapping[str, Any]) -> str:
    verb: str = _control(call).get("verb", call["call"])
    if verb.startswith("iterate"):
        return "list" if verb == "iterate" else verb.removeprefix("iterate_")
    return verb


def _credentials(feature: Feature, call: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = call.get("credentials", feature.content.get("credentials", {}))
    return found


def _input(feature: Feature, call: Mapping[str, Any]) -> dict[str, Any]:
    names = set(_parameters(feature, _verb(call)))
    is_body_required = any(op.get("requestBody", {}).get("required") for _, op in _operations(feature, _verb(call)))
    found: dict[str, Any] = {"body": {}} if is_body_required and "body" not in call["with"] else {}
    for key, value in call["with"].items():
        if key in names or key in ("body", "page_size"):
            found[key] = value
        elif key == "content_type":
            found["contentType"] = value
        else:
            found.setdefault("body", {})[key] = value
    return found


def _operations(feature: Feature, verb: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The operation of a verb, with its path item."""
    for item in feature.content["paths"].values():
        for method in METHODS:
            if item.get(method, {}).get("operationId") == verb:
                yield item, item[method]


def _parameters(feature: Feature, verb: str) -> Iterator[str]:
    for item, operation in _operations(feature, verb):
        for parameter in [*item.get("parameters", ()), *operation.get("parameters", ())]:
            name = parameter.get("$ref", "").rpartition("/")[2]
            own = feature.content.get("components", {}).get("parameters", {}).get(name, {})
            yield parameter.get("name") or own.get("name") or _SHARED[name]


def _tagged(value: Any) -> Any:
    if isinstance(value, list):
        return [_tagged(child) for child in value]
    if isinstance(value, dict):
        return {key: _tagged(child) for key, child in value.items()}
    if not isinstance(value, Tagged):
        return value
    match value.tag:
        case "bytes" | "hex":
            return {"$bytes": base64.b64encode(judging.content(value)).decode()}
        case "file":
            content = base64.b64encode(value.value["bytes"].encode()).decode()
            return {"$file": {"bytes": content, "name": value.value["name"], "type": value.value["media"]}}
        case "bigint":
            return {"$bigint": value.value}
        case "decimal":
            return {"$decimal": value.value}
        case "undefined":
            return {"$undefined": True}
        case "enum":
            return value.value.partition("=")[2]
        case "date" | "datetime" | "time" | "uuid":
            return value.value
        case tag if tag[0].isupper() or tag in ("any", "wire"):
            return _tagged(value.value)
        case tag:
            raise ValueError(f"nobody knows the tag !{tag} in TypeScript: give the input under `ts`, or skip it")


def _answer(feature: Feature, raw: Mapping[str, Any]) -> dict[str, Any]:
    headers = [[name, value.replace("{prefix}", feature.prefix)] for name, value in raw.get("headers", {}).items()]
    body = b""
    if "json" in raw:
        headers.append(["Content-Type", raw.get("type", "application/json")])
        body = json.dumps(raw["json"]).encode()
    elif "body" in raw:
        headers.append(["Content-Type", raw["type"]])
        body = judging.content(raw["body"])
    return {"status": raw["status"], "headers": headers, "body": base64.b64encode(body).decode()}
