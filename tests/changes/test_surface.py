"""The Python surface: each kind of change on a small package, and which of them break."""

from __future__ import annotations

from pathlib import Path

import pytest
from pipeline.changes import surface
from pipeline.changes.change import Kind
from pipeline.changes.surface import SurfaceChange
from pipeline.fingerprint import GENERATED

PACKAGE = {
    "__init__.py": "from thingshub.client import Hub\n__all__ = ['Hub']\n",
    "client.py": (
        "from typing import overload\n\n\n"
        "class Hub:\n"
        "    @overload\n    def make(self, body: str) -> int: ...\n"
        "    @overload\n    def make(self, *, name: str, age: int | None = None) -> int: ...\n"
        "    def make(self, body: str | None = None, *, name: str = '', age: int | None = None) -> int:\n"
        "        return 0\n\n"
        "    def read(self, key: str, *, limit: int = 9) -> str:\n        return key\n\n"
        "    def _hidden(self, key: str) -> None: ...\n"
    ),
    "models.py": (
        "from enum import StrEnum\nfrom typing import Annotated\n\n\n"
        "class Colour(StrEnum):\n    RED = 'red'\n    BLUE = 'blue'\n\n\n"
        "class Device:\n    name: Annotated[str, 'A name.']\n    size: int | None = None\n"
    ),
    "calling.py": "def call(key: str) -> None: ...\n",
}


def _written(folder: Path, *edits: tuple[str, str, str]) -> Path:
    package = folder / "thingshub"
    package.mkdir(parents=True)
    for name, text in PACKAGE.items():
        for file, before, after in edits:
            assert before in PACKAGE[file]
            text = text.replace(before, after) if file == name else text
        (package / name).write_text(text)
    return folder


def _changes(tmp_path: Path, *edits: tuple[str, str, str]) -> list[SurfaceChange]:
    return surface.compare(
        _written(tmp_path / "a"), _written(tmp_path / "b", *edits), read_models=frozenset({"Device"})
    )


@pytest.mark.parametrize(
    ("edit", "kind", "is_breaking", "name", "text"),
    [
        (("models.py", "    BLUE = 'blue'\n", ""), Kind.REMOVED, True, "models.Colour.BLUE", "is gone"),
        (("models.py", "    BLUE", "    GREEN = 'green'\n    BLUE"), Kind.ADDED, False, "models.Colour.GREEN", "is new"),
        (("models.py", "class Device:", "class Thing:"), Kind.REMOVED, True, "models.Device", "is gone"),
        (("models.py", "int | None", "int | str | None"), Kind.CHANGED, True, "models.Device.size", "is None | int | str now"),
        (("models.py", "int | None", "int"), Kind.CHANGED, False, "models.Device.size", "is int now"),
        (("client.py", "def read(", "def get("), Kind.REMOVED, True, "client.Hub.read", "is gone"),
        (("client.py", "limit: int = 9", "most: int = 9"), Kind.CHANGED, True, "client.Hub.read", "parameter limit is gone"),
        (("client.py", "limit: int = 9", "limit: int"), Kind.CHANGED, True, "client.Hub.read", "limit is required now"),
        (("client.py", "limit: int = 9", "limit: int = 8"), Kind.CHANGED, True, "client.Hub.read", "another default"),
        (("client.py", "limit: int = 9", "limit: float = 9"), Kind.CHANGED, True, "client.Hub.read(limit)", "takes float"),
        (("client.py", "limit: int = 9", "limit: int | str = 9"), Kind.CHANGED, False, "client.Hub.read(limit)", "takes int"),
        (("client.py", "*, limit: int = 9", "*, limit: int = 9, x: int = 1"), Kind.ADDED, False, "client.Hub.read(x)", "is new"),
        (("client.py", "*, limit: int = 9", "*, limit: int = 9, x: int"), Kind.CHANGED, True, "client.Hub.read", "x is new and required"),
        (("client.py", "key: str, *, limit", "*, key: str, limit"), Kind.CHANGED, True, "client.Hub.read", "given in another way"),
        (("client.py", "-> str:", "-> str | None:"), Kind.CHANGED, True, "client.Hub.read", "gives None | str now"),
        (("client.py", "*, name: str, age: int | None = None", "*, name: str, age: int | None"), Kind.CHANGED, True, "client.Hub.make", "can no longer be called with just (name, age)"),
        (("__init__.py", "__all__ = ['Hub']", "__all__ = []"), Kind.REMOVED, True, "Hub", "is gone"),
    ],
)  # fmt: skip
def test_a_change_is_named_with_its_verdict(
    edit: tuple[str, str, str], kind: Kind, is_breaking: bool, name: str, text: str, tmp_path: Path
) -> None:
    changes = [c for c in _changes(tmp_path, edit) if c.name == f"thingshub.{name}" and text in c.text]
    assert [(change.kind, change.is_breaking) for change in changes] == [(kind, is_breaking)]


@pytest.mark.parametrize(
    "edit",
    [
        ("models.py", "'A name.'", "'Another text.'"),
        ("client.py", "_hidden(self, key: str)", "_hidden(self)"),
        ("calling.py", "def call(key", "def send(key"),
        ("client.py", "        return 0", "        return 1"),
    ],
)
def test_what_users_do_not_see_may_change(edit: tuple[str, str, str], tmp_path: Path) -> None:
    assert _changes(tmp_path, edit) == []


def test_a_module_that_users_are_told_of_is_public(tmp_path: Path) -> None:
    old, new = _written(tmp_path / "a"), _written(tmp_path / "b", ("calling.py", "def call(key", "def send(key"))
    told = surface.modules_named("from thingshub.calling import call")
    changes = surface.compare(old, new, modules=told)
    assert [(change.kind, change.name) for change in changes] == [
        (Kind.REMOVED, "thingshub.calling.call"),
        (Kind.ADDED, "thingshub.calling.send"),
    ]


def test_what_the_package_exports_is_public_wherever_it_is_made(tmp_path: Path) -> None:
    export = (
        "__init__.py",
        "from thingshub.client import Hub",
        "from thingshub.calling import call\nfrom thingshub.client import Hub",
    )
    listed = ("__init__.py", "['Hub']", "['Hub', 'call']")
    gone = ("__init__.py", "['Hub']", "[]")
    for edits, name in (((export, listed), "thingshub.call"), ((gone,), "thingshub.Hub")):
        old, new = _written(tmp_path / name / "a"), _written(tmp_path / name / "b", *edits)
        assert [change.name for change in surface.compare(old, new)] == [name]


def test_a_wider_attribute_of_what_is_only_sent_breaks_nobody(tmp_path: Path) -> None:
    new = _written(tmp_path / "b", ("models.py", "int | None", "int | str | None"))
    [change] = surface.compare(_written(tmp_path / "a"), new)
    assert not change.is_breaking


def test_the_real_surface_is_read_whole_and_equals_itself() -> None:
    assert surface.compare(GENERATED, GENERATED) == []
    names = surface.names(GENERATED)
    assert "thingshub.transport.Timeout.connect_seconds" in names, "exported, and so is all of it"
    assert "thingshub.transport.Request" not in names
    assert {"thingshub.ThingsHub", "thingshub.models.Device.id", "thingshub.api.devices.AsyncDevices.get"} <= names
    assert "thingshub.errors.NotFoundError" in names
