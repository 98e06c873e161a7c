"""Apply overlay documents (Overlay Specification 1.0) strictly: an action that does nothing is an error, not a no-op.

An overlay rots in silence when the document moves on below it. So an action whose target matches nothing, or that
leaves everything as it was, is refused with file:line, unless it says `x-optional: true`; so is everything that the
specification leaves to the applier (values that do not merge, a list as an entry of a list). Every action has to say
why it is there: `x-reason`.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jsonpath_rfc9535 as jsonpath

from thingshub_document.yaml_file import YamlFile, read

_OVERLAY_KEYS = {"overlay", "info", "extends", "actions"}
_ACTION_KEYS = {"target", "description", "update", "remove"}


class BadOverlay(Exception):
    """The overlay is malformed or does not fit the document; one `file:line: what -- what to do` a line."""


@dataclass(frozen=True)
class Action:
    """One change: merge into, append to, or remove what the target selects.

    Attributes:
        where: `file:line` of the action.
        target: The JSONPath (RFC 9535) as written.
        query: The same, compiled.
        update: What to merge or append; None for a removal.
        is_removal: Whether the selected nodes go.
        is_optional: Whether it may do nothing.
        reason: Why it is there.
    """

    where: str
    target: str
    query: jsonpath.JSONPathQuery = field(repr=False)
    update: Any
    is_removal: bool
    is_optional: bool
    reason: str


@dataclass(frozen=True)
class Overlay:
    """A sound overlay document.

    Attributes:
        path: Its file.
        title: What it is for.
        actions: In order.
        extensions: Its own `x-` properties.
    """

    path: Path
    title: str
    actions: list[Action]
    extensions: dict[str, Any]


def load(path: Path) -> Overlay:
    """Read an overlay.

    Raises:
        BrokenDocument: not YAML.
        BadOverlay: YAML, but not an overlay, or without reasons.
    """
    file = read(path)
    problems = list(_problems(file))
    if problems:
        raise BadOverlay("\n".join(problems))
    actions = [
        Action(
            where=file.where(("actions", index)),
            target=action["target"],
            query=jsonpath.compile(action["target"]),
            update=action.get("update"),
            is_removal=action.get("remove", False),
            is_optional=action.get("x-optional", False),
            reason=action["x-reason"],
        )
        for index, action in enumerate(file.data["actions"])
    ]
    extensions = {key: value for key, value in file.data.items() if key.startswith("x-")}
    return Overlay(path, file.data["info"]["title"], actions, extensions)


def apply(document: dict[str, Any], overlay: Overlay) -> dict[str, Any]:
    """A copy of the document with all actions applied in order.

    Raises:
        BadOverlay: an action matches nothing, changes nothing, or cannot be applied.
    """
    document = copy.deepcopy(document)
    for action in overlay.actions:
        nodes = {node.location: node for node in action.query.find(document)}  # a query may select a node twice
        if not nodes and not action.is_optional:
            raise _refusal(action, "matches nothing")
        has_changed = False
        # From the last to the first, and children before their parents: no removal moves what is still to be removed
        for location in sorted(nodes, key=_order, reverse=action.is_removal):
            node = nodes[location]
            if not location and action.is_removal:
                raise _refusal(action, "removes the whole document")
            if not isinstance(node.value, dict | list):
                raise _refusal(action, f"selects the plain value {node.value!r:.40}", "select what holds it")
            if action.is_removal:
                _parent(document, location).pop(location[-1])
                has_changed = True
            elif isinstance(node.value, list):
                if isinstance(action.update, list):
                    raise _refusal(action, "appends a list to a list", "write one action per entry")
                node.value.append(copy.deepcopy(action.update))
                has_changed = True
            elif not isinstance(action.update, dict):
                raise _refusal(action, "updates a mapping with something else", "write `update` as a mapping")
            else:
                has_changed |= _merge(node.value, action.update, action)
        if nodes and not has_changed and not action.is_optional:
            raise _refusal(action, "changes nothing")
    return document


def _merge(into: dict[str, Any], update: dict[str, Any], action: Action) -> bool:
    """Merge recursively: mappings merge, lists grow, plain values are replaced. Returns whether anything is new."""
    has_changed = False
    for key, value in update.items():
        old = into.get(key)
        if key not in into:
            into[key] = copy.deepcopy(value)
            has_changed = True
        elif isinstance(old, dict) and isinstance(value, dict):
            has_changed |= _merge(old, value, action)
        elif isinstance(old, list) and isinstance(value, list):
            old.extend(copy.deepcopy(value))
            has_changed |= bool(value)
        elif isinstance(old, dict | list) or isinstance(value, dict | list):
            raise _refusal(action, f"cannot merge into {key!r}: {_kind(value)} onto {_kind(old)}", "remove it first")
        else:
            has_changed |= type(old) is not type(value) or old != value
            into[key] = value
    return has_changed


def _refusal(action: Action, what: str, remedy: str = "mend it, or say x-optional: true") -> BadOverlay:
    return BadOverlay(f"{action.where}: the action on {action.target} {what} -- {remedy}")


def _kind(value: Any) -> str:
    return "a mapping" if isinstance(value, dict) else "a list" if isinstance(value, list) else "a plain value"


def _order(location: tuple[int | str, ...]) -> tuple[tuple[bool, int, str], ...]:
    return tuple((isinstance(key, str), 0, key) if isinstance(key, str) else (False, key, "") for key in location)


def _parent(document: Any, location: tuple[int | str, ...]) -> Any:
    for key in location[:-1]:
        document = document[key]
    return document


def _problems(file: YamlFile) -> Iterator[str]:
    """What makes this no overlay, each with its line."""

    def told(place: tuple[str | int, ...], what: str, remedy: str) -> str:
        return f"{file.where(place)}: {what} -- {remedy}"

    data = file.data
    for key in data.keys() - _OVERLAY_KEYS:
        if not key.startswith("x-"):
            yield told((key,), f"unknown property {key!r}", f"an overlay has {', '.join(sorted(_OVERLAY_KEYS))}")
    if not str(data.get("overlay", "")).startswith("1.0."):
        yield told(("overlay",), "is not an overlay of version 1.0", "write `overlay: 1.0.0`")
    info = data.get("info")
    if not isinstance(info, dict) or not all(isinstance(info.get(key), str) for key in ("title", "version")):
        yield told(("info",), "has no title and version", "write `info: {title: …, version: 1.0.0}`")
    actions = data.get("actions")
    if not isinstance(actions, list) or not actions:
        yield told(("actions",), "there are no actions", "list at least one, or remove the overlay")
        return
    for index, action in enumerate(actions):
        place = ("actions", index)
        if not isinstance(action, dict):
            yield told(place, "is no action", "write target, x-reason, and update or remove")
            continue
        for key in action.keys() - _ACTION_KEYS:
            if not key.startswith("x-"):
                yield told((*place, key), f"unknown property {key!r}", f"an action has {', '.join(_ACTION_KEYS)}")
        if not isinstance(action.get("x-reason"), str) or not action["x-reason"].strip():
            yield told(place, "gives no reason", "say in x-reason why the variant differs here")
        for key in ("remove", "x-optional"):
            if not isinstance(action.get(key, False), bool):
                yield told((*place, key), f"{key} is {action[key]!r}", "write true or false")
        if (action.get("remove") is True) == ("update" in action):
            yield told(place, "has to have either update or remove: true", "write one of the two")
        try:
            jsonpath.compile(str(action.get("target", "")))
        except jsonpath.JSONPathError as error:
            message = str(error).splitlines()[0]
            yield told((*place, "target"), f"target is no JSONPath (RFC 9535): {message}", "mend the target")
