"""The arguments of one call, for the SDK's method: all by keyword, so that no order has to be known."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from thingshub.cli.operations.bodies import GivenBody, assembled, chosen, fitted, is_range
from thingshub.cli.operations.inputs import Input
from thingshub.unions import is_array
from thingshub_document.calls import (
    body_argument,
    content_type_argument,
    iterator_name,
    page_size_argument,
    takes_content_type,
)
from thingshub_document.model import Operation
from thingshub_document.reading import Document

if TYPE_CHECKING:
    from thingshub import ThingsHub


class Call:
    """One call of an operation.

    Args:
        document: The document.
        operation: What is called.
        inputs: What it takes.
        values: The values of arguments and options, by click's names.

    Raises:
        click.UsageError: they do not fit together.
    """

    def __init__(
        self, document: Document, operation: Operation, inputs: Sequence[Input], values: Mapping[str, Any]
    ) -> None:
        self.operation = operation
        self._document = document
        self._parameters: dict[str, Any] = {}  # by wire name, for paging
        self.arguments: dict[str, Any] = {}
        for found in inputs:
            if found.place != "body" and (value := self._value(found, values)) is not None:
                self.arguments[found.spec.python_name] = value
                if found.place == "query":
                    self._parameters[found.name] = value
        self.path = [self.arguments[found.spec.python_name] for found in inputs if found.place == "path"]
        self.is_whole = bool(values.get("_all"))
        self._check_whole(inputs)
        self._add_body(inputs, values)

    @property
    def is_sized(self) -> bool:
        """Whether the caller has said how much one page holds."""
        paging = self.operation.paging
        return paging is not None and paging.size in self._parameters

    def method(self, hub: ThingsHub) -> Callable[..., Any]:
        """The SDK's method."""
        found: Callable[..., Any] = getattr(getattr(hub, self.operation.python_tag), self.operation.python_verb)
        return found

    def answer(self, hub: ThingsHub) -> Any:
        """Make the call."""
        with as_usage():
            return self.method(hub)(**self.arguments)

    def entries(self, hub: ThingsHub) -> Any:
        """Make the calls that a whole list takes, one by one."""
        paging = self.operation.paging
        assert paging is not None  # --all is there for lists only
        query = {p.name: p.python_name for p in self.operation.parameters if p.where == "query"}
        own = {query[name] for name in (paging.size, paging.parameter) if name}
        arguments = {name: value for name, value in self.arguments.items() if name not in own}
        if self.is_sized:
            arguments[page_size_argument(self._document, self.operation)] = self._parameters[paging.size]
        iterate = getattr(getattr(hub, self.operation.python_tag), iterator_name(self.operation.python_verb))
        with as_usage():
            return iterate(**arguments)

    def _value(self, found: Input, values: Mapping[str, Any]) -> Any:
        value = found.value(values)
        if value is None:
            if found.spec.required:
                raise click.UsageError(f"Missing option '{found.option}'")
            return None
        if is_array(value) and not value:
            raise click.UsageError(f"{found.option} is empty; leave it out to not use it")
        if found.reader.is_structured and not isinstance(value, str):
            return fitted(self._document, value, found.spec.type, found.option, {})
        return value

    def _check_whole(self, inputs: Sequence[Input]) -> None:
        paging = self.operation.paging
        if not self.is_whole or paging is None:
            return
        moving = paging.parameter or "page"  # `link` has none of its own; its first page may be chosen by number
        if moving in self._parameters:
            option = next(f.option for f in inputs if f.place == "query" and f.name == moving)
            raise click.UsageError(f"--all reads from the start: leave {option} out")

    def _add_body(self, inputs: Sequence[Input], values: Mapping[str, Any]) -> None:
        body = self.operation.body
        if body is None:
            return
        given = GivenBody(
            options=[(found, found.value(values)) for found in inputs if found.place == "body"],
            pairs=values.get("_set") or (),
            whole=values.get("_body"),
            content_type=values.get("_content_type"),
        )
        if given.is_empty and not body.required:
            return
        media = chosen(body, given)
        content = assembled(self._document, media, given)
        if media.kind == "multipart" and self._document.exploded(self.operation):
            self.arguments |= {
                found.spec.python_name: content[found.name]
                for found in inputs
                if found.place == "body" and found.name in content
            }
            return
        self.arguments[body_argument(self._document, self.operation)] = content
        if takes_content_type(self.operation):
            self.arguments[content_type_argument(self._document, self.operation)] = (
                given.content_type if is_range(media) else media.media
            )


@contextmanager
def as_usage() -> Generator[None]:
    """What the library refuses to send is wrong usage, e.g. an empty id."""
    try:
        yield
    except ValueError as error:
        raise click.UsageError(str(error)) from None
