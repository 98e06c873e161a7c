"""Run openapi-python-client with the document model as a global of its templates: `client.py DOCUMENT INTO`.

It is given a skeleton (tags, paths, ids), because what it understands of parameters, bodies and answers is neither
complete nor needed: the templates print what `methods` has decided. A run of its own, beside the model generator.
"""

from __future__ import annotations

import json
import sys
import tempfile
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


def skeleton(document: Document) -> dict[str, Any]:
    """What the client generator walks: one operation after the other, by tag."""
    paths = {
        f"/{operation.python_tag}/{operation.python_verb}": {
            "get": {
                "operationId": f"{operation.python_tag}_{operation.python_verb}",
                "tags": [operation.python_tag],
                "responses": {"200": {"description": "ok"}},
            }
        }
        for operation in document.operations.values()
    }
    return {"openapi": "3.1.0", "info": {"title": document.title, "version": document.version}, "paths": paths}


def generate(document: Document, into: Path) -> None:
    """Write `client.py` and a module for each tag below `api/`.

    Raises:
        RuntimeError: the generator complained.
    """
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "skeleton.json"
        source.write_text(json.dumps(skeleton(document)), encoding="utf-8")
        config = Config.from_sources(
            ConfigFile(post_hooks=[], package_name_override="thingshub"), MetaType.NONE, source, "utf-8", True, into
        )
        project = _get_project_for_url_or_path(config, TEMPLATES)
        if isinstance(project, GeneratorError):
            raise RuntimeError(f"openapi-python-client: {project.header} {project.detail or ''}")
        project.env.globals["resources"] = resources_of(document, extended_tags())
        if errors := project.build():
            raise RuntimeError("\n".join(f"openapi-python-client: {error.header} {error.detail}" for error in errors))


def main() -> int:
    generate(Document.load_json(Path(sys.argv[1])), Path(sys.argv[2]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
