"""Make `generated/` from the document and the overlays, all or nothing.

Validation and both generators run side by side on one parsed document. Their results, the overlays and the shared JSON
are put together in a new tree; only when all of it is there, imports and holds every operation, it takes the place of
the old one. Whatever fails before leaves the old tree untouched. Any warning of a generator is a failure: the client
generator drops what it cannot express and calls that success.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from pipeline import fingerprint, views
from pipeline.fingerprint import GENERATED, ROOT, swap
from thingshub_document.schema_tools import operations
from thingshub_document.source import DOCUMENT, BrokenDocument, Finding, Place, Source, load

OVERLAYS = ROOT / "overlays" / "thingshub"
TEMPLATES = ROOT / "overlays" / "templates"
HEADER = "# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.\n"
CLIENT_CONFIG = {
    "post_hooks": [],
    "package_name_override": "thingshub",
    "content_type_overrides": {"application/zip": "application/octet-stream"},
}


class FailedBuild(Exception):
    """Generation failed; the text says where and why. `generated/` is as it was."""


def regenerate(*, document: Path = DOCUMENT, into: Path = GENERATED) -> None:
    """Write the whole tree anew.

    Raises:
        BrokenDocument: the document is not sound.
        FailedBuild: a generator failed or warned, or the result is incomplete.
    """
    source = load(document)
    scratch = ROOT / ".nox"
    scratch.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="regenerate-", dir=scratch) as work_dir:
        work = Path(work_dir)
        tree = work / "generated"
        package = tree / "thingshub"
        (package / "api").mkdir(parents=True)
        _write_json(tree / "openapi.json", source.data)
        _generate(source, work, package)
        _export(package / "models.py")
        (package / "_facts.py").write_text(
            views.facts_module(source, fingerprint.project()["project"]["version"]), encoding="utf-8"
        )
        (package / "_limits.py").write_text(views.limits_module(source), encoding="utf-8")
        _format(package)
        lay_in(package)
        _prove(source, package)
        fingerprint.write(tree)
        if (made := into / fingerprint.TYPESCRIPT).exists():  # made on request only; goes on as it is until then
            shutil.copytree(made, tree / fingerprint.TYPESCRIPT)
        swap(tree, into, work)


def lay_in(package: Path) -> None:
    """Copy the hand-written files over the generated ones; the same path in the overlay wins."""
    shutil.copytree(OVERLAYS, package, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))


def overlay() -> None:
    """Only lay the hand-written files in again: the quick way while editing them.

    Raises:
        FailedBuild: something else than the overlay files has changed, so that a regeneration is due.
    """
    changed = [name for name in fingerprint.state().inputs if not name.startswith("overlays/thingshub/")]
    if changed:
        raise FailedBuild(f"{changed[0]} has changed too -- run `nox -s regenerate`")
    package = GENERATED / "thingshub"
    laid_in = {name for name in fingerprint.read()["inputs"] if name.startswith("overlays/thingshub/")}
    for name in laid_in - fingerprint.inputs().keys():
        (package / name.removeprefix("overlays/thingshub/")).unlink(missing_ok=True)
    lay_in(package)
    fingerprint.write(GENERATED)


def _generate(source: Source, work: Path, package: Path) -> None:
    _write_json(work / "models.json", views.models_view(source) if _is_usable(source) else {})
    _write_json(work / "client.json", views.client_view(source) if _is_usable(source) else {})
    _write_json(work / "config.json", CLIENT_CONFIG)
    raw = work / "client"
    python = [sys.executable, "-P"]
    models = [*python, "-W", "error::UserWarning", "-m", "datamodel_code_generator"]
    models += ["--input", str(work / "models.json"), "--output", str(package / "models.py")]
    client = [*python, "-m", "openapi_python_client", "generate", "--path", str(work / "client.json")]
    client += ["--meta", "none", "--output-path", str(raw), "--overwrite", "--fail-on-warning"]
    client += ["--custom-template-path", str(TEMPLATES), "--config", str(work / "config.json")]
    validate = [sys.executable, "-m", "pipeline.validate", str(source.path)]
    with ThreadPoolExecutor() as pool:
        verdict, made_models, made_client = pool.map(_run, (validate, models, client))
    if verdict.returncode:  # told first: whatever the generators say about an unsound document only distracts
        raise BrokenDocument(verdict.stderr.strip())
    for name, result in (("datamodel-code-generator", made_models), ("openapi-python-client", made_client)):
        if result.returncode:
            raise FailedBuild(_explain(source, name, result.stderr + result.stdout))
    shutil.copy(raw / "client.py", package / "client.py")
    for folder in sorted((raw / "api").iterdir()):
        if folder.is_dir():
            shutil.copy(folder / "__init__.py", package / "api" / f"{folder.name}.py")
    (package / "api" / "__init__.py").write_text(f'{HEADER}"""One resource class per tag, sync and async."""\n')


def _export(models: Path) -> None:
    """Name what the module offers: the unions in it are imported, and would not count as its own otherwise."""
    text = models.read_text(encoding="utf-8")
    names = re.findall(r"(?m)^(?:class )?([A-Z]\w*)(?:\(|: TypeAlias)", text)
    for group in re.findall(r"(?m)^from thingshub\._facts import (.*)$", text):
        names += group.split(", ")
    exported = sorted(set(names))
    models.write_text(f"{text}\n__all__ = {exported!r}\n", encoding="utf-8")


def _is_usable(source: Source) -> bool:
    """Whether the views can be made at all; if not, validation (which runs in any case) says what is wrong."""
    try:
        views.models_view(source)
        views.client_view(source)
    except (LookupError, TypeError, AttributeError, StopIteration, ValueError):
        return False
    return True


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def _explain(source: Source, generator: str, output: str) -> str:
    """A generator's complaint with the place in our document that it is about."""
    words = output.rpartition("Traceback (most recent call last)")[2]
    words = re.sub(r"(?m)^ .*\n|^:\n", "", words) if words != output else words  # of a traceback only its last lines
    text = "\n    ".join(line for line in words.strip().splitlines() if line.strip())
    place: Place = ()
    if operation := re.search(r"(GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS|TRACE) (/\S*) within", words):
        place = ("paths", operation[2], operation[1].lower())
    elif component := re.search(r"components/(schemas|parameters|responses)/(\w+)", words):
        place = ("components", component[1], component[2])
    else:  # some name only what they stumbled over: find that
        quoted = re.findall(r"['`\"]([^'`\"\n]+)['`\"]", words)
        place = next((place for word in quoted if (place := source.place_of_text(word))), ())
    return (
        source.line(Finding(place, f"{generator} would drop or mangle this", "see its words below")) + f"\n    {text}"
    )


def _format(package: Path) -> None:
    """Sorted imports and ruff's format, independent of this project's own ruff settings."""
    # The files by name: a folder below .nox would be skipped as a whole, with nothing but a warning
    shared = ["--isolated", "--no-cache", "--quiet", "--target-version", "py311", "--line-length", "120"]
    shared += [str(path) for path in sorted(package.rglob("*.py"))]
    compact = ["format", "--config", "format.skip-magic-trailing-comma = true"]
    for command in (["check", "--select", "F401,F811,I,UP037", "--fix"], compact):
        result = _run([sys.executable, "-m", "ruff", *command, *shared])
        if result.returncode:
            raise FailedBuild(f"ruff {command[0]} failed on the generated code:\n{result.stdout}{result.stderr}")


def _prove(source: Source, package: Path) -> None:
    """The package compiles and every operation of the document is in it."""
    text = ""
    for path in sorted(package.rglob("*.py")):
        code = path.read_text(encoding="utf-8")
        try:
            compile(code, str(path.relative_to(package.parent)), "exec")
        except SyntaxError as error:
            raise FailedBuild(f"generated/{error.filename}:{error.lineno}: {error.msg} -- mend the template") from error
        text += code if path.parent.name == "api" else ""
    for place, _, _, operation in operations(source):
        if f'"{operation["operationId"]}"' not in text:
            complaint = f"{operation['operationId']} is missing in the generated client"
            raise FailedBuild(source.line(Finding((*place, "operationId"), complaint, "see overlays/templates")))


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--document", type=Path, default=DOCUMENT, help="another document than openapi/thingshub.yaml")
    parser.add_argument("--into", type=Path, default=GENERATED, help="another folder than generated/")
    parser.add_argument("--overlay", action="store_true", help="only lay the hand-written files in again")
    arguments = parser.parse_args()
    try:
        if arguments.overlay:
            overlay()
        else:
            regenerate(document=arguments.document.resolve(), into=arguments.into.resolve())
    except (BrokenDocument, FailedBuild) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or GENERATED}: {error.strerror} -- generated/ is as it was", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
