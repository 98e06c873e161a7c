"""Each operation as the methods that call it: every piece of text that a template prints."""

from __future__ import annotations

import builtins
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.generate import descriptors, docstrings, facts
from pipeline.generate.annotations import Annotations, beside, union, words
from thingshub_document import calls
from thingshub_document.media import is_range
from thingshub_document.model import Body, Media, Operation, Parameter, Tag
from thingshub_document.reading import Document
from thingshub_document.types import Field, LiteralOf, ObjectDefinition

_IMPORTS = {
    "Any": "from typing import Any",
    "AsyncIterator": "from collections.abc import AsyncIterator",
    "Decimal": "from decimal import Decimal",
    "FileContent": "from ..types import FileContent",
    "Iterator": "from collections.abc import Iterator",
    "Literal": "from typing import Literal",
    "Mapping": "from collections.abc import Mapping",
    "NoneType": "from types import NoneType",
    "Sequence": "from collections.abc import Sequence",
    "UNSET": "from msgspec import UNSET",
    "UUID": "from uuid import UUID",
    "UnsetType": "from msgspec import UnsetType",
    "Update": "from ..model import Update",
    "builtins": "import builtins",
    "datetime": "import datetime",
    "_datetime": "import datetime as _datetime",
    "overload": "from typing import overload",
}


@dataclass
class Method:
    """One operation as a method, sync and async.

    Attributes:
        name: The method's name.
        constant: The name of its descriptor.
        descriptor: What the constant is.
        returns: The annotation of the result.
        overloads: The parameters of each overload, self aside; empty when one signature says it all.
        parameters: The parameters of the method itself.
        docstring: Its docstring.
        call: The arguments of the call.
        before: The lines before it, which put the body out of sight.
        iterator: The method that reads the whole list; None for an operation that is not one.
    """

    name: str
    constant: str
    descriptor: str
    returns: str
    overloads: list[str]
    parameters: str
    docstring: str
    call: str
    before: list[str]
    iterator: Iteration | None = None


@dataclass
class Iteration:
    """The method that reads a whole list."""

    name: str
    parameters: str
    item: str
    docstring: str
    call: str


@dataclass
class Resource:
    """The operations of a tag as one module with two classes.

    Attributes:
        class_name: The sync class; the async one has `Async` in front.
    """

    tag: Tag
    class_name: str
    methods: list[Method]
    imports: list[str]
    is_extended: bool


def resources_of(document: Document, extended: frozenset[str]) -> dict[str, Resource]:
    """What the module of each tag says, by Python name of the tag.

    Args:
        document: The whole.
        extended: The tags whose classes have hand-written methods too.
    """
    operations: dict[str, list[Operation]] = defaultdict(list)
    for operation in document.operations.values():
        operations[operation.tag].append(operation)
    errors = facts.error_classes(document)
    taken = document.definitions.keys() | _IMPORTS.keys()
    found: dict[str, Resource] = {}
    for tag in document.tags.values():
        shadowing = frozenset(operation.python_verb for operation in operations[tag.name])
        writer = _Writer(document, shadowing, errors)
        methods = [writer.method(operation) for operation in operations[tag.name]]
        name = tag.class_name
        if {name, f"Async{name}"} & taken or hasattr(builtins, name):  # a model may have the name of a tag
            name += "Operations"
        found[tag.python_name] = Resource(tag, name, methods, writer.imports(), tag.python_name in extended)
    return found


class _Writer:
    def __init__(self, document: Document, shadowing: frozenset[str], errors: Mapping[str, tuple[str, str]]) -> None:
        self._document = document
        self._annotations = Annotations(document)
        self._shadowing = shadowing
        self._errors = errors
        self._used: set[str] = set()
        self._before: list[str] = []

    def method(self, operation: Operation) -> Method:
        returns = self._returns(operation)
        own_errors = facts.own_errors(self._document, operation, self._errors)
        positional, keywords = self._parameters(operation.parameters)
        self._before = []
        overloads, own_positional, own_keywords, call = self._body(operation, positional, keywords)
        doc = docstrings.of_operation(self._document, operation, own_errors)
        descriptor = descriptors.operation(self._document, operation, self._annotations, own_errors)
        self._used.update(words(descriptor))
        method = Method(
            name=operation.python_verb,
            constant=constant(operation),
            descriptor=descriptor,
            returns=self._noted(returns),
            overloads=[self._noted(text) for text in overloads],
            parameters=self._noted(_signature(own_positional, own_keywords)),
            docstring=escaped(doc),
            call=call,
            before=self._before,
        )
        if overloads:
            self._used.add("overload")
        if operation.paging is not None:
            method.iterator = self._iteration(operation)
        return method

    def _noted(self, text: str) -> str:
        """The text as it stands in the class; what it names is imported."""
        text = beside(text, self._shadowing)
        self._used.update(words(text))
        return text

    def _returns(self, operation: Operation) -> str:
        texts: list[str] = []
        for answer in operation.successes:
            if not answer.alternatives:
                texts.append("None")
            texts += [self._annotations.received(media) for media in answer.alternatives]
        return union(texts) if texts else "None"

    def _parameters(self, parameters: Iterable[Parameter]) -> tuple[list[str], list[str]]:
        """What stands before the body and what is named: required path and query parameters go by position."""
        positional: list[str] = []
        keywords: list[str] = []
        for parameter in parameters:
            hint = self._annotations.argument(parameter.type, is_parameter=True)
            if parameter.required and parameter.where in ("path", "query"):
                positional.append(f"{parameter.python_name}: {hint}")
            elif parameter.required:
                keywords.append(f"{parameter.python_name}: {hint}")
            else:
                keywords.append(f"{parameter.python_name}: {union([hint, 'None'])} = None")
        positional = [p for w in ("path", "query") for p in positional if _where(parameters, p) == w]
        return positional, keywords

    def _body(
        self, operation: Operation, positional: list[str], keywords: list[str]
    ) -> tuple[list[str], list[str], list[str], str]:
        """Overloads, positional and keyword parameters, and the arguments of the call."""
        name = constant(operation)
        arguments = _tuple(parameter.python_name for parameter in operation.parameters)
        if operation.body is None or not operation.body.alternatives:
            return [], positional, keywords, f"{name}, {arguments}" if operation.parameters else name
        own = calls.body_argument(self._document, operation)
        first = operation.body.alternatives[0]
        if calls.takes_content_type(operation):
            return self._several(operation, positional, keywords, own, arguments)
        if (definition := self._document.exploded(operation)) is not None:
            return self._exploded(operation, definition, first, positional, keywords, own, arguments)
        hint = self._sent(first)
        call = f"{name}, {arguments}, {self._sealed(own)}"
        if operation.body.required:
            return [], [*positional, f"{own}: {hint}"], keywords, call
        text = f"{own}: {union([hint, 'UnsetType'])} = UNSET"
        return [], [*positional, text], keywords, call

    def _sealed(self, own: str) -> str:
        """A body that is given ready, out of sight."""
        self._before = [f"_given = _sealed({own})", f"{own} = _HANDED_OVER"]
        self._used.update(("_sealed", "_HANDED_OVER"))
        return "_given"

    def _exploded(
        self,
        operation: Operation,
        definition: ObjectDefinition,
        media: Media,
        positional: list[str],
        keywords: list[str],
        own: str,
        arguments: str,
    ) -> tuple[list[str], list[str], list[str], str]:
        """A body whose properties are keyword arguments, or that is given ready."""
        fields = [f for f in definition.fields if not f.read_only]
        is_given = [f for f in fields if f.required and not isinstance(f.type, LiteralOf)]
        values = "{" + "".join(f'"{f.python_name}": {f.python_name}, ' for f in fields)
        values += '"extras": extras, }' if definition.extras is not None else "}"
        assert operation.body is not None
        is_required = "" if operation.body.required else ", is_required=False"
        name = constant(operation)
        sent = f"_body_from({name}, {definition.name}, _given{is_required})"
        self._used.update((definition.name, "_body_from", "_Given", "_HANDED_OVER"))
        given = [f.python_name for f in fields] + (["extras"] if definition.extras is not None else [])
        ready_made = "None" if media.kind == "multipart" else own
        overwritten = given if media.kind == "multipart" else [own, *given]
        self._before = [f"_given = _Given({ready_made}, {values})"]
        self._before += [" = ".join([*overwritten, "_HANDED_OVER"])] if overwritten else []
        if media.kind == "multipart":
            by_position = [f for f in is_given if self._is_file(f)]
            named = [f for f in is_given if f not in by_position] + [f for f in fields if f not in is_given]
            files = [f"{f.python_name}: {self._hint(f)}" for f in by_position]
            rest = [self._declared(f, f in is_given) for f in named]
            rest += self._extras(definition)
            call = f"{name}, {arguments}, {sent}"
            if operation.body.required or not is_given:
                return [], [*positional, *files], [*rest, *keywords], call
            overloads = [_signature(positional, keywords), _signature([*positional, *files], [*rest, *keywords])]
            files = [self._declared(f, False) for f in by_position]
            rest = [self._declared(f, False) for f in named] + self._extras(definition)
            return overloads, [*positional, *files], [*rest, *keywords], call
        ready = self._sent(media, self._ready(operation, definition))
        ordered = is_given + [f for f in fields if f not in is_given]
        called = [self._declared(f, f in is_given) for f in ordered] + self._extras(definition)
        optional = [self._declared(f, False) for f in ordered] + self._extras(definition)
        self._used.update(("UNSET", "UnsetType"))
        none = "None" if operation.body.required else "UNSET"
        ready_or_none = union([ready, "None" if operation.body.required else "UnsetType"])
        default = "" if operation.body.required else " = UNSET"
        first = f"{own}: {ready}" if operation.body.required else f"{own}: {union([ready, 'UnsetType'])}{default}"
        overloads = [
            _signature([*positional, first], keywords),
            _signature(positional, [*called, *keywords]),
        ]
        every = [*positional, f"{own}: {ready_or_none} = {none}"]
        return overloads, every, [*optional, *keywords], f"{name}, {arguments}, {sent}"

    def _several(
        self, operation: Operation, positional: list[str], keywords: list[str], own: str, arguments: str
    ) -> tuple[list[str], list[str], list[str], str]:
        """A body in one of several media types, which the caller names unless it is the first."""
        assert operation.body is not None
        chosen = calls.content_type_argument(self._document, operation)
        overloads: list[str] = []
        hints: list[str] = []
        choices: list[str] = []
        default = _default_media(operation.body)
        for index, media in enumerate(operation.body.alternatives):
            hint = self._sent(media)
            hints.append(hint)
            kind = "str" if is_range(media.media) else f"Literal[{_quoted(media.media)}]"
            choices.append("str" if is_range(media.media) else _quoted(media.media))
            choice = f"{chosen}: {union([kind, 'None']) if default == ' = None' and not index else kind}"
            body = f"{own}: {hint}" if operation.body.required else f"{own}: {union([hint, 'UnsetType'])} = UNSET"
            overloads.append(_signature([*positional, body], [choice + (default if not index else ""), *keywords]))
        every = union(hints) if operation.body.required else union([*hints, "UnsetType"])
        kinds = ["str"] if "str" in choices else [f"Literal[{', '.join(choices)}]"]
        kinds += ["None"] if default == " = None" else []
        call = f"{constant(operation)}, {arguments}, {self._sealed(own)}, {chosen}"
        unset = "" if operation.body.required else " = UNSET"
        if len(overloads) == 1:
            overloads = []
        return (
            overloads,
            [*positional, f"{own}: {every}{unset}"],
            [f"{chosen}: {union(kinds)}{default}", *keywords],
            call,
        )

    def _sent(self, media: Media, ready: str = "") -> str:
        """The annotation of a ready body."""
        if media.kind == "bytes":
            return "FileContent"
        if media.kind == "text":
            return "str"
        if media.type is None:
            return "Any"
        return ready or self._annotations.argument(media.type)

    def _ready(self, operation: Operation, definition: ObjectDefinition) -> str:
        """What a ready body may be: a read, changed object of the answer's type stands in for its update."""
        found = [definition.name]
        for answer in operation.successes:
            for media in answer.alternatives:
                other = self._document.definition(media.type) if media.type is not None else None
                if not isinstance(other, ObjectDefinition) or other.name == definition.name:
                    continue
                if definition.schema_name in (f"{other.schema_name}Update", other.schema_name):
                    found += [other.name, f"Update[{other.name}]"]
        return union(found)

    def _is_file(self, entry: Field) -> bool:
        return self._annotations.argument(entry.type) in ("FileContent", "Sequence[FileContent]")

    def _hint(self, entry: Field) -> str:
        return self._annotations.argument(entry.type)

    def _declared(self, entry: Field, is_required: bool) -> str:
        hint = self._hint(entry)
        if is_required:
            return f"{entry.python_name}: {hint}"
        self._used.update(("UNSET", "UnsetType"))
        return f"{entry.python_name}: {union([hint, 'UnsetType'])} = UNSET"

    def _extras(self, definition: ObjectDefinition) -> list[str]:
        if definition.extras is None:
            return []
        values = self._annotations.argument(definition.extras)
        self._used.update(("UNSET", "UnsetType"))
        return [f"extras: Mapping[str, {values}] | UnsetType = UNSET"]

    def _iteration(self, operation: Operation) -> Iteration:
        assert operation.paging is not None
        own = {operation.paging.parameter, operation.paging.size} - {""}
        if operation.paging.style == "link" and "page" in {p.name for p in operation.parameters}:
            own.add("page")
        others = [p for p in operation.parameters if p.where != "query" or p.name not in own]
        positional, keywords = self._parameters(others)
        size = calls.page_size_argument(self._document, operation)
        has_size = bool(operation.paging.size)
        if has_size:
            keywords.append(f"{size}: int = {_page_size(operation)}")
        values = _tuple(p.python_name if p in others else "None" for p in operation.parameters)
        verb = operation.python_verb
        return Iteration(
            name=calls.iterator_name(verb),
            parameters=self._noted(_signature(positional, keywords)),
            item=self._noted(self._annotations.result(operation.paging.item_type)),
            docstring=escaped(docstrings.of_iterator(operation, [p.python_name for p in others], size)),
            call=f"self, {constant(operation)}, {values}" + (f", {size}" if has_size else ""),
        )

    def imports(self) -> list[str]:
        """The import lines of the module."""
        lines = [line for name, line in _IMPORTS.items() if name in self._used]
        models = sorted(name for name in self._used if name in self._document.definitions)
        if models:
            lines.append(f"from ..models import {', '.join(models)}")
        if "_body_from" in self._used:
            lines.append("from .._client.operation import body_of_call as _body_from")
        for name in ("HANDED_OVER", "Given", "sealed"):
            if f"_{name}" in self._used:
                lines.append(f"from .._client.sealing import {name} as _{name}")
        return lines


def _default_media(body: Body) -> str:
    """The default of the argument that names the media type, as it is written; empty where there is none.

    Bytes of a range may be a `File` that says its own. A text says nothing, so the caller has to.
    """
    first = body.alternatives[0]
    if not is_range(first.media):
        return f" = {_quoted(first.media)}"
    return " = None" if first.kind == "bytes" or not body.required else ""


def constant(operation: Operation) -> str:
    """The name of an operation's descriptor."""
    found = operation.python_verb.upper()
    return f"{found}_" if found in ("UNSET", "UUID", "TENANT_TOKEN") else found


def escaped(text: str) -> str:
    """Text that may stand in a docstring."""
    return text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')


def _page_size(operation: Operation) -> int:
    assert operation.paging is not None
    size = next(p for p in operation.parameters if p.name == operation.paging.size)
    most: int = size.schema.get("maximum", 100)
    return min(100, most)


def _signature(positional: Iterable[str], keywords: Iterable[str]) -> str:
    """Parameters behind self; required ones before those with a default, by position and by name."""
    first = [p for p in positional if " = " not in p] + [p for p in positional if " = " in p]
    named = [p for p in keywords if " = " not in p] + [p for p in keywords if " = " in p]
    return "".join(f", {p}" for p in [*first, *(["*"] if named else []), *named])


def _tuple(values: Iterable[str]) -> str:
    found = list(values)
    return f"({', '.join(found)}{',' if len(found) == 1 else ''})"


def _where(parameters: Iterable[Parameter], declared: str) -> str:
    name = declared.partition(":")[0]
    return next(p.where for p in parameters if p.python_name == name)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
