"""Small documents, and what is said of them: the lines that are at fault carry a comment `# !`."""

from __future__ import annotations

from pathlib import Path

from pipeline.validate import check

from thingshub_document.source import BrokenDocument

HEAD = "openapi: 3.1.0\ninfo: {title: Small, version: '1'}\n"
ANSWER = "responses: {'200': {description: fine}}"


def written(into: Path, root: str, files: dict[str, str] | None = None) -> Path:
    """Write a document, with a head of its own unless it has one."""
    texts = {"root.yaml": root if root.startswith(("openapi", "swagger", "info")) else HEAD + root, **(files or {})}
    for name, text in texts.items():
        path = into / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return into / "root.yaml"


def told(path: Path, *, house: bool = False) -> list[str]:
    """What is said of a document; nothing when it is sound."""
    try:
        check(path, house=house)
    except BrokenDocument as error:
        return str(error).splitlines()
    return []


def marked(path: Path) -> list[str]:
    """`file:line` of every line that carries the mark."""
    return [
        f"{file.name}:{number}"
        for file in sorted(path.parent.rglob("*.yaml"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if line.endswith("# !")
    ]
