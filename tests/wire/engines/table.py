"""`docs/wire.md`: what the wire promises, and who keeps it; every cell is measured.

`python -m tests.wire.engines --write` measures and writes the page; a test holds it against a measurement of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.wire.engines.engine import ENGINES, Engine
from tests.wire.engines.promise import promises
from tests.wire.test_programs import ROOT

PAGE: Path = ROOT / "docs" / "wire.md"
HELD, FAILS, NONE = "held", "**fails**", "n/a"
_HEAD = """# What the wire promises

The SDK brings its own HTTP/1.1, for both of its clients. Here is what it promises, and which of it still holds when
another library is put in with `transport=`, as [Transports of your own](sdk/transports.md) shows it: urllib3, requests
and httpx under `ThingsHub`, aiohttp under `AsyncThingsHub`, each with the settings that it has for the limit of
connections, for the CA and for a proxy.

Every cell is measured: a server that keeps to no rule plays a script, over plain connections and, where that can make a
difference, over TLS; a cell is *held* only when all went right. What counts is whether the
promise is kept, not how the SDK words it.
*fails* may be the library's doing or that of the short transport around it; either way it is what a program gets. Some
of these promises are stricter than a library's own, and some libraries never made them: a *fails* says what you give up
here, not that a library is wrong. *n/a* is where there is nothing to ask.

`nox -s wire` measures again and fails when a cell, or the version of a library, has changed. In the environment of that
session, `python -m tests.wire.engines --write` writes this page from the measurement. Not asked through a transport:
the settings of the SDK's own wire (`proxy=`, `ca_file=`, `client_certificate=`, the variables of the environment, what
vcrpy records).
"""


def verdict(why: str | None) -> str:
    """What the table says of a cell."""
    return NONE if why is None else FAILS if why else HELD


def page(found: Mapping[str, Mapping[str, str]]) -> str:
    """The whole page, of why each engine does not keep each promise."""
    text = _HEAD + "\n| | held | asked |\n| --- | ---: | ---: |\n"
    for engine in ENGINES.values():
        column = found[engine.name]
        text += f"| {engine.title} | {sum(not why for why in column.values())} | {len(column)} |\n"
    titles = " | ".join(engine.title for engine in ENGINES.values())
    group = ""
    for promise in promises().values():
        if promise.group != group:
            group = promise.group
            text += f"\n## {group}\n\n| | {titles} |\n| --- |{' --- |' * len(ENGINES)}\n"
        cells = " | ".join(verdict(found[name].get(promise.name)) for name in ENGINES)
        text += f"| {promise.says} | {cells} |\n"
    return text


def column(engine: Engine) -> dict[str, str]:
    """What the page says of an engine, by promise."""
    names = {promise.says: promise.name for promise in promises().values()}
    place = list(ENGINES).index(engine.name)
    rows = (line.strip("| ").split(" | ") for line in PAGE.read_text(encoding="utf-8").splitlines())
    return {names[row[0]]: row[1 + place] for row in rows if row[0] in names}
