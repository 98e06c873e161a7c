"""Run openapi-python-client with the document model as a global of its templates: `client.py DOCUMENT INTO`.

It is given a skeleton (tags, paths, ids), because what it understands of parameters, bodies and answers is neither
complete nor needed: the templates print what `methods` has decided. A run of its own, beside the model generator.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openapi_python_client import _get_project_for_url_or_path  # pyright: ignore[reportPrivateUsage]
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser.errors import GeneratorError

from pipeline.generate.extensions import extended_tags
from pipeline.generate.methods import resources_of
from thingshub_document.reading import Document

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "overlays" / "templates"


def skeleton(document: Document, tags: Mapping[str, str]) -> dict[str, Any]:
    """What the client generator walks: the tags, under names that it leaves as they are."""
    paths = {
        f"/{short}": {"get": {"operationId": short, "tags": [short], "responses": {"200": {"description": "ok"}}}}
        for short in tags
    }
    return {"openapi": "3.1.0", "info": {"title": document.title, "version": document.version}, "paths": paths}


def generate(document: Document, into: Path) -> None:
    """Write `client.py` and `api/<tag>.py`.

    Raises:
        RuntimeError: the generator complained.
    """
    resources = resources_of(document, extended_tags())
    short = {f"t{number}": tag for number, tag in enumerate(resources)}
    with tempfile.TemporaryDirectory() as folder:
        source, raw = Path(folder) / "skeleton.json", Path(folder) / "raw"
        source.write_text(json.dumps(skeleton(document, short)), encoding="utf-8")
        config = Config.from_sources(
            ConfigFile(post_hooks=[], package_name_override="thingshub"), MetaType.NONE, source, "utf-8", True, raw
        )
        project = _get_project_for_url_or_path(config, TEMPLATES)
        if isinstance(project, GeneratorError):
            raise RuntimeError(f"openapi-python-client: {project.header} {project.detail or ''}")
        project.env.globals["resources"] = resources
        project.env.globals["resource_by_tag"] = {name: resources[tag] for name, tag in short.items()}
        if errors := project.build():
            raise RuntimeError("\n".join(f"openapi-python-client: {error.header} {error.detail}" for error in errors))
        (into / "api").mkdir(parents=True, exist_ok=True)
        shutil.copy(raw / "client.py", into / "client.py")
        for name, tag in short.items():
            shutil.copy(raw / "api" / name / "__init__.py", into / "api" / f"{tag}.py")


def main() -> int:
    generate(Document.load_json(Path(sys.argv[1])), Path(sys.argv[2]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
