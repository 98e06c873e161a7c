"""Judge uses: which names the document does not have, and how that is told."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from pipeline.bindings.renames import Renames
from pipeline.bindings.use import Use, What
from pipeline.bindings.vocabulary import Vocabulary

# What may stand behind a dot in the name of a file: `devices.csv` names no operation
_SUFFIXES = frozenset(("csv", "html", "js", "json", "jsonl", "md", "py", "sqlite", "toml", "ts", "txt", "yaml", "zip"))
_FEWEST_TAGS = 2


class Judge:
    """Tells what is wrong with uses.

    Args:
        now: The names that there are.
        renames: The names that are gone since `generated/` was made.
    """

    def __init__(self, now: Vocabulary, renames: Renames) -> None:
        self._now = now
        self._renames = renames
        self._judges: dict[What, Callable[[Use], str]] = {
            What.OPERATION: self._operation,
            What.METHOD: self._method,
            What.CHAIN: self._gone_operation,
            What.HANDLER: self._handler,
            What.CLIENT: self._client,
            What.TAG: self._tag,
            What.CONSTANT: self._constant,
            What.EXTENSION: self._extension,
            What.MODULE: self._module,
            What.MODEL: self._model,
            What.SCHEMA: self._schema,
            What.ERROR: self._error,
            What.ROUTE: self._route,
            What.PARAMETER: self._parameter,
            What.ARGUMENT: self._argument,
            What.FIELD: self._member,
            What.WORD: self._word,
            What.MEMBER: self._attribute,
        }

    def findings(self, uses: Iterable[Use]) -> list[str]:
        """A line for each use that is wrong, by file and line."""
        wrong: dict[tuple[str, int], dict[str, None]] = defaultdict(dict)
        for use in uses:
            if text := self._judges[use.what](use):
                wrong[use.path, use.line][text] = None
        return [
            f"{path}:{line}: {text}"
            for (path, line), texts in sorted(wrong.items())
            for text in sorted(texts)
            if not any(f"{text.partition(',')[0].replace('the tag', 'the operation')}." in other for other in texts)
        ]

    def _told(self, what: str, name: str, known: Iterable[str]) -> str:
        """That something is not there, and what is there instead."""
        new, place = self._renames.new_name(name)
        if new:
            return f"{what}, which openapi/ does not have any more: it is {new} now{place} -- write {new} here"
        nearest = self._renames.nearest(name, known)
        note = f" (the nearest is {nearest})" if nearest else ""
        return f"{what}, which openapi/ does not have{note} -- write the name that it has there, or take this use out"

    def _no_operation(self, name: str) -> str:
        return self._told(f"uses the operation {name}", name, self._now.operation_ids)

    def _no_tag(self, name: str) -> str:
        return self._told(f"uses the tag {name}", name, self._now.tag_names)

    def _operation(self, use: Use) -> str:
        """A text of the form `tag.verb`: one of a tag that there is or was; other dotted texts mean other things."""
        tag, _, verb = use.name.partition(".")
        if tag not in self._renames.settled_tags or verb in _SUFFIXES:
            return self._gone_operation(use)
        is_there = use.name in self._now.operation_ids or self._now.has_method(use.name)
        return "" if is_there else self._no_operation(use.name)

    def _gone_operation(self, use: Use) -> str:
        """Something that may name an operation: only what was one before is certain."""
        return self._no_operation(use.name) if use.name in self._renames.operations else ""

    def _method(self, use: Use) -> str:
        tag, _, verb = use.name.partition(".")
        if verb.startswith("_") or self._now.has_method(_snake(use.name)):
            return ""
        # That there is no such tag is told of the client's attribute
        return self._no_operation(use.name) if tag in self._now.tags else ""

    def _handler(self, use: Use) -> str:
        if self._now.has_method(use.name):
            return ""
        new, _ = self._renames.new_name(use.name)
        return self._no_operation(use.name).replace(f"write {new} here", f"write {new.replace('.', '_')} here")

    def _client(self, use: Use) -> str:
        if use.name in self._now.tags:
            return ""
        is_ours = use.name.startswith("_") or use.name in self._now.client_attributes
        return "" if is_ours and use.name not in self._renames.tags else self._no_tag(use.name)

    def _tag(self, use: Use) -> str:
        """A text among others: surely a tag when all the others are, or when it was one and most of the others are."""
        others = set(use.of) - {use.name}
        if use.name in self._now.tag_names or len(tags := others & self._renames.settled_tags) < _FEWEST_TAGS:
            return ""
        is_tag = tags == others and len(tags) > _FEWEST_TAGS
        was_tag = use.name in self._renames.tags and len(tags) * 2 >= len(others)
        return self._no_tag(use.name) if is_tag or was_tag else ""

    def _constant(self, use: Use) -> str:
        tag, _, name = use.name.partition(".")
        if tag not in self._now.tags or name.startswith("_") or self._now.has_constant(tag, name):
            return ""  # a tag that is not there is told of the module
        return self._no_operation(f"{tag}.{name.lower()}")

    def _extension(self, use: Use) -> str:
        [tag] = use.of
        if tag not in self._now.tags or (wanted := self._now.extension_of(tag)) in (name := use.name, name[5:]):
            return ""  # a tag that is not there is told of the file
        prefix = "Async" if name.startswith("Async") else ""
        return f"the class {name} is not named after the tag {tag} -- call it {prefix}{wanted}"

    def _module(self, use: Use) -> str:
        return "" if use.name in self._now.tags else self._no_tag(use.name)

    def _model(self, use: Use) -> str:
        is_there = use.name in self._now.models
        return "" if is_there else self._told(f"uses the schema {use.name}", use.name, self._now.models)

    def _schema(self, use: Use) -> str:
        is_there = use.name in self._now.schemas or use.name in self._now.models
        return "" if is_there else self._told(f"uses the schema {use.name}", use.name, self._now.schemas)

    def _error(self, use: Use) -> str:
        body = use.name.removesuffix("Error")
        if body not in self._renames.schemas or use.name in self._now.errors:
            return ""
        return self._told(f"uses the error of the schema {body}", body, self._now.schemas)

    def _route(self, use: Use) -> str:
        return "" if self._now.has_route(use.name) else self._told(f"uses {use.name}", use.name, ())

    def _parameter(self, use: Use) -> str:
        [operation] = use.of
        if not self._now.has_method(operation) or use.name in (known := self._now.parameters(operation)):
            return ""
        return self._told(f"reads the parameter {use.name} of {operation}", use.name, known)

    def _argument(self, use: Use) -> str:
        [method] = use.of
        known = self._now.arguments(method)
        if known is None or use.name in known:
            return ""
        return self._told(f"calls {method} with {use.name}, a parameter or property", use.name, known)

    def _word(self, use: Use) -> str:
        return self._told(f"uses the property {use.name}", use.name, ()) if use.name in self._renames.words else ""

    def _attribute(self, use: Use) -> str:
        """An attribute of an object: what hand-written code gives to every model is none of the document."""
        is_ours = use.name.startswith("_") or use.name in self._now.client_attributes
        return "" if is_ours else self._member(use)

    def _member(self, use: Use) -> str:
        known: set[str] = set()
        for kind in use.of:
            if (members := self._now.members(kind)) is None:
                return ""
            known |= members
        if use.name in known:
            return ""
        return self._told(f"uses the property {use.name} of {' or '.join(use.of)}", use.name, known)


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", name).lower()
