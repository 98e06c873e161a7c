"""Read a whole request by the document's tables and compare it with what was passed in: the judge of our own.

openapi-core says whether a request fits the document; this says whether it carries the very values of the call, and
nothing that the document does not know. It reads what openapi-core cannot (see `gaps`) and what it is lenient about.
"""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pipeline.proof.cases import Case, credential, expected_base
from pipeline.proof.faults import Fault
from pipeline.proof.judge.bodies import difference_of_body
from pipeline.proof.judge.equality import shown
from pipeline.proof.judge.sent import Misread, SentRequest, decoded, value_of
from pipeline.proof.judge.styles import difference_of_json, difference_of_texts, in_header, in_pairs, in_path
from thingshub_document.model import Media, Parameter, SecurityScheme
from thingshub_document.types import MISSING

_ALWAYS_ALLOWED = frozenset(
    {"accept", "accept-encoding", "user-agent", "content-type", "content-length", "host", "connection", "cookie",
     "authorization", "transfer-encoding"}
)  # fmt: skip


def faults(case: Case, request: SentRequest) -> Iterator[Fault]:
    """Everything in which the request is not what the document says of this call."""
    try:
        yield from _Reading(case, request).faults()
    except Misread as error:
        yield case.fault("", f"the request cannot be read: {error}")


class _Reading:
    def __init__(self, case: Case, request: SentRequest) -> None:
        self._case = case
        self._request = request
        self._taken_query = set[int]()
        self._taken_cookies = set[int]()
        self._headers = set(_ALWAYS_ALLOWED)

    def faults(self) -> Iterator[Fault]:
        case, request = self._case, self._request
        if request.method != case.operation.method:
            yield case.fault("", f"it was sent as {request.method} instead of {case.operation.method}")
        yield from self._path()
        for parameter, value in case.arguments:
            if parameter.where != "path" and (text := self._difference(parameter, value)) is not None:
                yield self._parameter_fault(parameter, text)
        yield from self._security()
        yield from self._undeclared()
        yield from self._body()
        yield from self._accept()

    def _parameter_fault(self, parameter: Parameter, text: str) -> Fault:
        return self._case.fault(parameter.line, f"the {parameter.where} parameter {parameter.name!r}: {text}")

    # --- path and parameters

    def _path(self) -> Iterator[Fault]:
        case = self._case
        base = expected_base(case.operation)
        if not (self._request.origin + self._request.path).startswith(base):
            line = case.operation.servers[0].line if case.operation.servers else ""
            yield case.fault(line, f"it was sent to {self._request.origin}{self._request.path}, should go to {base}")
            return
        path = (self._request.origin + self._request.path)[len(base) :]
        wanted = {one.name: (one, value) for one, value in case.arguments if one.where == "path"}
        pieces = re.split(r"\{([^}]*)\}", case.operation.path)
        splits = list(_splits(path, pieces[::2]))
        if not splits:
            yield case.fault("", f"the path {path!r} does not fit {case.operation.path!r}")
            return
        problems: list[tuple[Parameter, str]] = []
        for raws in splits:  # several only where two parameters stand in one segment
            problems = []
            for name, raw in zip(pieces[1::2], raws, strict=True):
                parameter, value = wanted[name]
                if (text := self._difference(parameter, value, raw)) is not None:
                    problems.append((parameter, text))
            if not problems:
                return
        yield from (self._parameter_fault(parameter, text) for parameter, text in problems)

    def _difference(self, parameter: Parameter, value: Any, raw: str = "") -> str | None:
        try:
            return self._read(parameter, value, raw)
        except Misread as error:
            return f"{error}, should say {shown(value)}"

    def _read(self, parameter: Parameter, value: Any, raw: str) -> str | None:
        """Where a parameter differs from the value that was passed in."""
        request = self._request
        match parameter.where:
            case "path":
                if parameter.media:
                    return difference_of_json(value_of(raw), value)
                return difference_of_texts(in_path(parameter, raw, value), value)
            case "header":
                self._headers.add(parameter.name.lower())
                header = request.header(parameter.name)
                if header is None:
                    return _missing(value)
                if parameter.media:
                    return difference_of_json(header, value)
                return difference_of_texts(in_header(parameter, header, value), value)
            case "query" | "cookie":
                is_query = parameter.where == "query"
                pairs = request.query if is_query else request.cookies
                taken = self._taken_query if is_query else self._taken_cookies
                if parameter.media:
                    places = [place for place, (name, _) in enumerate(pairs) if name == parameter.name]
                    taken.update(places)
                    if len(places) != 1:
                        return f"it is there {len(places)} times, should be {shown(value)}"
                    return difference_of_json((value_of if is_query else decoded)(pairs[places[0]][1]), value)
                texts = in_pairs(parameter, pairs, value, taken, None if is_query else decoded)
                return _missing(value) if texts is None else difference_of_texts(texts, value)

    # --- who calls, and what nobody asked for

    def _security(self) -> Iterator[Fault]:
        wanted = {_place_of(scheme): scheme for scheme in self._case.credentials}
        for (where, name), scheme in wanted.items():
            found = self._found(where, name)
            text = _expected_value(scheme)
            if where == "header":
                self._headers.add(name)
            if found != [text]:
                what = "is missing" if not found else f"is {shown(found[0] if len(found) == 1 else found)}"
                yield self._case.fault("", f"{scheme.name}: {name} ({where}) {what}, should be {shown(text)}")
        if ("header", "authorization") not in wanted and self._request.header("authorization") is not None:
            yield self._case.fault("", "an Authorization header was sent, and the document asks for none")

    def _found(self, where: str, name: str) -> list[str]:
        if where == "header":
            return self._request.header_values(name)
        pairs, taken = (
            (self._request.query, self._taken_query)
            if where == "query"
            else (self._request.cookies, self._taken_cookies)
        )
        places = [place for place, (key, _) in enumerate(pairs) if key == name and place not in taken]
        taken.update(places)
        return [decoded(pairs[place][1]) for place in places]

    def _undeclared(self) -> Iterator[Fault]:
        for what, pairs, taken in (
            ("query parameter", self._request.query, self._taken_query),
            ("cookie", self._request.cookies, self._taken_cookies),
        ):
            for place, (name, raw) in enumerate(pairs):
                if place not in taken:
                    yield self._case.fault("", f"the {what} {name}={raw} was sent, and it was not passed in")
        for name, count in Counter(name.lower() for name, _ in self._request.headers).items():
            if name not in self._headers:
                yield self._case.fault("", f"the header {name} was sent, and it was not passed in")
            if count > 1 and name in _ALWAYS_ALLOWED:
                yield self._case.fault("", f"the header {name} was sent {count} times")

    # --- body

    def _body(self) -> Iterator[Fault]:
        case, request = self._case, self._request
        content_type = request.header("content-type")
        if case.media is None or case.body is MISSING:
            if request.body or content_type is not None:
                yield case.fault("", f"a body of {content_type} was sent, and none was passed in")
            return
        if not _is_declared(content_type or "", case.media):
            yield case.fault(case.media.line, f"the Content-Type is {content_type}, should be {case.media.media}")
            return
        text = difference_of_body(case.media, content_type or "", request.body, case.body)
        if text is not None:
            yield case.fault(case.media.line, f"the body: {text}")
        length = request.header("content-length")
        if length is not None and length != str(len(request.body)):
            yield case.fault("", f"the Content-Length is {length}, and the body has {len(request.body)} bytes")

    def _accept(self) -> Iterator[Fault]:
        accept = self._request.header("accept")
        if accept is None:
            return
        ranges = [one.partition(";")[0].strip().lower() for one in accept.split(",")]
        for answer in self._case.operation.successes:
            for media in answer.alternatives:
                essence = media.media.partition(";")[0].strip().lower()
                if not any(_accepts(one, essence) for one in ranges):
                    yield self._case.fault(media.line, f"Accept is {accept!r}, and {answer.status} is {media.media}")


def _splits(path: str, literals: list[str]) -> Iterator[list[str]]:
    """The ways to take a path to pieces between the literal parts of its template."""
    first, *rest = literals
    if not path.startswith(first):
        return
    path = path[len(first) :]
    if not rest:
        if not path:
            yield []
        return
    end = path.find("/") if "/" in path else len(path)
    for length in range(end + 1):
        if path.startswith(rest[0], length):
            yield from ([path[:length], *further] for further in _splits(path[length:], rest))


def _missing(value: Any) -> str | None:
    return None if value is None or value in ([], {}) else f"it is missing, should be {shown(value)}"


def _place_of(scheme: SecurityScheme) -> tuple[str, str]:
    if scheme.kind == "apiKey":
        return scheme.where, scheme.key.lower() if scheme.where == "header" else scheme.key
    return "header", "authorization"


def _expected_value(scheme: SecurityScheme) -> str:
    found = credential(scheme)
    if isinstance(found, tuple):
        return "Basic " + base64.b64encode(":".join(found).encode()).decode()
    return found if scheme.kind == "apiKey" else f"Bearer {found}"


def _is_declared(content_type: str, media: Media) -> bool:
    sent, _, parameters = content_type.partition(";")
    wanted, _, wanted_parameters = media.media.partition(";")
    sent, wanted = sent.strip().lower(), wanted.strip().lower()
    if wanted_parameters and wanted_parameters.replace(" ", "").lower() not in parameters.replace(" ", "").lower():
        return False
    return sent == wanted or (wanted.endswith("/*") and (wanted == "*/*" or sent.startswith(wanted[:-1])))


def _accepts(accepted: str, media: str) -> bool:
    if accepted in ("*/*", media) or media == "*/*":
        return True
    return (accepted.endswith("/*") and media.startswith(accepted[:-1])) or (
        media.endswith("/*") and accepted.startswith(media[:-1])
    )
