"""The parts of a multipart body, each with its name, its media type and its bytes."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from thingshub_sandbox.openapi.wire.body_parser import UnreadableBody, check_text
from thingshub_sandbox.openapi.wire.request import MOST_FIELDS

_NO_FORM = "is missing, or not a form with a boundary"
_PLAIN = (b"", b"7bit", b"8bit", b"binary")


@dataclass
class FormPart:
    """One part.

    Attributes:
        name: The field that it belongs to.
        content: Its bytes.
        content_type: As its header says; empty without one.
        is_file: Whether it has a file name.
    """

    name: str
    content: bytes
    content_type: str
    is_file: bool


@dataclass
class _Reader:
    """Notes what the parser tells."""

    parts: list[FormPart] = field(default_factory=list[FormPart])
    is_begun: bool = False
    is_complete: bool = False
    _name: bytearray = field(default_factory=bytearray)
    _value: bytearray = field(default_factory=bytearray)
    _headers: dict[bytes, bytes] = field(default_factory=dict[bytes, bytes])
    _content: bytearray = field(default_factory=bytearray)

    def begin(self) -> None:
        if len(self.parts) >= MOST_FIELDS:
            raise UnreadableBody(f"has more than {MOST_FIELDS} fields")
        self.is_begun = True
        self._headers, self._content = {}, bytearray()

    def header_name(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]

    def header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def header_end(self) -> None:
        self._headers[bytes(self._name).lower()] = bytes(self._value).strip(b" \t")
        self._name, self._value = bytearray(), bytearray()

    def data(self, data: bytes, start: int, end: int) -> None:
        self._content += data[start:end]

    def part_end(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition"))
        if b"name" not in options:
            raise UnreadableBody("has a part without a name")
        try:
            name = options[b"name"].decode("utf-8")
        except UnicodeDecodeError as error:
            raise UnreadableBody("has a field that is not UTF-8") from error
        check_text(name)
        content_type = self._headers.get(b"content-type", b"").decode("latin-1")
        self.parts.append(FormPart(name, self._decoded(), content_type, b"filename" in options))

    def end(self) -> None:
        self.is_complete = True

    def _decoded(self) -> bytes:
        encoding = self._headers.get(b"content-transfer-encoding", b"").lower()
        if encoding in _PLAIN:
            return bytes(self._content)
        if encoding != b"base64":
            raise UnreadableBody("has a part with another Content-Transfer-Encoding than binary and base64")
        try:
            return base64.b64decode(bytes(self._content).replace(b"\r\n", b""), validate=True)
        except binascii.Error as error:
            raise UnreadableBody("has a part that is not base64") from error


def parse_parts(body: bytes, content_type: str) -> list[FormPart]:
    """The parts of a body, in order.

    Raises:
        UnreadableBody: with the reason.
    """
    _, options = parse_options_header(content_type)
    boundary = options.get(b"boundary", b"")
    if not boundary:
        raise UnreadableBody(_NO_FORM)
    reader = _Reader()
    try:
        parser = MultipartParser(
            boundary,
            {
                "on_part_begin": reader.begin,
                "on_header_field": reader.header_name,
                "on_header_value": reader.header_value,
                "on_header_end": reader.header_end,
                "on_part_data": reader.data,
                "on_part_end": reader.part_end,
                "on_end": reader.end,
            },
        )
        parser.write(body)
        parser.finalize()
    except (FormParserError, ValueError) as error:
        raise UnreadableBody("is not a form (multipart with a boundary)") from error
    if reader.is_begun and not reader.is_complete:
        raise UnreadableBody("ends before its last boundary")
    if not reader.parts and not body.strip().endswith(b"--"):
        raise UnreadableBody(_NO_FORM)
    return reader.parts
