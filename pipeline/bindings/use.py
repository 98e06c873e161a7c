"""One place, somewhere outside `openapi/`, that names something of the document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class What(Enum):
    """How a name is used, which decides what it has to be in the document."""

    OPERATION = auto()  # by its operationId, in a text
    METHOD = auto()  # by the client's attributes: hub.pumps.start
    CHAIN = auto()  # the same of something that may be a client: stage.another().pumps.start
    HANDLER = auto()  # a function of the sandbox that is named after its operation
    CLIENT = auto()  # an attribute of the client: hub.pumps
    TAG = auto()  # a text among others, of which most are tags: of=all of them
    CONSTANT = auto()  # from thingshub.api.pumps import START
    EXTENSION = auto()  # the class of hand-written methods: of=the tag of its file
    MODULE = auto()  # thingshub.api.pumps, or a file that is named after its tag
    MODEL = auto()  # a class of thingshub.models
    SCHEMA = auto()  # a component, by its name in the document
    ERROR = auto()  # a class of thingshub.errors
    ROUTE = auto()  # method and path template
    PARAMETER = auto()  # what a handler reads of a request's parameters: of=pumps.start
    ARGUMENT = auto()  # a keyword in the call of an operation: of=pumps.start
    FIELD = auto()  # a keyword that makes a model: of=Pump
    WORD = auto()  # what was the name of a property, wherever it stands
    MEMBER = auto()  # an attribute of an object, or a member of an enum: of=what the object may be


@dataclass(frozen=True)
class Use:
    """One use.

    Attributes:
        what: How.
        name: The name as it stands there, dotted where it has two parts.
        path: The file, from the root of the repository.
        line: From 1.
        of: What the name belongs to, or stands with, where that matters.
    """

    what: What
    name: str
    path: str
    line: int
    of: tuple[str, ...] = ()
