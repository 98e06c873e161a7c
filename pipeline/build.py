"""Make `generated/` from the document and the overlays, all or nothing.

Validation and both generators run side by side on one document model. Their results, the overlays and the shared JSON
are put together in a new tree, which is proved by running it (pipeline/proof); only then it takes the place of the old
one. Whatever fails before leaves the old tree untouched. What cannot be said rightly is refused with the line of the
document: there is no third way.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipeline import bindings, fingerprint, twins
from pipeline.fingerprint import GENERATED, ROOT, swap
from pipeline.generate import extensions, facts, models
from pipeline.steps import Steps
from thingshub_document.model import Answer, Body
from thingshub_document.reading import Document
from thingshub_document.source import DOCUMENT, BrokenDocument, Source, load
from thingshub_document.types import Place

OVERLAYS = ROOT / "overlays" / "thingshub"
HEADER = models.HEADER
_LINES = "lines.json"
Result = subprocess.CompletedProcess[str]


class FailedBuild(Exception):
    """Generation failed; the text says where and why. `generated/` is as it was."""


def regenerate(*, document: Path = DOCUMENT, into: Path = GENERATED, is_foreign: bool = False) -> dict[str, float]:
    """Write the whole tree anew.

    Args:
        document: The root file of the document.
        into: The folder to replace.
        is_foreign: Whether the document is somebody else's, which need not keep the house's rules of style.

    Returns:
        How many seconds each step took; validation and both generators run side by side.

    Raises:
        BrokenDocument: the document is not sound, or says what the SDK cannot.
        FailedBuild: a generator or the proof failed.
    """
    steps = Steps()
    with steps.step("load"):
        source = load(document)
    scratch = ROOT / ".nox"
    scratch.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="regenerate-", dir=scratch) as work_dir:
        work = Path(work_dir)
        tree = work / "generated"
        package = tree / "thingshub"
        (package / "api").mkdir(parents=True)
        (package / "models").mkdir()
        _write_json(tree / "openapi.json", source.data)
        with ThreadPoolExecutor() as pool, _proof(tree, work) as proof:
            verdict = pool.submit(_validated, document, is_foreign, steps)
            with steps.step("read"):
                model = _read(source, verdict)
            _generate(model, pool, tree, work, verdict, steps)
            with steps.step("format"):
                _format(sorted(package.rglob("*.py*")))
            copy_overlay(package)
            with steps.step("prove"):
                _prove(model, proof, work)
        fingerprint.write(tree)
        if (made := into / fingerprint.TYPESCRIPT).exists():  # made on request only; goes on as it is until then
            shutil.copytree(made, tree / fingerprint.TYPESCRIPT)
        swap(tree, into, work)
    return steps.seconds


def copy_overlay(package: Path) -> None:
    """Copy the hand-written files over the generated ones, with the sync twins of those that wait.

    Raises:
        FailedBuild: one of them has no sync counterpart.
    """
    shutil.copytree(OVERLAYS, package, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    try:
        written = twins.write(package)
    except twins.CannotTwin as error:
        raise FailedBuild(str(error)) from error
    _format(written)


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
    copy_overlay(package)
    fingerprint.write(GENERATED)


def _validated(document: Path, is_foreign: bool, steps: Steps) -> Result:
    with steps.step("validate"):
        return _run([sys.executable, "-m", "pipeline.validate", str(document), *(["--foreign"] if is_foreign else [])])


def _read(source: Source, verdict: Future[Result]) -> Document:
    """The document model, if the document is sound: whatever else is said of one that is not only distracts."""
    try:
        document = Document(source.data, source.where)
        complaints = [*document.complaints(), *extensions.complaints(document)]
    except Exception:
        _raise_if_unsound(verdict)
        raise
    if complaints:
        _raise_if_unsound(verdict)
        raise BrokenDocument("\n".join(f"{source.where(c.place)}: {c.message} -- {c.remedy}" for c in complaints))
    return document


def _raise_if_unsound(verdict: Future[Result]) -> None:
    result = verdict.result()
    if result.returncode:
        raise BrokenDocument(result.stderr.strip())


def _generate(
    document: Document, pool: ThreadPoolExecutor, tree: Path, work: Path, verdict: Future[Result], steps: Steps
) -> None:
    package = tree / "thingshub"
    _write_json(work / "models.json", models.view(document))
    _write_json(work / "aliases.json", models.aliases(document))
    command = [sys.executable, "-P", "-W", "error::UserWarning", "-m", "datamodel_code_generator"]
    command += ["--input", str(work / "models.json"), "--output", str(work / "models.py")]
    made_models = pool.submit(_timed, steps, "models", [*command, "--aliases", str(work / "aliases.json")])
    raw = work / "client"
    client = [sys.executable, "-m", "pipeline.generate.client", str(tree / "openapi.json"), str(raw)]
    made_client = pool.submit(_timed, steps, "client", client)
    version = fingerprint.project()["project"]["version"]
    for name, text in {
        "_facts.py": facts.facts_module(document, version),
        "_unions.py": facts.unions_module(document),
        "_limits.py": facts.limits_module(document),
        "_declared_errors.py": facts.errors_module(document),
        "api/__init__.py": f'{HEADER}"""One resource class per tag, sync and async."""\n',
    }.items():
        (package / name).write_text(text, encoding="utf-8")
    with steps.step("bindings"):
        unbound = bindings.findings(document)
    _raise_if_unsound(verdict)
    if unbound:
        raise BrokenDocument("\n".join(unbound))
    print(verdict.result().stderr.strip(), file=sys.stderr, end="\n" if verdict.result().stderr.strip() else "")
    for name, done in (("datamodel-code-generator", made_models), ("openapi-python-client", made_client)):
        if (result := done.result()).returncode:
            raise FailedBuild(_explained(name, result.stderr + result.stdout))
    try:
        modules = models.modules((work / "models.py").read_text(encoding="utf-8"), document)
    except ValueError as error:
        raise FailedBuild(f"datamodel-code-generator: {error} -- see pipeline/generate/models.py") from error
    for name, text in modules.items():
        (package / "models" / name).write_text(text, encoding="utf-8")
    shutil.copytree(raw, package, dirs_exist_ok=True)


def _timed(steps: Steps, name: str, command: list[str]) -> Result:
    with steps.step(name):
        return _run(command)


def _run(command: list[str]) -> Result:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def _explained(generator: str, output: str) -> str:
    """The last lines of what a generator says: what it was given is ours, so the fault is in the pipeline."""
    lines = [line for line in output.strip().splitlines() if line.strip()]
    return f"{generator} failed on what pipeline/generate gave it:\n    " + "\n    ".join(lines[-5:])


def _format(files: list[Path]) -> None:
    """Sorted imports and ruff's format, independent of this project's own ruff settings."""
    # The files by name: a folder below .nox would be skipped as a whole, with nothing but a warning
    shared = ["--isolated", "--no-cache", "--quiet", "--target-version", "py311", "--line-length", "120"]
    shared += map(str, files)
    compact = ["format", "--config", "format.skip-magic-trailing-comma = true"]
    for command in (["check", "--select", "F401,F811,I,UP037", "--fix"], compact):
        result = _run([sys.executable, "-m", "ruff", *command, *shared])
        if result.returncode:
            raise FailedBuild(f"ruff {command[0]} failed on the generated code:\n{result.stdout}{result.stderr}")


@contextmanager
def _proof(tree: Path, work: Path) -> Iterator[subprocess.Popen[str]]:
    """The process that proves what will be made; meanwhile it loads its judges, which takes most of a second."""
    command = [sys.executable, "-m", "pipeline.proof", "--wait", "--package", str(tree)]
    command += ["--document", str(tree / "openapi.json"), "--lines", str(work / _LINES)]
    pipes: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen(command, cwd=ROOT, text=True, **pipes) as process:
        try:
            yield process
        finally:
            if process.poll() is None:  # there is nothing to prove
                process.kill()


def _prove(document: Document, proof: subprocess.Popen[str], work: Path) -> None:
    """Run what was made: every module, every model, every operation, judged against the document."""
    _write_json(work / _LINES, [[list(place), where] for place, where in _lines(document)])
    said, wrong = proof.communicate("prove\n")
    if proof.returncode:
        raise FailedBuild((wrong or said).strip())
    if wrong.strip():
        print(wrong.strip(), file=sys.stderr)  # what could not be proved


def _lines(document: Document) -> Iterator[tuple[Place, str]]:
    """The line of everything that the proof may have to name."""
    for operation in document.operations.values():
        yield operation.place, operation.line
        yield from ((parameter.place, parameter.line) for parameter in operation.parameters)
        contents: list[Body | Answer] = [*([operation.body] if operation.body else []), *operation.answers]
        for content in contents:
            yield content.place, content.line
            yield from ((media.place, media.line) for media in content.alternatives)
    for definition in document.definitions.values():
        yield definition.place, definition.line


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--document", type=Path, default=DOCUMENT, help="another document than openapi/thingshub.yaml")
    parser.add_argument("--into", type=Path, default=GENERATED, help="another folder than generated/")
    parser.add_argument("--overlay", action="store_true", help="only lay the hand-written files in again")
    parser.add_argument("--timings", type=Path, help="a file that gets the seconds of each step, as JSON")
    parser.add_argument("--foreign", action="store_true", help="somebody else's document: no rules of style")
    arguments = parser.parse_args()
    try:
        if arguments.overlay:
            overlay()
        else:
            document, into = arguments.document.resolve(), arguments.into.resolve()
            seconds = regenerate(document=document, into=into, is_foreign=arguments.foreign)
            if arguments.timings:
                _write_json(arguments.timings, seconds)
    except (BrokenDocument, FailedBuild) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or GENERATED}: {error.strerror} -- generated/ is as it was", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
