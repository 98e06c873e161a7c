"""The rules that write the sync client from the async one."""

from __future__ import annotations

from pathlib import Path

import pytest
from pipeline import twins

ROOT = Path(__file__).resolve().parents[2]
OVERLAY, PACKAGE = ROOT / "overlays" / "thingshub", ROOT / "generated" / "thingshub"
SOURCES = sorted(OVERLAY.rglob(f"*{twins.SUFFIX}.py"))


@pytest.mark.parametrize(
    ("source", "twin"),
    [
        ("async def get(self) -> int: ...", "def get(self) -> int: ..."),
        ("return (await self.read()).status", "return (self.read()).status"),
        ("async with a() as b, await c() as d: pass", "with a() as b, c() as d: pass"),
        ("[p async for p in x if await q(p)]", "[p for p in x if q(p)]"),
        ("call: Callable[[int], Awaitable[list[int]]]", "call: Callable[[int], list[int]]"),
        ("call: Coroutine[Any, Any, dict[str, int]] | None", "call: dict[str, int] | None"),
        ("from x_async import AsyncHub, _AsyncPart, iterate_async", "from x import Hub, _Part, iterate"),
        ("import asyncio_; asyncio_.AsyncioTransport()", "import blocking; blocking.BlockingTransport()"),
        ("except StopAsyncIteration: anext(aiter(x))", "except StopIteration: next(iter(x))"),
        ("async def __aenter__(self): return await self._outcomes.aclose()", "def __enter__(self): return self._outcomes.close()"),
        ('"""An async client: `async with AsyncThingsHub(…)`, await `close()`."""', '"""A client: `with ThingsHub(…)`, `close()`."""'),
        ("x = 1  # several tasks wait", "x = 1  # several threads wait"),
        ("Async = asynchronous = await_ = 1", "Async = asynchronous = await_ = 1"),
    ],
)  # fmt: skip
def test_each_rule(source: str, twin: str) -> None:
    assert twins.synchronous(source) == twin


@pytest.mark.parametrize("source", ["import asyncio", "x = f'{await y}'", "# an awaitable", "# the event loop turns"])
def test_what_has_no_counterpart_is_refused_with_its_line(source: str) -> None:
    if "f'" in source and twins.rewritten(source) != source:
        pytest.skip("this Python's tokenizer sees into f-strings")
    with pytest.raises(twins.CannotTwin, match=r"a\.py:2: `.*` has no sync counterpart -- "):
        twins.synchronous(f"x = 1\n{source}\n", "a.py")


def test_lines_stay_where_they_are() -> None:
    for source in SOURCES:
        text = source.read_text(encoding="utf-8")
        assert len(twins.rewritten(text).splitlines()) == len(text.splitlines()), source.name


def test_every_async_source_has_its_twin_and_no_twin_is_written_by_hand() -> None:
    assert len(SOURCES) > 10
    for source in SOURCES:
        twin = twins.twin_of(PACKAGE / source.relative_to(OVERLAY))
        assert twin.read_text(encoding="utf-8").startswith(
            f"# Generated from overlays/thingshub/{source.relative_to(OVERLAY).as_posix()}"
        )
        assert not twins.twin_of(source).exists(), f"{twins.twin_of(source)} would be overwritten"
        assert "awaitable" not in twin.read_text(encoding="utf-8")
