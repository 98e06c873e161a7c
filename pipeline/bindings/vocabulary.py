"""The names that a document has, and those that hand-written code adds to them: iterators, extensions, errors.

Operations and types are looked up only when a use asks for them: a check that finds nothing reads no operation.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from pipeline.bindings.python_uses import ENTRY, RESULT
from pipeline.twins import SUFFIX
from thingshub_document.model import Operation
from thingshub_document.names import iterator_name
from thingshub_document.reading import Document
from thingshub_document.schema_tools import schemas
from thingshub_document.types import Definition, EnumDefinition, Named, ObjectDefinition, Type

_DEFINED = re.compile(r"(?:\bdef |\bself\.)([a-z]\w*)")
_METHOD = re.compile(r"^    (?:async )?def ([a-z]\w*)", re.MULTILINE)
_CLASS = re.compile(r"^(?:class )?([A-Z]\w*)\b(?:\(|:| =)", re.MULTILINE)
_WORDS = ("title", "description", "example", "examples", "x-evidence")
_OURS = frozenset({"body", "content_type", "page_size", "extras"})  # which generated methods and models have beside


class Vocabulary:
    """Answers whether a name is there.

    Args:
        document: The document.
        root: The repository, whose overlays add names.
    """

    def __init__(self, document: Document, root: Path) -> None:
        self.document = document
        self.operation_ids = frozenset(document.operation_ids)
        self.schemas = frozenset(document.data.get("components", {}).get("schemas", {}))
        self._root = root

    @cached_property
    def tags(self) -> dict[str, str]:
        """Tags by their Python name."""
        return {tag.python_name: name for name, tag in self.document.tags.items()}

    @cached_property
    def tag_names(self) -> frozenset[str]:
        """Tags by either name."""
        return frozenset(self.tags) | frozenset(self.document.tags)

    @cached_property
    def methods(self) -> dict[str, str]:
        """operationIds by `tag.verb` in Python's names."""
        return {f"{o.python_tag}.{o.python_verb}": o.id for o in self.operations.values()}

    @cached_property
    def models(self) -> frozenset[str]:
        """The classes of thingshub.models."""
        headers = (f"{_camel(id)}Headers" for id in self.operation_ids)
        return frozenset({d.name for d in self.document.definitions.values()} | set(headers))

    @cached_property
    def errors(self) -> frozenset[str]:
        """The classes of thingshub.errors, and those that the document makes of its own error bodies."""
        code = "\n".join(path.read_text(encoding="utf-8") for path in self._overlays.rglob("*.py"))
        return frozenset(_CLASS.findall(code)) | {f"{name}Error" for name in self.models | self.schemas}

    @cached_property
    def client_attributes(self) -> frozenset[str]:
        """What hand-written classes define: more than the client has, never less."""
        files = [*self._overlays.rglob("*.py"), *self._root.glob("overlays/templates/*.jinja")]
        return frozenset(name for path in files for name in _DEFINED.findall(path.read_text(encoding="utf-8")))

    @cached_property
    def extensions(self) -> dict[str, frozenset[str]]:
        """Hand-written methods by the Python name of their tag."""
        files = sorted((self._overlays / "_resources").glob(f"*{SUFFIX}.py"))
        return {
            path.name.removesuffix(f"{SUFFIX}.py"): frozenset(_METHOD.findall(path.read_text(encoding="utf-8")))
            for path in files
        }

    @property
    def _overlays(self) -> Path:
        return self._root / "overlays" / "thingshub"

    @cached_property
    def _said(self) -> dict[str, set[tuple[str, str]]]:
        """What is said of each property: the place of its schema, without the name, and the schema itself."""
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for place, schema in schemas(self.document.data):
            if len(place) > 1 and place[-2] == "properties":
                text = json.dumps({key: value for key, value in schema.items() if key not in _WORDS}, sort_keys=True)
                found[str(place[-1])].add(("/".join(map(str, place[:-1])), text))
        return found

    @property
    def properties(self) -> frozenset[str]:
        """The names of all properties of all schemas."""
        return frozenset(self._said)

    def said_of(self, name: str) -> set[tuple[str, str]]:
        """Where a property stands, and what is said of it there."""
        return self._said.get(name, set())

    @cached_property
    def parameter_names(self) -> frozenset[str]:
        """The names of all parameters."""
        return frozenset(p.name for o in self.operations.values() for p in o.parameters)

    @cached_property
    def operations(self) -> Mapping[str, Operation]:
        """All operations."""
        return self.document.operations

    @cached_property
    def iterators(self) -> dict[str, str]:
        """operationIds of lists by the method that reads all of their pages."""
        paged = [operation for operation in self.operations.values() if operation.paging is not None]
        return {f"{o.python_tag}.{iterator_name(o.python_verb)}": o.id for o in paged}

    def operation(self, name: str) -> Operation | None:
        """The operation that a method calls, also when the method iterates over its pages."""
        id = self.methods.get(name) or self.iterators.get(name) or (name if name in self.operation_ids else None)
        return self.document.operation(id) if id is not None else None

    def has_method(self, name: str) -> bool:
        """Whether `tag.verb` can be called on a client."""
        tag, _, verb = name.partition(".")
        return verb in self.extensions.get(tag, ()) or self.operation(name) is not None

    def extension_of(self, tag: str) -> str:
        """The class of a tag's hand-written methods."""
        return f"{self.document.tags[self.tags[tag]].class_name}Extension"

    def has_constant(self, tag: str, name: str) -> bool:
        """Whether the generated module of a tag has this name."""
        if tag not in self.tags:
            return False
        resource = self.document.tags[self.tags[tag]].class_name
        verbs = {method.partition(".")[2].upper() for method in self.methods if method.startswith(f"{tag}.")}
        return name in {resource, f"Async{resource}"} | verbs | {verb.rstrip("_") for verb in verbs}

    def has_route(self, name: str) -> bool:
        """Whether there is this path, or this method on it."""
        method, _, path = name.rpartition(" ")
        if not method:
            return path in {operation.path for operation in self.operations.values()}
        return self.document.find(method, path) is not None

    def arguments(self, name: str) -> frozenset[str] | None:
        """The keywords that a method takes; None when the document alone does not say."""
        operation = self.operation(name)
        if operation is None or name.partition(".")[2] in self.extensions.get(name.partition(".")[0], ()):
            return None
        found = {parameter.python_name for parameter in operation.parameters} | _OURS
        for media in operation.body.alternatives if operation.body else ():
            if media.kind not in ("json", "form", "multipart"):
                return None
            found |= self._of_type(media.type) or frozenset()
        return frozenset(found | {f"{name}_" for name in _OURS})

    def members(self, kind: str) -> frozenset[str] | None:
        """The properties of an object, or the members of an enum; None for what has neither, or is not known.

        Args:
            kind: The name of a model, or where an object comes from: RESULT or ENTRY with a method of the client.
        """
        for word in (RESULT, ENTRY):
            if kind.startswith(word):
                operation = self.operation(kind.removeprefix(word))
                return self._of_type(_answer(operation, word == ENTRY)) if operation is not None else None
        definition = self._definitions.get(kind)
        if isinstance(definition, ObjectDefinition):
            return frozenset(field.python_name for field in definition.fields) | _OURS
        return frozenset(name for name, _ in definition.members) if isinstance(definition, EnumDefinition) else None

    def parameters(self, name: str) -> frozenset[str]:
        """The parameters of an operation, by either name."""
        operation = self.operation(name)
        found = operation.parameters if operation else ()
        return frozenset(text for parameter in found for text in (parameter.name, parameter.python_name))

    def _of_type(self, type_: object) -> frozenset[str] | None:
        definition = self.document.definition(type_) if isinstance(type_, Named) else None
        return self.members(definition.name) if definition is not None else None

    @cached_property
    def _definitions(self) -> dict[str, Definition]:
        return {definition.name: definition for definition in self.document.definitions.values()}


def _answer(operation: Operation, is_entry: bool) -> Type | None:
    """The one type of what comes back, or of one entry of a list that is iterated over; None when it is not one."""
    if is_entry:
        return operation.paging.item_type if operation.paging else None
    media = [alternative for answer in operation.successes for alternative in answer.alternatives]
    return media[0].type if len(media) == 1 and len(operation.successes) == 1 else None


def _camel(operation_id: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"[._]", operation_id))
