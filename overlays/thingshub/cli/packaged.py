"""The document that belongs to this package, and how its tags and operations are called on the command line.

A name is the document's own in kebab-case: `api_keys.create` is `api-keys create`. Where two would be the same, the
Python names, which never are, take their place; a command written by hand keeps its name, and an operation that has the
same one is called `api-NAME`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from thingshub._packaged import document_path
from thingshub.cli.failures import CommandError
from thingshub.unions import is_array, is_object
from thingshub_document.names import NoName, snake_case
from thingshub_document.reading import Document


@cache
def load() -> Document:
    """The document.

    Raises:
        CommandError: it is not there or not to be read.
    """
    path = document_path()
    try:
        return Document.load_json(path)
    except (OSError, ValueError, KeyError) as error:
        raise CommandError(f"{path}: the document cannot be read ({error})", hint="install thingshub again") from None


@cache
def secret_names(document: Document) -> frozenset[str]:
    """Every property name that is marked as a secret somewhere."""
    return frozenset(_secrets(document, document.data))


def _secrets(document: Document, node: Any) -> Iterator[str]:
    if is_array(node):
        for entry in node:
            yield from _secrets(document, entry)
    elif is_object(node):
        properties: Any = node.get("properties")
        for name, prop in properties.items() if is_object(properties) else ():
            if is_object(prop) and document.deref(prop).get("x-secret"):
                yield name
        for entry in node.values():
            yield from _secrets(document, entry)


def kebab(name: str) -> str:
    """A name of the document as a word of the command line: `deviceEUI` is `device-eui`."""
    try:
        return snake_case(name).strip("_").replace("_", "-")
    except NoName:
        return name


def dashed(python_name: str) -> str:
    """A Python name as a word of the command line: `from_` is `from`."""
    return python_name.strip("_").replace("_", "-")


def tag_commands(document: Document, taken: Collection[str]) -> dict[str, str]:
    """The tags by the names of their commands.

    Args:
        taken: Names of the commands that are written by hand.
    """
    return _distinct({tag: (kebab(tag), dashed(found.python_name)) for tag, found in document.tags.items()}, taken)


def operation_commands(document: Document, tag: str, taken: Collection[str] = ()) -> dict[str, str]:
    """The operationIds of a tag by the names of their commands.

    Args:
        taken: Names of the commands that are written by hand.
    """
    found = [identifier for identifier in document.operation_ids if document.tag_of(identifier) == tag]
    names = {identifier: kebab(document.verb_of(identifier)) for identifier in found}
    if len(set(names.values())) == len(names):  # nearly always; then no operation has to be built
        return _distinct({identifier: (name, name) for identifier, name in names.items()}, taken)
    pythonic = {identifier: dashed(document.operation(identifier).python_verb) for identifier in found}
    return _distinct({identifier: (names[identifier], pythonic[identifier]) for identifier in found}, taken)


def command_name(document: Document, operation_id: str) -> str:
    """How an operation is called on the command line: `api_keys.create` is `api-keys create`."""
    if operation_id not in document.operation_ids:
        return operation_id
    return f"{kebab(document.tag_of(operation_id))} {kebab(document.verb_of(operation_id))}"


def _distinct(candidates: Mapping[str, tuple[str, str]], taken: Iterable[str]) -> dict[str, str]:
    """What is named, by its name: the first candidate if it is unique, else the second; behind `api-` if taken."""
    counts = Counter(name for name, _ in candidates.values())
    own = {what: first if counts[first] == 1 else second for what, (first, second) in candidates.items()}
    reserved = set(taken)
    used = reserved | set(own.values())
    found: dict[str, str] = {}
    for what, name in own.items():
        if name in reserved or name in found:
            while name in used:
                name = f"api-{name}"
            used.add(name)
        found[name] = what
    return found
