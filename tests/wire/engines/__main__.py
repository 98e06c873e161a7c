"""`python -m tests.wire.engines`: measures all engines and says why what fails does; `--write` writes docs/wire.md."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

from tests.wire.engines import table
from tests.wire.engines.engine import ENGINES
from tests.wire.engines.measuring import measured


def main() -> int:
    with ThreadPoolExecutor(2) as threads:
        found = dict(zip(ENGINES, threads.map(measured, ENGINES.values()), strict=True))
    for name, column in found.items():
        for promise, why in column.items():
            if why:
                print(f"{name} {promise}: {why.splitlines()[0]}")
    if "--write" in sys.argv:
        table.PAGE.write_text(table.page(found), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
