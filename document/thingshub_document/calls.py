"""The names of what the SDK adds to an operation: arguments of its own, and the method that reads a whole list.

An argument of ours gives way to one of the document's: where a property is called `body`, ours is `body_`.
"""

from __future__ import annotations

from thingshub_document import media
from thingshub_document.model import Operation
from thingshub_document.names import iterator_name
from thingshub_document.reading import Document

__all__ = ["body_argument", "content_type_argument", "iterator_name", "page_size_argument", "takes_content_type"]


def body_argument(document: Document, operation: Operation) -> str:
    """The argument for a ready body."""
    return _free(document, operation, "body")


def content_type_argument(document: Document, operation: Operation) -> str:
    """The argument that chooses one of several media types of a body."""
    return _free(document, operation, "content_type")


def takes_content_type(operation: Operation) -> bool:
    """Whether a call says in which media type its body is: in one of several, or in one of a range for a text.

    Bytes name theirs with a `File`, and need no argument.
    """
    alternatives = operation.body.alternatives if operation.body else ()
    return len(alternatives) > 1 or any(one.kind == "text" and media.is_range(one.media) for one in alternatives)


def page_size_argument(document: Document, operation: Operation) -> str:
    """The argument of an iterator that says how many entries to ask for at a time: it stands for the document's own."""
    paging = operation.paging
    replaced = {paging.size, paging.parameter} if paging else set[str]()
    others = [p.python_name for p in operation.parameters if p.where != "query" or p.name not in replaced]
    return "page_size_" if "page_size" in others else "page_size"


def _free(document: Document, operation: Operation, name: str) -> str:
    taken = {parameter.python_name for parameter in operation.parameters}
    if (body := document.exploded(operation)) is not None:
        taken |= {field.python_name for field in body.fields if not field.read_only}
    return f"{name}_" if name in taken else name
