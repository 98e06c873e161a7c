"""Operations of public APIs go through the pipeline: built and proved, or refused with a line.

What a refusal says is done, as a maintainer would: names that fall together get `x-python-name` or `x-enum-varnames`,
and an operation that cannot be said is left out and counted. Needs the packages of pipeline/node/real_apis, which
`nox -s generator` installs.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pipeline.validate import findings

from tests.generator import workspace
from tests.generator.real_apis import APIS, INSTALLED, Api, write, write_document
from thingshub_document.reading import Document
from thingshub_document.source import Source, load

pytestmark = pytest.mark.skipif(not INSTALLED.exists(), reason="the documents are installed by `nox -s generator`")
_AT_MOST = 6  # times that a document is mended and tried again


class Said(NamedTuple):
    """One refusal: where, and what to do."""

    place: tuple[str | int, ...]
    line: str
    remedy: str


@pytest.mark.parametrize("api", APIS, ids=lambda api: api.name)
def test_public_api(api: Api, tmp_path: Path) -> None:
    refused: dict[str, str] = {}
    folder = workspace.CACHE / f"real-{api.name}-{tmp_path.name}"
    try:
        document = _mended(api, folder, refused)
        for _ in range(_AT_MOST):
            result = workspace.run_build(document, folder / "generated", is_foreign=True)
            if result.returncode == 0:
                break
            named = _operations_named(result.stdout + result.stderr, api)
            assert named, f"neither built nor refused with a line:\n{result.stdout}{result.stderr}"
            refused |= named
            document = _mended(api, folder, refused)
        else:
            pytest.fail(f"still refused: {refused}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"\n{api.name}: {len(api.operations) - len(refused)} built and proved, refused: {refused}")
    assert len(api.operations) >= 8
    assert refused.keys() == dict(api.refused).keys()
    assert all(reason in refused[identifier] for identifier, reason in api.refused)


def _mended(api: Api, folder: Path, refused: dict[str, str]) -> Path:
    """The document, with done what the refusals before the build say."""
    document = write_document(api, folder, without=frozenset(refused))
    for _ in range(_AT_MOST):
        source = load(document)
        said = list(_said(source))
        if not said:
            return document
        content = source.data
        for entry in said:
            assert re.search(r"\.yaml:\d+: .+ -- .+", entry.line), entry.line
            if not _named_anew(source, content, entry):
                identifier = content["paths"][entry.place[1]][entry.place[2]]["operationId"].rpartition("/")[2]
                name = next(name for name in api.operations if name.rpartition("/")[2] == identifier)
                refused[name] = entry.line
        if any("x-python-name" not in entry.remedy and "varnames" not in entry.remedy for entry in said):
            document = write_document(api, folder, without=frozenset(refused))
            continue
        write(content, document)
    raise AssertionError(f"still refused before the build: {[entry.line for entry in _said(load(document))]}")


def _said(source: Source) -> Iterator[Said]:
    found = findings(source, house=False)
    for finding in found:
        yield Said(finding.place, source.line(finding), finding.remedy)
    if not found:
        for place, message, remedy in Document(source.data, source.where).complaints():
            yield Said(place, f"{source.where(place)}: {message} -- {remedy}", remedy)


def _named_anew(source: Source, content: Any, said: Said) -> bool:
    """Do what the refusal says, where it is about a name."""
    place = said.place
    if place[-2:-1] == ("properties",) and (other := re.search(r"like another in (\S+:\d+)", said.line)):
        # There x-python-name is the name of the field: the other one is a component, which it names
        components = (("components", "schemas", name) for name in content["components"]["schemas"])
        place = next(component for component in components if source.where(component) == other[1])
    node = content
    for key in place:
        node = node[key]
    if "x-enum-varnames" in said.remedy:
        schema = content
        for key in place[: place.index("enum")]:
            schema = schema[key]
        schema["x-enum-varnames"] = [f"VALUE_{index}" for index in range(len(schema["enum"]))]
        return True
    if "x-python-name" in said.remedy and isinstance(node, dict):
        taken = re.search(r"(?:argument|called|become) '(\w+)'", said.line)
        node["x-python-name"] = f"{taken[1] if taken else 'other'}{'Other' if 'schema' in said.line else '_other'}"
        node["x-python-name"] += str(len(place)) + re.sub(r"\W", "", str(place[-1]))[:12]
        return True
    return False


def _operations_named(output: str, api: Api) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in output.splitlines():
        if ": note: " not in line and re.search(r"\.yaml:\d+: ", line):
            for identifier in api.operations:
                if re.search(rf"[/.]{re.escape(identifier.rpartition('/')[2])}\b", line):
                    found.setdefault(identifier, line)
    return found
