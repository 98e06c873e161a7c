"""Decide with which values each operation is called: the document's examples, and made ones where it has none.

Each operation is called with its required arguments only, with all of them, once more for each further example and
media type of its body, and once for each other way to say who calls. Nothing is random, so that a failure stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.proof.cases import BodyForm, Case
from pipeline.proof.faults import Unsettled
from pipeline.proof.narrowing import said
from pipeline.proof.validity import Validity
from thingshub_document.model import Answer, Header, Media, Operation, Parameter, SecurityScheme
from thingshub_document.reading import Document
from thingshub_document.sample_schemas import NoSample
from thingshub_document.sample_texts import HARD_TEXT
from thingshub_document.samples import Direction, Sampler, Taste
from thingshub_document.types import MISSING, Anything, Nullable, Place, Scalar

_EXAMPLES = 4
_HEADER_TEXT = "a text"
_ITEM_TEXT = "a&b/é"  # hard too, but without what separates items in some style
_NO_BODY: tuple[str, Media | None, Any, BodyForm] = ("", None, MISSING, "value")


class Planner:
    """Makes the cases of a document's operations.

    Args:
        document: The document.
        validity: Its validators.
        is_exact: Whether numbers may be such that a double does not hold them.
    """

    def __init__(self, document: Document, validity: Validity, *, is_exact: bool = True) -> None:
        self._document = document
        self._validity = validity
        self._values: dict[tuple[Place, Direction, bool], list[Any]] = {}
        self._samplers = {
            text: Sampler(document.data, validity.fits, Taste(text, is_exact=is_exact, has_items=text != "text"))
            for text in ("text", HARD_TEXT, _HEADER_TEXT, _ITEM_TEXT)
        }

    def cases(self, operation: Operation) -> Iterator[Case]:
        """The calls of an operation.

        Raises:
            Unsettled: a value that is needed is not to be had.
        """
        values = {id(parameter): self.value_of(operation, parameter) for parameter in operation.parameters}
        required = tuple((p, values[id(p)]) for p in operation.parameters if p.required)
        everything = tuple((p, values[id(p)]) for p in operation.parameters)
        credentials = reachable_credentials(operation)
        first = credentials[0] if credentials else ()
        bodies = list(self._bodies(operation))
        least: tuple[Media | None, Any, BodyForm] = (None, MISSING, "value")
        if operation.body is not None and operation.body.required and bodies:
            least = bodies[0][1:]
        yield Case(operation, "required arguments", required, *least, first)
        most = next((body for body in bodies if body[0].startswith("all")), bodies[0] if bodies else _NO_BODY)
        if everything != required or most[1:] != least:
            yield Case(operation, "all arguments", everything, most[1], most[2], most[3], first)
        for name, media, value, form in bodies:
            if (media, value, form) != least and name != most[0]:
                yield Case(operation, name, required, media, value, form, first)
        for number, alternative in enumerate(credentials[1:], start=2):
            yield Case(operation, f"security {number}", required, *least, alternative)

    def value_of(self, operation: Operation, parameter: Parameter) -> Any:
        """What is passed for a parameter: its first example that says something, else a made value.

        Raises:
            Unsettled: there is none.
        """
        for example in parameter.examples:
            says_something = example is not None and example not in ([], {}, "")
            if says_something and self._validity.fits(parameter.schema, example, "sent"):
                return example
        is_in_url = parameter.where in ("path", "query")
        if parameter.media or not _is_delimited(parameter):
            text = HARD_TEXT if is_in_url else _HEADER_TEXT
        else:
            text = _ITEM_TEXT if is_in_url else "text"
        sampler = self._samplers[text]
        try:
            return sampler.sample(parameter.schema, "sent")
        except NoSample as error:
            what = f"the {parameter.where} parameter {parameter.name!r} cannot be tried: {error}"
            raise Unsettled(parameter.line, f"operation {operation.id}", what) from error

    def header_values(self, operation: Operation, answer: Answer) -> list[dict[str, Any]]:
        """The headers of an answer by name: all of them, once more for further examples, and those that must be there.

        Raises:
            Unsettled: there is no value for one.
        """
        every = {header.name: self._values_of_header(operation, header) for header in answer.headers}
        count = max(map(len, every.values()), default=1)
        found = [
            {name: values[min(number, len(values) - 1)] for name, values in every.items()} for number in range(count)
        ]
        least = {header.name: every[header.name][0] for header in answer.headers if header.required}
        return found if least.keys() == every.keys() else [*found, least]

    def _values_of_header(self, operation: Operation, header: Header) -> list[Any]:
        examples = [
            value
            for value in header.examples[:_EXAMPLES]
            if self._validity.fits(header.schema, value, "read") and not _has_separators(value)
        ]
        is_long = any(isinstance(value, list | Mapping) and len(value) > 1 for value in examples)
        if examples and (is_long or not isinstance(examples[0], list | Mapping)):
            return examples
        try:  # also beside a list of one entry, which does not show what separates two
            return [*examples, self._samplers["text"].sample(header.schema, "read")]
        except NoSample as error:
            if examples:
                return examples
            what = f"the header {header.name!r} of an answer cannot be tried: {error}"
            raise Unsettled(header.line, f"operation {operation.id}", what) from error

    def _bodies(self, operation: Operation) -> Iterator[tuple[str, Media, Any, BodyForm]]:
        """Name, media type, value and form of each body that is sent; the least one comes first."""
        if operation.body is None:
            return
        is_exploded = self._document.exploded(operation) is not None
        seen = list[tuple[str, Any]]()
        for media in operation.body.alternatives:
            for full in (False, True):
                for number, value in enumerate(self.values(operation, media, "sent", full=full), start=1):
                    if (media.media, value) in seen:
                        continue
                    seen.append((media.media, value))
                    name = f"{'all of ' if full else ''}{media.media} {number}"
                    if is_exploded and (value or operation.body.required):  # no keyword at all is no body
                        yield f"{name} by keywords", media, value, "keywords"
                    if not is_exploded or media.kind != "multipart":
                        yield name, media, value, "value"

    def values(self, operation: Operation, media: Media, direction: Direction, *, full: bool) -> list[Any]:
        """The values of a body or an answer: the examples that fit, and what they leave out made up.

        Raises:
            Unsettled: there is none.
        """
        key = (media.place, direction, full)
        if key not in self._values:  # many operations share their answers
            self._values[key] = self._found_values(operation, media, direction, full=full)
        return self._values[key]

    def fits(self, media: Media, value: Any) -> bool:
        """Whether a body of an answer fits its schema."""
        return self._validity.fits(media.schema, value, "read")

    def made(self, media: Media) -> Iterator[Any]:
        """Bodies of an answer that are made, with every property, whatever the examples are."""
        try:
            yield from (value for (value,) in self._samplers["text"].samples(media.schema, "read", full=True))
        except NoSample:
            return

    def _found_values(self, operation: Operation, media: Media, direction: Direction, *, full: bool) -> list[Any]:
        if media.kind == "bytes" or media.type is None:
            return list(media.examples[:1]) or ["text" if media.kind == "json" else "content\x00é"]
        sampler = self._samplers[HARD_TEXT if media.kind in ("form", "multipart", "text") else "text"]
        examples = [said(self._document, media.type, value, direction) for value in media.examples[:_EXAMPLES]]
        examples = [value for value in examples if self._validity.fits(media.schema, value, direction)]  # see validate
        if examples and direction == "read":
            return examples
        try:
            made = [value for (value,) in sampler.samples(media.schema, direction, full=full)]
        except NoSample as error:
            if examples:
                return examples if full else examples[:1]
            what = f"{media.media} cannot be tried: {error}"
            raise Unsettled(media.line, f"operation {operation.id}", what) from error
        if not made and not examples:
            what = f"{media.media} cannot be tried: no value was found that fits the schema"
            raise Unsettled(media.line, f"operation {operation.id}", what)
        if not examples:
            return made
        if not full:
            return self._least(media, examples, made, direction)[:1]
        if isinstance(examples[0], Mapping) and made and isinstance(made[0], Mapping):
            whole = {**made[0], **examples[0]}
            if whole != examples[0] and self._validity.fits(media.schema, whole, direction):
                return [whole, *examples]
        return examples

    def _least(self, media: Media, examples: list[Any], made: list[Any], direction: Direction) -> list[Any]:
        """The first example, with no more properties than must be there."""
        first = examples[0]
        if isinstance(first, Mapping) and made and isinstance(made[0], Mapping):
            small = {name: value for name, value in first.items() if name in made[0]}
            if self._validity.fits(media.schema, small, direction):
                return [small]
            return [made[0]]
        return examples


def reachable_credentials(operation: Operation) -> list[tuple[SecurityScheme, ...]]:
    """The ways to say who calls that a client can be made to use, the first one first.

    A client takes the first one of which it has everything, and it always has the tenant's token.
    """
    if operation.security is None and operation.servers and "://" in operation.servers[0].url:
        return [()]  # another host never gets what is meant for the tenant
    found = list[tuple[SecurityScheme, ...]]()
    for alternative in sorted(operation.requirements, key=lambda schemes: not schemes):  # one without any comes last
        given = {scheme.name for scheme in alternative}
        if not any(all(scheme.is_tenant or scheme.name in given for scheme in earlier) for earlier in found):
            found.append(alternative)
    return found


def _is_delimited(parameter: Parameter) -> bool:
    """Whether an item may hold no sign that separates items: the SDK refuses what a plain server would take apart."""
    plain = parameter.type.inner if isinstance(parameter.type, Nullable) else parameter.type
    if isinstance(plain, Scalar | Anything) or parameter.style == "deepObject":
        return False
    return not (parameter.style == "form" and parameter.explode)


def _has_separators(value: Any) -> bool:
    """Whether a list or an object holds a text with what separates items in a header, where nothing can be encoded."""
    items = value if isinstance(value, list) else [*value, *value.values()] if isinstance(value, Mapping) else []
    return any(isinstance(item, str) and ("," in item or "=" in item) for item in items)
