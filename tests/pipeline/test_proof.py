"""The proof passes a right SDK, and refuses a wrong one with the line of the document: what was sent instead of what."""

from __future__ import annotations

import base64
import copy
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline import small_sdk

ROOT = Path(__file__).parents[2]


def prove(folder: Path, *arguments: str, jobs: int = 1) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipeline.proof", "--document", str(folder / "openapi.json")]
    command += ["--lines", str(folder / "lines.json"), "--jobs", str(jobs)]
    command += arguments or ("--package", str(folder))
    paths = os.pathsep.join([str(ROOT), str(ROOT / "document")])
    environment = {**os.environ, "PYTHONPATH": paths}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_right_sdk_passes(tmp_path: Path, jobs: int) -> None:
    result = prove(small_sdk.write(tmp_path), jobs=jobs)
    assert (result.returncode, result.stderr) == (0, "")
    assert not list(tmp_path.rglob("__pycache__"))  # the package is taken over as it is


GET = "openapi/small.yaml:20: operation things.get"
LIST = "openapi/small.yaml:25: operation things.list"
CREATE = "openapi/small.yaml:30: operation things.create"
FAULTS: dict[str, tuple[dict[str, tuple[str, str]], str]] = {
    "serialiser: a comma instead of a name each": (
        {"package": ('"&".join(f"ids={one}" for one in ids)', '"ids=" + ",".join(map(str, ids))')},
        f"{GET} (all arguments): sync: the query parameter 'ids': '7,8' has characters that must be percent-encoded, should say [7, 8] -- ",
    ),
    "serialiser: a slash that is not encoded": (
        {"package": ("safe=''", "safe='/'")},
        f"{GET} (required arguments): sync: the path '/things/a/b%20c' does not fit '/things/{{thing-id}}' -- ",
    ),
    "serialiser: a parameter that is forgotten": (
        {"package": ('headers["X-Trace"] = x_trace', "pass")},
        f"{GET} (all arguments): sync: the header parameter 'X-Trace': it is missing, should be \"t\" -- ",
    ),
    "serialiser: a header that nobody asked for": (
        {"package": ('"Content-Type": "application/json"}', '"Content-Type": "application/json", "X-More": "1"}')},
        f"{CREATE} (required arguments): sync: the header x-more was sent, and it was not passed in -- ",
    ),
    "serialiser: another media type": (
        {"package": ('"Content-Type": "application/json"', '"Content-Type": "text/json"')},
        f"{CREATE} (required arguments): sync: the Content-Type is text/json, should be application/json -- ",
    ),
    "serialiser: the token is forgotten": (
        {"package": ('f"Bearer {self.token}"', '"Bearer x"')},
        f"{GET} (required arguments): sync: bearerAuth: authorization (header) is \"Bearer x\", should be \"Bearer the-tenants-token\" -- ",
    ),
    "naming: another argument": (
        {"package": ("thing_id, *,", "thingId, *,")},
        f"{GET} (required arguments): sync: nothing was sent: TypeError: Things.get() got an unexpected keyword argument 'thing_id' -- ",
    ),
    "naming: another attribute of the model": (
        {"models": ("made_at", "madeAt")},
        "openapi/small.yaml:40: schema Thing: Thing does not say what its example says: TypeError: Unexpected keyword argument 'made_at' -- ",
    ),
    "naming: another name on the wire": (
        {"models": ('name="madeAt"', 'name="made_at"')},
        "openapi/small.yaml:40: schema Thing: Thing does not say what its example says: /madeAt is missing, should be \"2024-01-02T03:04:05Z\" -- ",
    ),
    "naming: another method": (
        {"package": ("def create(", "def make(")},
        f"{CREATE} (required arguments): sync: nothing was sent: AttributeError: 'Things' object has no attribute 'create' -- ",
    ),
    "answers: one is refused": (
        {"package": ("response.status >= 300", "response.status != 200")},
        f"{CREATE}: sync: the answer 201 application/json: ValidationError: ",
    ),
    "answers: a value is lost": (
        {"models": ("weight: float | UnsetType = UNSET", 'weight: float | UnsetType = msgspec.field(name="w", default=UNSET)')},
        f"{GET}: sync: the answer 200 application/json: what was decoded differs: /weight is missing, should be 0.1 -- ",
    ),
    "answers: an error's body is lost": (
        {"package": ("msgspec.json.decode(response.body, type=Fault)", "None")},
        f"{GET}: sync: the answer 404 application/json: the body of ApiError differs: it is null, should be {{\"code\": 404}} -- ",
    ),
    "answers: an error is returned": (
        {"package": ("response.status >= 300", "response.status >= 1000")},
        f"{GET}: sync: the answer 404 application/json: ValidationError: ",
    ),
    "headers: one is lost": (
        {"models": ('name="X-Tags"', 'name="Tags"')},
        f"{GET}: sync: the headers of the answer 200 application/json, sent as {{\"X-Left\": \"7\", \"X-Tags\": \"a\"}}: /X-Tags is missing, should be [\"a\"] -- ",
    ),
    "headers: one is read as something else": (
        {"package": ('text.split(",")', '[text]')},
        f"{GET}: sync: the headers of the answer 200 application/json, sent as {{\"X-Left\": \"7\", \"X-Tags\": \"text,text1\"}}: /X-Tags/0 is \"text,text1\", should be \"text\" -- ",
    ),
    "headers: one that may be missing must be there": (
        {"models": ('x_tags: list[str] | UnsetType = msgspec.field(name="X-Tags", default=UNSET)', 'x_tags: list[str] = msgspec.field(name="X-Tags")')},
        f"{GET}: sync: the headers of the answer 200 application/json, sent as {{\"X-Left\": \"7\"}}: ValidationError: Object missing required field `X-Tags` -- ",
    ),
    "headers: those of an error are lost": (
        {"errors": ("return typed(self.headers, kind)", "return typed({}, kind)")},
        f"{GET}: sync: the headers of the answer 429 application/json",
    ),
    "headers: there is no class": (
        {"models": ("class ThingsGetHeaders429", "class ThingsGetHeaders428")},
        f"{GET}: sync: the headers of the answer 429 application/json, sent as {{\"X-Left\": \"7\", \"X-Tags\": \"a\"}}: AttributeError: ",
    ),
    "iterator: an entry is skipped": (
        {"package": ("            yield from page\n            offset += len(page)", "            yield from page\n            offset += len(page) + 1")},
        f"{LIST} (second page): sync: iterate: the query parameter 'offset': it is \"3\", should be 2 -- ",
    ),
    "iterator: a list is clipped": (
        {"package": ("            yield from page\n", "            yield from page[:1]\n")},
        f"{LIST} (required arguments): sync: iterate: what it gave differs: it has 1 items, should have 2 -- ",
    ),
    "iterator: it never ends": (
        {"package": ("        while page := self.list(limit=page_size, offset=offset).collection:\n            yield", "        while True:\n            page = self.list(limit=page_size, offset=offset).collection\n            yield")},
        f"{LIST} (required arguments): sync: iterate: NothingPrepared: the call sent another request, e.g. to log in or to try again -- ",
    ),
    "a module that cannot be imported": (
        {"types": ("class File:", "import thingshub.nowhere\n\nclass File:")},
        "the package cannot be imported: No module named 'thingshub.nowhere' -- ",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_wrong_sdk_is_refused(tmp_path: Path, name: str) -> None:
    edits, told = FAULTS[name]
    result = prove(small_sdk.write(tmp_path, edits=edits))
    assert result.returncode == 1
    assert told in result.stderr, result.stderr


def _with_page(page: Any, schema: Any = None) -> Any:
    """The document with another example of a page, and another schema for it."""
    document: Any = copy.deepcopy(small_sdk.DOCUMENT)
    [media] = document["paths"]["/things"]["get"]["responses"]["200"]["content"].values()
    media["example"] = page
    document["components"]["schemas"]["ThingList"] |= schema or {}
    return document


def test_an_iterator_is_proved_also_where_the_example_is_an_empty_page(tmp_path: Path) -> None:
    edits = {"package": ("            yield from page\n", "            yield from page[:1]\n")}
    result = prove(small_sdk.write(tmp_path, _with_page({"collection": []}), edits))
    assert "iterate: what it gave differs: it has 1 items, should have 2" in result.stderr


def test_an_iterator_that_cannot_be_proved_is_told(tmp_path: Path) -> None:
    items = {"type": "array", "minItems": 2, "items": {"$ref": "#/components/schemas/Thing"}}
    document = _with_page({"collection": [{"id": "a"}, {"id": "b"}]}, {"properties": {"collection": items}})
    result = prove(small_sdk.write(tmp_path, document))
    assert result.returncode == 0
    assert result.stderr == (
        "openapi/small.yaml:25: note: the iterator of operation things.list was not proved: no page that fits says that "
        "it is the last one (without entries, and else the same) -- add an example of a page that has entries\n"
    )


@pytest.mark.parametrize(
    ("library", "status", "told"),
    [
        (
            "polars",
            0,
            "note: module thingshub.frames was not proved: polars is not installed here -- `nox -s tests` im",
        ),
        ("yaml.loader", 0, "note: module thingshub.frames was not proved: yaml is not installed here"),
        ("opentelemetry.trace", 0, "note: module thingshub.frames was not proved: opentelemetry is not installed here"),
        ("jsn", 1, "module thingshub.frames: needs jsn, which is no dependency of the SDK -- add it to pyproject.toml"),
    ],
)
def test_a_module_without_its_library_is_told_or_refused(library: str, status: int, told: str, tmp_path: Path) -> None:
    folder = small_sdk.write(tmp_path)
    (folder / "thingshub" / "frames.py").write_text(f"raise ModuleNotFoundError('gone', name={library!r})\n")
    result = prove(folder)
    assert (result.returncode, result.stderr[: len(told)]) == (status, told)


def test_async_is_proved_by_itself(tmp_path: Path) -> None:
    edit = (
        "await self.transport.send(request, None)",
        'await self.transport.send(request._replace(method="PUT"), None)',
    )
    result = prove(small_sdk.write(tmp_path, edits={"package": edit}))
    assert "async: it was sent as PUT instead of GET" in result.stderr


def test_what_cannot_be_settled_is_refused(tmp_path: Path) -> None:
    document: Any = copy.deepcopy(small_sdk.DOCUMENT)
    get = document["paths"]["/things/{thing-id}"]["get"]
    get["parameters"][2] = {"name": "X-Trace", "in": "header", "schema": {"type": "string", "pattern": r"^\p{Lu}+$"}}
    result = prove(small_sdk.write(tmp_path, document))
    at = "openapi/small.yaml:20: operation things.get: the header parameter 'X-Trace' cannot be tried: "
    assert result.stderr.startswith(at)
    assert result.stderr.endswith(" -- add an example\n")


def test_requests_of_another_client_are_judged(tmp_path: Path) -> None:
    folder = small_sdk.write(tmp_path)
    assert prove(folder, "--export", str(folder / "calls.json")).returncode == 0
    calls = json.loads((folder / "calls.json").read_text())
    requests: list[dict[str, Any]] = []
    for call in calls:
        if not call["is_request_judged"]:
            continue
        values = {argument["name"]: argument["value"] for argument in call["arguments"]}
        headers = [["Authorization", f"Bearer {call['client']['token']}"]]
        url, body = "https://tenant.example/things", ""
        if call["verb"] == "get":
            url += "/a%2Fb%20c" + "".join(
                f"{'&' if n else '?'}ids={one}" for n, one in enumerate(values.get("ids", ()))
            )
            headers += [["x-trace", values["X-Trace"]]] if "X-Trace" in values else []
        elif call["verb"] == "list":
            url += "".join(f"{'&' if n else '?'}{name}={one}" for n, (name, one) in enumerate(values.items()))
        else:
            headers.append(["content-type", call["contentType"]])
            body = base64.b64encode(json.dumps(call["body"]).encode()).decode()
        method = "POST" if call["verb"] == "create" else "GET"
        names = {"operation": call["operation"], "variant": call["variant"]}
        requests.append({**names, "method": method, "url": url, "headers": headers, "body_base64": body})

    def told(entries: list[dict[str, Any]]) -> str:
        (folder / "requests.json").write_text(json.dumps(entries))
        return prove(folder, "--requests", str(folder / "requests.json")).stderr

    assert told(requests) == ""
    wrong = [{**entry, "url": entry["url"].replace("ids=8", "ids=9")} for entry in requests]
    assert "the query parameter 'ids': /1 is \"9\", should be 8" in told(wrong)
    assert "no request was made" in told(requests[1:])
    assert "there is no such call" in told([*requests, {**requests[0], "variant": "another"}])
