"""The parts of verify that need no server: pace and guard, comparison, edits of YAML text."""

from __future__ import annotations

from pathlib import Path

import pytest
from pipeline.verify.asking import PoliteTransport, TooManyRequests, WriteRefused
from pipeline.verify.comparing import Comparison, schema_of
from pipeline.verify.difference import united
from pipeline.verify.edits import Edits
from pipeline.verify.proposing import is_evidence

from thingshub.transport import Request, Response, StreamingResponse, Timeout
from thingshub_document.reading import Document
from thingshub_document.source import load

YAML = """\
# the head
components:
  schemas:
    Pump:
      type: object  # kept
      required: [id, name]
      properties:
        id:
          type: string
        note:
          type: string
          description: |
            Two
            lines.

    # about valves
    Valve:
      required:
        - id
      properties:
        id: {type: string}
        pump:
          $ref: '#/components/schemas/Pump'
          description: Its pump.
      x-evidence: {level: inferred, source: here}
"""


class Fake:
    """Answers everything with one status."""

    def __init__(self, status: int = 200) -> None:
        self.status = status

    def send(self, request: Request, timeout: Timeout) -> Response:
        return Response(self.status, {"Retry-After": "7"}, b"")

    def open(self, request: Request, timeout: Timeout) -> StreamingResponse:
        raise NotImplementedError

    def close(self) -> None: ...


def polite(pauses: list[float], *, status: int = 200, may_write: bool = False) -> PoliteTransport:
    return PoliteTransport(Fake(status), per_second=4, most_requests=3, may_write=may_write, sleep=pauses.append)


def request(method: str, target: str = "/api/v3/devices") -> Request:
    return Request(method, target, {}, None)


def test_requests_are_paced_and_bounded() -> None:
    pauses: list[float] = []
    transport = polite(pauses)
    for _ in range(3):
        transport.send(request("GET"), Timeout())
    assert pauses[0] == 0
    assert all(0.2 < pause <= 0.25 for pause in pauses[1:])
    with pytest.raises(TooManyRequests):
        transport.send(request("GET"), Timeout())


def test_a_server_that_has_enough_is_left_alone_for_a_while() -> None:
    pauses: list[float] = []
    polite(pauses, status=429).send(request("GET"), Timeout())
    assert pauses[-1] == 7


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_is_written_unless_allowed(method: str) -> None:
    with pytest.raises(WriteRefused):
        polite([]).send(request(method), Timeout())
    assert polite([]).send(request("POST", "/api/v3/auth/token"), Timeout()).status == 200
    assert polite([], may_write=True).send(request(method), Timeout()).status == 200


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (1, 1.5, {"type": "number"}),
        (1, "a", {"type": ["integer", "string"]}),
        (None, "2024-03-01T10:00:00Z", {"type": ["string", "null"], "format": "date-time"}),
        ("a", "2024-03-01T10:00:00Z", {"type": "string"}),
        ([], [1], {"type": "array", "items": {"type": "integer"}}),
        ({"a": 1}, None, {"type": ["object", "null"], "additionalProperties": True}),
    ],
)
def test_schemas_of_what_was_seen_are_united(one: object, other: object, both: object) -> None:
    assert united(schema_of(one), schema_of(other)) == both


def test_a_difference_holds_no_value_but_that_of_an_enum() -> None:
    value = {"id": "x" * 70, "name": 5, "secret": "canary", "status": "canary of a status that is far too long to show"}
    found = list(Comparison(Document(load().data), "x").of(value, {"$ref": "#/components/schemas/Integration"}, ()))
    assert len(found) > 5
    assert "canary" not in repr(found)


def edits(folder: Path) -> Edits:
    (folder / "openapi").mkdir()
    (folder / "openapi" / "one.yaml").write_text(YAML, encoding="utf-8")
    return Edits(folder / "openapi")


def edited(made: Edits) -> str:
    [(_, text)] = made.results().values()
    return text


def test_edits_leave_everything_else_as_it_is(tmp_path: Path) -> None:
    made = edits(tmp_path)
    pump, valve = (("components", "schemas", name) for name in ("Pump", "Valve"))
    assert made.add_key((*pump, "properties"), "on", ["type: boolean", "description: Whether it runs."])
    assert made.change_list((*pump, "required"), remove="name")
    assert made.change_list((*valve, "required"), add="pump")
    assert made.allow_null((*pump, "properties", "id"))
    assert made.allow_null((*valve, "properties", "id"))
    assert made.allow_null((*valve, "properties", "pump"))
    assert made.replace((*valve, "x-evidence", "level"), "observed")
    expected = YAML.replace("[id, name]", "[id]").replace("        - id\n", "        - id\n        - pump\n")
    expected = expected.replace("id:\n          type: string", "id:\n          type: [string, 'null']")
    expected = expected.replace("id: {type: string}", "id: {type: [string, 'null']}")
    expected = expected.replace(
        "          $ref: '#/components/schemas/Pump'\n",
        "          anyOf:\n            - {$ref: '#/components/schemas/Pump'}\n            - {type: 'null'}\n",
    )
    expected = expected.replace("level: inferred", "level: observed")
    added = "            lines.\n        'on':\n          type: boolean\n          description: Whether it runs.\n"
    assert edited(made) == expected.replace("            lines.\n", added)


def test_an_edit_that_was_made_is_not_made_twice(tmp_path: Path) -> None:
    made = edits(tmp_path)
    place = ("components", "schemas", "Pump", "properties")
    for _ in range(2):
        assert made.add_key(place, "state", ["type: string"])
        assert made.allow_null((*place, "id"))
        assert made.change_list(("components", "schemas", "Pump", "required"), remove="name")
    assert edited(made).count("state:") == 1
    assert edited(made).count("'null'") == 1
    assert not made.replace((*place, "id", "type"), "integer"), "another edit of the same place"


def test_what_cannot_be_edited_is_refused(tmp_path: Path) -> None:
    made = edits(tmp_path)
    pump = ("components", "schemas", "Pump")
    assert not made.add_key((*pump, "properties"), "id", ["type: string"]), "it is there"
    assert not made.add_key((*pump, "nowhere"), "x", ["type: string"])
    assert not made.change_list((*pump, "required"), remove="other")
    assert not made.allow_null(pump[:1])
    assert not made.replace((*pump, "properties"), "x")
    assert made.patch() == ""


def test_a_server_on_this_machine_is_no_evidence() -> None:
    assert [is_evidence(f"https://{host}") for host in ("127.0.0.1:8443", "localhost", "[::1]:1", "demo.example")] == [
        False,
        False,
        False,
        True,
    ]
