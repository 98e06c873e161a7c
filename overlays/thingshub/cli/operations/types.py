"""Types of the document, looked through: what stands behind a name, and what JSON data is decoded to."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Literal, Optional, Union
from uuid import UUID

from thingshub_document.reading import Document
from thingshub_document.types import (
    Anything,
    Definition,
    ListOf,
    LiteralOf,
    MapOf,
    Named,
    Nullable,
    Scalar,
    Type,
    UnionOf,
)

_SCALARS: dict[str, Any] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": bool,
    "date-time": datetime,
    "date": date,
    "time": time,
    "uuid": UUID,
    "decimal": Decimal,
    "binary": bytes,
}


def plain_type(document: Document, found: Type) -> Type | Definition:
    """A type with null and aliases aside: one without a name, or the object, enum or union behind the name."""
    for part in document.resolved_types(found):
        if isinstance(part, Nullable):
            continue
        definition = document.definition(part)
        if definition is not None or not isinstance(part, Named):
            return definition or part
    return found


def python_type(document: Document, found: Type) -> Any:
    """What msgspec decodes to."""
    from thingshub import models  # only who sends something pays for them

    match found:
        case Scalar(kind=kind):
            return _SCALARS[kind]
        case Anything():
            return Any
        case ListOf(items=items):
            return list[python_type(document, items)]  # type: ignore[misc]
        case MapOf(values=values):
            return dict[str, python_type(document, values)]  # type: ignore[misc]
        case LiteralOf(values=values):
            return Literal[values]
        case UnionOf(members=members):
            return Union[tuple(python_type(document, member) for member in members)]  # noqa: UP007
        case Nullable(inner=inner):
            return Optional[python_type(document, inner)]  # noqa: UP045
        case Named(name=name):
            return getattr(models, name)
