"""Content of files: bytes, paths and iterables of bytes, with a name and a media type if they have them."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, TypeAlias, TypeGuard, cast

from thingshub.transport import Chunks, Piece, Upload


@dataclass(frozen=True, slots=True)
class File:
    """Content with a name and a media type of its own.

    Args:
        content: Bytes, a path, or an iterable of bytes; its repr shows none of it.
        name: The file name that is sent; None for the path's own name, or none.
        media: The media type that is sent, e.g. `image/png`; None for what the document says.
    """

    content: bytes | Path | Iterable[bytes] | AsyncIterable[bytes] = field(repr=False)
    name: str | None = None
    media: str | None = None


FileContent: TypeAlias = bytes | Path | Iterable[bytes] | File
AsyncFileContent: TypeAlias = bytes | Path | Iterable[bytes] | AsyncIterable[bytes] | File

_PIECE_BYTES = 64 * 1024


def file_of(value: Any) -> File:
    """What a caller gave as a file.

    Raises:
        TypeError: it is not content, e.g. a text, which has no bytes until it is encoded.
    """
    if isinstance(value, File):
        return value
    if is_content(value):
        return File(value)
    hint = "; encode it, or pass a Path" if isinstance(value, str) else ""
    raise TypeError(f"expected bytes, a Path, an iterable of bytes or a File, got {type(value).__name__}{hint}")


def is_content(value: Any) -> bool:
    """Whether it is bytes, a path, a file or something that gives bytes one after the other."""
    if isinstance(value, str | dict | list | tuple | set | frozenset):
        return False
    return isinstance(value, bytes | bytearray | memoryview | Path | File | Iterable | AsyncIterable)


def piece_of(file: File) -> Piece:
    """The content as transports take it.

    Raises:
        TypeError: it is not content.
        OSError: the file cannot be looked at.
    """
    content: Any = file.content
    if isinstance(content, bytes | Path):
        return content
    if isinstance(content, bytearray | memoryview):
        return bytes(cast("bytearray", content))
    if is_list_of_bytes(content):
        return b"".join(content)
    if not is_content(content) or isinstance(content, File):
        raise TypeError(f"expected bytes, a Path or an iterable of bytes in a File, got {type(content).__name__}")
    source: Any = content
    if callable(getattr(source, "read", None)) and not hasattr(source, "__aiter__"):
        return Chunks(_read(source))
    return Chunks(source)


def is_list_of_bytes(value: Any) -> TypeGuard[Sequence[bytes]]:
    """Whether it is content in several pieces."""
    return isinstance(value, list | tuple) and all(isinstance(part, bytes) for part in cast("list[Any]", value))


def _read(file: IO[bytes]) -> Iterable[bytes]:
    while read := file.read(_PIECE_BYTES):
        yield read


def body_of(pieces: list[Piece]) -> bytes | Upload:
    """A body made of pieces: bytes if all of them are in memory.

    Raises:
        OSError: a file cannot be looked at.
    """
    if all(isinstance(piece, bytes) for piece in pieces):
        return b"".join(piece for piece in pieces if isinstance(piece, bytes))
    return Upload(pieces)


def name_of(file: File) -> str | None:
    """The file's name; None when it has none."""
    if file.name is not None:
        return file.name
    return file.content.name if isinstance(file.content, Path) else None
