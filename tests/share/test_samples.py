"""Every code sample of the reference runs, and asks what the document says."""

from __future__ import annotations

import contextlib
import io
import json
import shlex
from functools import partial
from pathlib import Path

import pytest

import thingshub
from tests.both import FakeAsyncTransport, FakeTransport
from tests.share.conftest import API
from tests.share.fitting import FORM, form_body, problems
from thingshub.transport import Request, Response, Upload
from thingshub_sandbox.reference.reading import Operation, Reference
from thingshub_sandbox.reference.samples import samples


class _Answers:
    """Answers with the document's own example, and holds every request against the document."""

    def __init__(self, operation: Operation) -> None:
        self.operation = operation
        self.asked = 0

    def __call__(self, request: Request) -> Response:
        self.asked += 1
        body = b"".join(request.body) if isinstance(request.body, Upload) else request.body
        url = f"https://demo.example{request.target}"
        assert problems(API, self.operation.id, request.method, url, request.headers, body) == []
        status, content = self.operation.success
        if not content.media:
            return Response(int(status), {}, b"")
        value = content.examples[0].value if content.examples else "zip"
        text = value if isinstance(value, str) else json.dumps(value)
        return Response(int(status), {"Content-Type": content.media}, text.encode())


@pytest.mark.filterwarnings("ignore::thingshub.errors.DeprecatedOperationWarning")
@pytest.mark.parametrize("language", ["python", "python-async"])
def test_every_python_sample_runs_and_asks_what_the_document_says(
    language: str, reference: Reference, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("THINGSHUB_URL", "https://demo.example")
    monkeypatch.setenv("THINGSHUB_TOKEN", "token-of-the-test")
    hub, async_hub = thingshub.ThingsHub, thingshub.AsyncThingsHub
    for operation in reference.operations:
        Path("package.bin").write_bytes(b"zip")
        answers = _Answers(operation)
        monkeypatch.setattr(thingshub, "ThingsHub", partial(hub, transport=FakeTransport(answers)))
        monkeypatch.setattr(thingshub, "AsyncThingsHub", partial(async_hub, transport=FakeAsyncTransport(answers)))
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(samples(operation)[language], operation.id, "exec"), {"__name__": "__main__"})
        assert answers.asked >= 1
        has_something_to_print = operation.success[1].media in ("application/json", "text/csv")
        assert bool(printed.getvalue().strip()) == has_something_to_print, operation.id


def test_every_curl_sample_asks_what_the_document_says(reference: Reference) -> None:
    values = {"$THINGSHUB_URL": "https://demo.example", "$THINGSHUB_TOKEN": "t"}
    for operation in reference.operations:
        program, *words = shlex.split(samples(operation)["curl"].replace("\\\n", " "))
        assert program == "curl"
        method, url, body = "GET", "", None
        headers: dict[str, str] = {}
        form: list[tuple[str, str, str]] = []
        while words:
            word = words.pop(0)
            for name, value in values.items():
                word = word.replace(name, value)
            if not word.startswith("-"):
                url = word
                continue
            value = words.pop(0)
            for name, text in values.items():
                value = value.replace(name, text)
            if word == "-X":
                method = value
            elif word == "-H":
                name, _, text = value.partition(": ")
                headers[name] = text
            elif word == "-d":
                body = value.encode()
            elif word == "-F":
                form.append(value.partition("="))
            else:
                assert word == "-o"
        if form:
            headers["Content-Type"] = FORM
            body = form_body((name, text, text.startswith("@")) for name, _, text in form)
        assert problems(API, operation.id, method, url, headers, body) == []
