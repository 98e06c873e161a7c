"""The attributes of a client, one for each tag of the document: each imports its module when it is first asked for.

One descriptor for all of them, because hundreds of properties would be what importing the client costs.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


class Tag:
    """One tag's operations; what it makes stays on the client.

    Args:
        name: The attribute, which is also the name of the module.
        class_name: The resource class in it.
    """

    __slots__ = ("_class_name", "_name")

    def __init__(self, name: str, class_name: str) -> None:
        self._name = name
        self._class_name = class_name

    def __get__(self, client: Any, owner: type) -> Any:
        if client is None:
            return self
        module = import_module(f"thingshub.api.{self._name}")
        made = client.__dict__[self._name] = getattr(module, self._class_name)(client._caller)
        return made


def attach_tags(client: type) -> None:
    """Put a descriptor in the place of each annotation of a client's class."""
    for name, class_name in client.__annotations__.items():
        setattr(client, name, Tag(name, class_name))
