"""Driver packages: a zip with the manifest `.project` and, for JavaScript, a script. Everything in it is a stranger's.

A package is read once, when it is pushed: sizes are counted while unpacking, names that leave the archive and YAML
aliases are refused, and numbers that stand for texts (`firmware_version: 1.0`) stay texts. The manifest's `session`
holds a secret of whoever pushed it and is dropped; only the package's own bytes still have it, for them to download.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import yaml

from thingshub_sandbox import schemas
from thingshub_sandbox.openapi.wire.body_parser import is_object

MANIFEST = ".project"
TYPES = ("golang", "javascript")
_MOST_BYTES = 20 * 1024 * 1024
_MOST_FILES = 200
_MOST_DEPTH = 32
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,62}")
_BOOLEANS = {"true": True, "false": False}
_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")


class BadPackage(Exception):
    """A package that is refused; the text names the place and quotes nothing of it."""


@dataclass(frozen=True)
class Package:
    """A package that was read.

    Attributes:
        manifest: The manifest as the API shows it: type, metadata and schema.
        script: The source of a JavaScript driver; None for others.
        digest: SHA-256 of the whole archive, in hexadecimal digits.
    """

    manifest: dict[str, Any]
    script: str | None
    digest: str

    @property
    def author(self) -> str:
        return str(self.manifest["metadata"]["author"])

    @property
    def name(self) -> str:
        return str(self.manifest["metadata"]["name"])


def read_package(content: bytes) -> Package:
    """Read and check a package.

    Raises:
        BadPackage: with the reason and the place.
    """
    files = _unpacked(content)
    if MANIFEST not in files:
        raise BadPackage(f"package: {MANIFEST} is missing")
    manifest = _manifest(_text(files[MANIFEST], MANIFEST))
    script = None
    if manifest["type"] == "javascript":
        scripts = [name for name in files if name.endswith(".js")]
        chosen = "script.js" if "script.js" in files else scripts[0] if len(scripts) == 1 else None
        if chosen is None:
            raise BadPackage("package: script.js is missing")
        script = _text(files[chosen], "script.js")
    return Package(manifest, script, hashlib.sha256(content).hexdigest())


def _unpacked(content: bytes) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    left = _MOST_BYTES
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > _MOST_FILES:
                raise BadPackage(f"package: has more than {_MOST_FILES} files")
            for entry in entries:
                if entry.is_dir():
                    continue
                parts = entry.filename.split("/")
                if "\\" in entry.filename or entry.filename.startswith("/") or {"", ".", ".."} & set(parts):
                    raise BadPackage("package: a file's name leads out of the archive")
                if entry.filename in files:
                    raise BadPackage("package: has two files of one name")
                if entry.flag_bits & 1:
                    raise BadPackage("package: is encrypted")
                with archive.open(entry) as file:  # counted while reading: declared sizes may lie
                    files[entry.filename] = file.read(left + 1)
                left -= len(files[entry.filename])
                if left < 0:
                    raise BadPackage(f"package: is larger than {_MOST_BYTES} bytes when unpacked")
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
        EOFError,
    ) as error:
        raise BadPackage("package: is not a sound zip archive") from error
    except Exception as error:
        if isinstance(error, BadPackage) or type(error).__module__ not in ("zlib", "_lzma"):
            raise
        raise BadPackage("package: is not a sound zip archive") from error
    return files


def _text(content: bytes, name: str) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise BadPackage(f"package: {name}: is not UTF-8") from error


def _manifest(text: str) -> dict[str, Any]:
    raw = _yaml(text)
    if not is_object(raw):
        raise _bad("is not a mapping")
    kind = raw.get("type")
    if kind not in TYPES:
        raise _bad(f"type: must be {' or '.join(TYPES)}")
    metadata = raw.get("metadata")
    if not is_object(metadata):
        raise _bad("metadata: is missing")
    shown: dict[str, Any] = {}
    for key in ("name", "author"):
        value = metadata.get(key)
        if not isinstance(value, str) or not _NAME.fullmatch(value):
            raise _bad(f"metadata.{key}: must be 1 to 63 letters, digits, dots, hyphens and underscores")
        shown[key] = value
    shown["labels"] = [
        _texts(entry, f"metadata.labels.{index}") for index, entry in enumerate(_list(metadata, "labels"))
    ]
    shown["supports"] = [
        _supported(entry, f"metadata.supports.{index}") for index, entry in enumerate(_list(metadata, "supports"))
    ]
    shown |= {key: str(metadata[key]) for key in ("platform", "os") if metadata.get(key)}
    try:
        schema = schemas.checked(raw.get("schema") or {})
    except schemas.BadSchema as error:
        raise _bad(str(error)) from error
    return {"type": kind, "metadata": shown, "schema": schema}


def _list(metadata: Mapping[str, Any], key: str) -> list[Any]:
    value: Any = metadata.get(key) or []
    if not isinstance(value, list):
        raise _bad(f"metadata.{key}: must be a list")
    return value  # pyright: ignore[reportUnknownVariableType]


def _texts(entry: Any, place: str) -> dict[str, str]:
    if not isinstance(entry, dict) or any(isinstance(value, dict | list) for value in entry.values()):  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
        raise _bad(f"{place}: must be a mapping of texts")
    return {key: "" if value is None else str(value) for key, value in entry.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType, reportUnknownMemberType]


def _supported(entry: Any, place: str) -> dict[str, str]:
    """A supported device; the examples spell the firmware's key in one word, the documents in two."""
    texts = _texts(entry, place)
    if "firmwareversion" in texts:
        texts.setdefault("firmware_version", texts.pop("firmwareversion"))
    return texts


def _yaml(text: str) -> Any:
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
        raise _bad("is not YAML", mark.line + 1 if mark else None) from error
    return _constructed(node, 0, set())


def _constructed(node: Any, depth: int, seen: set[int]) -> Any:
    """YAML as texts, booleans in `configurable` and values in `default` apart; aliases would multiply without end."""
    line = node.start_mark.line + 1 if node is not None else 1
    if id(node) in seen:
        raise _bad("aliases are not allowed", line)
    seen.add(id(node))
    if depth > _MOST_DEPTH:
        raise _bad(f"is nested deeper than {_MOST_DEPTH}", line)
    if isinstance(node, yaml.SequenceNode):
        return [_constructed(child, depth + 1, seen) for child in node.value]
    if isinstance(node, yaml.MappingNode):
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise _bad("a key is not a text", line)
            key = str(key_node.value)
            if key in result:
                raise _bad("a key stands twice", key_node.start_mark.line + 1)
            value = _constructed(value_node, depth + 1, seen)
            is_typed = key in ("configurable", "default") and isinstance(value_node, yaml.ScalarNode)
            result[key] = _typed(value_node) if is_typed else value
        return result
    return str(node.value) if node is not None and node.value not in ("", "~", "null") else None


def _typed(node: yaml.ScalarNode) -> Any:
    text = str(node.value)
    if node.style:
        return text
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if _NUMBER.fullmatch(text):
        return float(text) if set(text) & set(".eE") else int(text)
    return None if text in ("", "~", "null") else text


def _bad(reason: str, line: int | None = None) -> BadPackage:
    return BadPackage(f"package: {MANIFEST}{f':{line}' if line else ''}: {reason}")
