"""Every Python name of the SDK is decided here, by one rule, and handed to both generators, the CLI and the docs.

A field, argument, tag or verb is the document's own name in snake_case. What Python or a model needs for itself gets an
underscore (`class_`, `to_update_`); builtins stay as they are (`format`, `list`, `id`). A schema keeps its name in
PascalCase; one that the generated modules need for themselves gets `Model` behind it (`ListModel`). Nothing is numbered
and nothing is guessed: two names that fall together in one scope are refused by whoever owns the scope, with both
lines, and `x-python-name` settles it.
"""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

OVERRIDE = "x-python-name"
_MEMBERS_OF_MODELS = frozenset(
    {"changes", "extras", "from_dict", "from_json", "to_dict", "to_json", "to_update"}
)  # a property of such a name would hide the method
_CLIENT_MEMBERS = frozenset({"close", "preview", "raw", "request", "stream", "with_options"})
_NEEDED_BY_MODULES = frozenset(
    {
        *("Annotated", "Any", "AnyOf", "AsyncIterator", "Decimal", "Dict", "Enum", "ExtensibleModel", "FileContent"),
        *("IntEnum", "Iterator", "List", "Literal", "Mapping", "Meta", "Model", "NoneType", "OpenUnion", "Optional"),
        *("Sequence", "Set", "StrEnum", "Struct", "TYPE_CHECKING", "Tuple", "Type", "TypeAlias", "UNSET", "UUID"),
        *("Union", "UnsetType", "Update"),
    }
)
_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[^\W\d_A-Z]+[0-9]*|[A-Z]+[0-9]*|[0-9]+", re.UNICODE)
_SIGNS = {"+": "plus_", "-": "minus_"}


class NoName(Exception):
    """No Python name follows from this one; the text says why."""


def field_name(name: str, node: Mapping[str, Any] | None = None) -> str:
    """The attribute and keyword argument for a property.

    Args:
        name: Its name in JSON.
        node: Its schema, whose `x-python-name` wins.

    Raises:
        NoName: nothing of the name can stand in Python, or `x-python-name` cannot.
    """
    if (own := _override(node)) is not None:
        return own
    found = snake_case(name)
    return f"{found}_" if _is_reserved(found) or found in _MEMBERS_OF_MODELS else found


def argument_name(name: str, node: Mapping[str, Any] | None = None) -> str:
    """The keyword argument for a parameter; raises NoName."""
    if (own := _override(node)) is not None:
        return own
    found = snake_case(name)
    return f"{found}_" if _is_reserved(found) else found


def verb_name(verb: str, node: Mapping[str, Any] | None = None) -> str:
    """The method for an operation; raises NoName."""
    return argument_name(verb, node)


def tag_name(tag: str, node: Mapping[str, Any] | None = None) -> str:
    """The attribute of the client for a tag, and the module of its operations.

    Raises:
        NoName: nothing of the name can stand in Python, or the client has a method of this name.
    """
    found = argument_name(tag, node)
    if found in _CLIENT_MEMBERS:
        raise NoName(f"the client has a method {found!r} of its own")
    return found


def class_name(name: str, node: Mapping[str, Any] | None = None) -> str:
    """The class for a schema; raises NoName."""
    if (own := _override(node)) is not None:
        return own
    found = pascal_case(name)
    return f"{found}Model" if found in _NEEDED_BY_MODULES or hasattr(builtins, found) else found


def member_name(value: str | int) -> str:
    """The name of an enum's member, from its value; raises NoName."""
    if isinstance(value, int):
        return f"VALUE_{value}" if value >= 0 else f"VALUE_MINUS_{-value}"
    if not value:
        return "EMPTY"
    found = snake_case(value).upper()
    return f"VALUE{found}" if found.startswith("_") else f"{found}_" if found in ("MRO", "NAME", "VALUE") else found


def snake_case(name: str) -> str:
    """`deviceEUI` is `device_eui`, `x1Y2` is `x1_y2`, `filter[name]` is `filter_name`, `+1` is `plus_1`.

    Raises:
        NoName: it has neither a letter nor a digit.
    """
    text = unicodedata.normalize("NFKC", name)
    if text[:1] in _SIGNS and text[1:2].isdigit():
        text = _SIGNS[text[0]] + text[1:]
    found = "_".join(word.lower() for word in _WORD.findall(text))
    if not found:
        raise NoName("it has neither a letter nor a digit")
    found = f"_{found}" if found[0].isdigit() else found
    if not found.isidentifier():
        raise NoName("it has characters that no Python name can have")
    return found


def pascal_case(name: str) -> str:
    """`device_list` is `DeviceList`; capitals inside stay: `IPAddress`.

    Raises:
        NoName: it has no letter, or begins with a digit.
    """
    parts = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", name))
    found = "".join(part[0].upper() + part[1:] for part in parts)
    if not found or not found[0].isalpha() or not found.isidentifier():
        raise NoName("a class name begins with a letter")
    return found


def iterator_name(python_verb: str) -> str:
    """`list` is read whole by `iterate`, `list_labels` by `iterate_labels`, anything else by `iterate_…`."""
    if python_verb.startswith("list"):
        return python_verb.replace("list", "iterate", 1)
    return f"iterate_{python_verb}"


def title(text: str) -> str:
    """The text as a part of a class name, digits in front allowed; empty when nothing of it can stand there."""
    parts = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text))
    return "".join(part[0].upper() + part[1:] for part in parts)


def _is_reserved(name: str) -> bool:
    return keyword.iskeyword(name) or name in ("self", "__debug__")


def _override(node: Mapping[str, Any] | None) -> str | None:
    own = (node or {}).get(OVERRIDE)
    if own is None:
        return None
    if not isinstance(own, str) or not own.isidentifier() or keyword.iskeyword(own) or own.startswith("__"):
        raise NoName(f"{OVERRIDE} {own!r} is not a Python name")
    return own
