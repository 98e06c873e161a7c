"""What an OpenAPI document says of its operations, as plain frozen objects: what everything else reads.

Nothing here belongs to a generator. `place` is the path of keys in the bundled document, `line` is `file:line` of the
source, empty where the document was read from JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct, field

from thingshub_document.types import MISSING, Place, Schema, Type

Where = Literal["path", "query", "header", "cookie"]
Kind = Literal["json", "form", "multipart", "text", "bytes"]
PagingStyle = Literal["offset", "page", "cursor", "link"]


class Evidence(Struct, frozen=True):
    """What a statement rests on.

    Attributes:
        level: `documented`, `observed` or `inferred`.
        source: Title and address of the page.
        note: What else there is to say; empty for nothing.
    """

    level: str
    source: str
    note: str = ""


class Availability(Struct, frozen=True):
    """The products that have an operation.

    Attributes:
        since: First product with it; None for the first one.
        until: First product without it; None while it goes on.
        predecessor: operationId before `since`.
        successor: operationId from `until` on.
        change: What happened, in words.
    """

    since: str | None = None
    until: str | None = None
    predecessor: str | None = None
    successor: str | None = None
    change: str = ""


class Parameter(Struct, frozen=True):
    """One parameter of an operation, its own or of its path item.

    Attributes:
        name: Its name on the wire.
        python_name: The keyword argument.
        style: `simple`, `label`, `matrix`, `form`, `spaceDelimited`, `pipeDelimited` or `deepObject`; the default of
            its place where the document does not say.
        media: The media type of a parameter with `content`; None for one with `schema`.
        examples: Values, without their names.
    """

    name: str
    python_name: str
    where: Where
    style: str
    explode: bool
    allow_reserved: bool
    media: str | None
    schema: Schema
    type: Type
    required: bool
    default: Any = MISSING
    deprecated: bool = False
    is_secret: bool = False
    docs: str = ""
    examples: tuple[Any, ...] = ()
    place: Place = ()
    line: str = ""


class Header(Struct, frozen=True):
    """A header that an answer is documented to have."""

    name: str
    python_name: str
    type: Type
    schema: Schema
    required: bool
    explode: bool = False
    docs: str = ""
    examples: tuple[Any, ...] = ()
    place: Place = ()
    line: str = ""


class Part(Struct, frozen=True):
    """One field of a form.

    Attributes:
        name: Its name on the wire.
        content_type: The media type of the part: the document's, or OpenAPI's default for its type.
        is_file: Whether it holds bytes.
        is_list: Whether the field is repeated for each entry.
        style: For urlencoded forms: how arrays and objects are written (`form`, `deepObject`, …).
    """

    name: str
    content_type: str
    is_file: bool = False
    is_list: bool = False
    style: str = "form"
    explode: bool = True
    allow_reserved: bool = False


class Media(Struct, frozen=True):
    """A body in one media type.

    Attributes:
        media: The media type as the document writes it, e.g. `application/merge-patch+json`; it may be a range.
        kind: How it is written and read.
        schema: The JSON schema; empty for none.
        type: What it is in Python; None when the document gives no schema.
        parts: For forms: their fields.
        examples: Values, without their names.
    """

    media: str
    kind: Kind
    schema: Schema
    type: Type | None
    parts: tuple[Part, ...] = ()
    examples: tuple[Any, ...] = ()
    place: Place = ()
    line: str = ""


class Body(Struct, frozen=True):
    """What a caller sends.

    Attributes:
        alternatives: In the document's order; the first is sent unless the caller says otherwise.
    """

    alternatives: tuple[Media, ...]
    required: bool
    docs: str = ""
    place: Place = ()
    line: str = ""


class Answer(Struct, frozen=True):
    """What comes back with one status.

    Attributes:
        status: `200`, `2XX` or `default`.
        alternatives: Empty for an empty body.
        headers_class: Python name of the struct with its headers; empty when it has none.
        error_class: `x-error`: the error that this status stands for here, other than everywhere else.
    """

    status: str
    alternatives: tuple[Media, ...]
    headers: tuple[Header, ...] = ()
    headers_class: str = ""
    error_class: str | None = None
    docs: str = ""
    place: Place = ()
    line: str = ""


class SecurityScheme(Struct, frozen=True):
    """How a caller says who it is.

    Attributes:
        name: Its name under components/securitySchemes.
        kind: `bearer` (also oauth2 and openIdConnect), `basic`, `apiKey` or another word of the document.
        where: For an API key: `header`, `query` or `cookie`; else empty.
        key: For an API key: the name of the header, parameter or cookie; else empty.
        is_tenant: Whether it is the token of the client itself: a bearer scheme that the whole document asks for.
    """

    name: str
    kind: str
    where: str = ""
    key: str = ""
    is_tenant: bool = False
    docs: str = ""


class Server(Struct, frozen=True):
    """Where an operation is, other than the rest.

    Attributes:
        url: Absolute, or a path from the tenant's root; variables have their defaults.
    """

    url: str
    place: Place = ()
    line: str = ""


class Paging(Struct, frozen=True):
    """How a list goes on.

    Attributes:
        style: `offset` (limit and offset), `page` (a number from `first_page` on), `cursor` (a text from the answer)
            or `link` (the `Link` header with rel="next").
        items: Property path to the entries in the answer; empty when the answer is the array itself.
        parameter: Wire name of the parameter that goes on: offset, page or cursor; empty for `link`.
        size: Wire name of the parameter with the page size; empty for none.
        next: For `cursor`: property path to the next cursor in the answer.
        identity: The property by which entries are told apart; empty when they have none.
        item_type: What an entry is.
        is_declared: Whether `x-paging` says so; else it was recognised.
    """

    style: PagingStyle
    items: tuple[str, ...]
    parameter: str
    size: str
    item_type: Type
    next: tuple[str, ...] = ()
    identity: str = "id"
    first_page: int = 1
    is_declared: bool = False
    place: Place = ()
    line: str = ""


class Operation(Struct, frozen=True):
    """One operation.

    Attributes:
        id: Its operationId.
        tag: Its tag as the document writes it.
        verb: The part of its id behind the tag.
        python_tag: The attribute of the client, and the module.
        python_verb: The method.
        method: The HTTP method, upper case.
        path: The path template.
        security: Alternatives, each a set of schemes that are needed together; None when the document's own holds
            (and `requirements` then gives it), an empty tuple for none.
        requirements: The alternatives that hold, wherever they are written; empty for a public operation.
        servers: Its own servers, or its path item's; empty where the tenant's holds.
        summary: One line.
        description: More; Markdown.
    """

    id: str
    tag: str
    verb: str
    python_tag: str
    python_verb: str
    method: str
    path: str
    parameters: tuple[Parameter, ...]
    body: Body | None
    answers: tuple[Answer, ...]
    security: tuple[tuple[SecurityScheme, ...], ...] | None
    requirements: tuple[tuple[SecurityScheme, ...], ...]
    servers: tuple[Server, ...]
    paging: Paging | None
    availability: Availability | None
    evidence: Evidence | None
    replay_safe: bool
    deprecated: bool
    summary: str
    description: str
    place: Place = ()
    line: str = ""
    extensions: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def is_public(self) -> bool:
        """Whether it is called without saying who calls."""
        return not self.requirements

    @property
    def successes(self) -> tuple[Answer, ...]:
        """The answers that mean yes: 2xx and 2XX; `default` where the document lists neither."""
        found = tuple(answer for answer in self.answers if answer.status[0] == "2")
        return found or tuple(answer for answer in self.answers if answer.status == "default")

    @property
    def failures(self) -> tuple[Answer, ...]:
        """The other answers."""
        return tuple(answer for answer in self.answers if answer not in self.successes)


class Tag(Struct, frozen=True):
    """A group of operations: one attribute of the client."""

    name: str
    python_name: str
    class_name: str
    docs: str = ""
    place: Place = ()
    line: str = ""
