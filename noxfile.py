"""Everything this repository does, one session each; `nox -l` lists them, plain `nox` regenerates and tries the SDK."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from pathlib import Path

import nox

ROOT = Path(__file__).parent
SIDE_BY_SIDE = ("-n", "auto", "--dist", "worksteal")  # most tests wait for something; `-- -n 0` for one after the other
sys.path.insert(0, str(ROOT))  # the pipeline is a folder of this repository, not an installed package

from pipeline import fingerprint  # noqa: E402

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["regenerate", "quickstart"]
nox.options.stop_on_first_error = True


def install(session: nox.Session, *groups: str, sdk: str | None = None) -> None:
    """Install dependency groups, and the SDK in place with an extra; skipped when nothing has changed since."""
    project = nox.project.load_toml(ROOT / "pyproject.toml")
    packages = [package for group in groups for package in nox.project.dependency_groups(project, group)]
    if sdk is not None:
        packages += ["-e", f".[{sdk}]" if sdk else "."]
    wanted = hashlib.sha256(json.dumps([packages, project["project"], sys.version], default=str).encode()).hexdigest()
    done = Path(session.virtualenv.location) / "installed"
    if done.exists() and done.read_text() == wanted:
        return
    session.install(*packages)
    done.write_text(wanted)


def install_node(session: nox.Session, folder: str = "node") -> None:
    """Install what a folder of the pipeline locks, for the Node that comes from PyPI; skipped when it is there."""
    lock = ROOT / "pipeline" / folder / "package-lock.json"
    place = Path(session.virtualenv.location) / folder
    done = place / "installed"
    if done.exists() and done.read_text() == lock.read_text():
        return
    place.mkdir(parents=True, exist_ok=True)
    for file in (lock, lock.with_name("package.json")):
        shutil.copy(file, place)
    session.run("npm", "ci", "--prefix", str(place), "--ignore-scripts", "--no-audit", "--no-fund", silent=True)
    shutil.copy(lock, done)


def install_apart(session: nox.Session, group: str) -> None:
    """Install a dependency group into an environment within the session's: what it pins, others need otherwise."""
    project = nox.project.load_toml(ROOT / "pyproject.toml")
    packages = nox.project.dependency_groups(project, group)
    place = Path(session.virtualenv.location) / group
    done = place / "installed"
    if done.exists() and done.read_text() == "\n".join(packages):
        return
    session.run("python", "-m", "venv", "--clear", str(place))
    session.run(str(place / "bin" / "pip"), "install", "--quiet", *packages, external=True)
    done.write_text("\n".join(packages))


def install_debian(session: nox.Session, *packages: str, commands: tuple[str, ...]) -> None:
    """Install Debian's packages when one of their commands is missing; without apt-get or its rights, tests say so."""
    path = f"{os.environ.get('PATH', '')}:/usr/sbin"
    if all(shutil.which(command, path=path) for command in commands):
        return
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        session.warn(f"some tests are skipped: install {', '.join(packages)} for them")
        return
    session.run("apt-get", "update", "-q", external=True, silent=True)
    session.run("apt-get", "install", "-y", "-q", "--no-install-recommends", *packages, external=True, silent=True)


@nox.session
def validate(session: nox.Session) -> None:
    """Check the document: specification first, then the house rules; every finding with file:line and what to do."""
    install(session, "codegen", sdk="")
    session.run("python", "-m", "pipeline.validate", *session.posargs)


@nox.session
def regenerate(session: nox.Session) -> None:
    """Make generated/ from openapi/ and overlays/; nothing to do when it is current. `-- --check` only compares."""
    if "--check" in session.posargs:
        install(session, "codegen", sdk="")  # the SDK's own libraries: the proof runs it
        _check_generated(session)
        return
    state = fingerprint.state()
    if state.is_current:
        session.log("generated/ is what its sources give; nothing to do")
        _tell_of_typescript(session)
        return
    for name in state.inputs:
        session.log(f"changed: {name}")
    _warn_of_strays(session, [name for name in state.strays if fingerprint.read()])
    install(session, "codegen", sdk="")
    session.run("python", "-m", "pipeline.build")
    session.log("generated/ is new; review it with `git diff --stat generated`")
    _tell_of_typescript(session)


@nox.session(default=False)
def scaffold(session: nox.Session) -> None:
    """Write a new resource, ready to be filled in: `-- gateways --verbs list,create,get,update,delete`."""
    install(session, "codegen")
    session.run("python", "-m", "pipeline.scaffold", *session.posargs)


@nox.session
def overlay(session: nox.Session) -> None:
    """Only lay overlays/thingshub into generated/ again: the quick way while editing it."""
    install(session, "codegen", sdk="")
    session.run("python", "-m", "pipeline.build", "--overlay")


@nox.session(default=False)
def typescript(session: nox.Session) -> None:
    """Make generated/typescript from the shared JSON and overlays/typescript; `-- --check` only compares."""
    made = fingerprint.GENERATED / fingerprint.TYPESCRIPT
    if "--check" in session.posargs:
        install(session, "typescript", "codegen", sdk="")
        install_node(session, "node/typescript")
        _check_typescript(session, made)
        return
    state = fingerprint.typescript_state()
    if state.is_current:
        session.log("generated/typescript is what its sources give; nothing to do")
        return
    for name in state.inputs:
        session.log(f"changed: {name}")
    _warn_of_strays(session, [f"{fingerprint.TYPESCRIPT}/{name}" for name in state.strays if fingerprint.read(made)])
    install(session, "typescript", "codegen", sdk="")  # the last: the requests of the client are judged
    install_node(session, "node/typescript")
    session.run("python", "-m", "pipeline.typescript")
    session.log("generated/typescript is new; review it with `git diff --stat generated/typescript`")


@nox.session
def quickstart(session: nox.Session) -> None:
    """Start a local thingsHub and walk the SDK through it, step by step."""
    if not fingerprint.state().is_current:  # after a refusal, what ran would be the SDK of before
        session.skip("generated/ is not what its sources give -- mend what `nox -s regenerate` tells first")
    install(session, sdk="sandbox")
    session.run("python", "sandbox/quickstart.py", *session.posargs)


@nox.session(default=False)
def share(session: nox.Session) -> None:
    """Build dist/: the document in every form in which others take it. Works offline once it is installed."""
    install(session, "share", "codegen", sdk="sandbox")
    install_node(session, "node/typescript")
    session.run("python", "-m", "pipeline.share", *session.posargs)


@nox.session(default=False)
def share_tests(session: nox.Session) -> None:
    """What dist/ holds, tried with the tools that others use: Redocly, browsers, other generators. Needs Chromium."""
    install(session, "share", "codegen", "prove", "browser", "test", sdk="sandbox-postgres")
    install_node(session)
    install_node(session, "node/typescript")
    session.run("python", "-m", "pytest", "tests/share", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Replay the cassettes with sockets blocked, then unit and end-to-end tests; arguments go to pytest."""
    install(session, "test", "codegen", "changes", sdk="plot,sandbox-postgres")
    session.run("python", "-m", "pytest", *SIDE_BY_SIDE, *session.posargs)


@nox.session(default=False)
def wire(session: nox.Session) -> None:
    """The wire against hostile servers, and the servers, proxies, readers and programs of others; takes minutes."""
    install(session, "test", "wire", sdk="sandbox-postgres")
    install_apart(session, "mitmproxy")
    install_debian(session, "nginx-light", "squid", commands=("nginx", "squid"))
    session.run("python", "-m", "pytest", "tests/wire", *(session.posargs or SIDE_BY_SIDE))


@nox.session(default=False)
def soak(session: nox.Session) -> None:
    """Threads and tasks, one client each, for minutes against hostile servers: `-- --minutes 10 --tls --seed 1`."""
    install(session, "test", "wire", sdk="sandbox-postgres")
    session.run("python", "-m", "tests.soak", *session.posargs)


@nox.session(default=False)
def generator(session: nox.Session) -> None:
    """What the generator can say: every feature in Python and TypeScript, random documents, public APIs."""
    install(session, "test", "codegen", "typescript", sdk="plot,sandbox-postgres")
    install_node(session, "node/typescript")
    install_node(session, "node/real_apis")
    session.run("python", "-m", "pytest", "tests/generator", *(session.posargs or SIDE_BY_SIDE))


@nox.session(default=False)
def frames(session: nox.Session) -> None:
    """Data tables as frames of Arrow, pandas and polars, with the real libraries, which are large."""
    install(session, "test", sdk="sandbox-postgres,arrow,pandas,polars")
    session.run("python", "-m", "pytest", "tests/frames", *session.posargs)


@nox.session(default=False)
def ecosystem(session: nox.Session) -> None:
    """The SDK inside the programs of others: web servers, workers, a notebook; and the transports that docs/ shows."""
    install(session, "ecosystem", "wire", "test", sdk="sandbox-postgres")
    elsewhere = [
        "wire/test_programs.py",
        "wire/test_trackers.py",
        "unit/test_frozen_clock.py",
        "cassettes/test_seam.py",
    ]
    paths = ["tests/programs", *(f"tests/{path}" for path in elsewhere)]
    if any(argument.startswith("tests/") for argument in session.posargs):  # a part: what is named
        paths = []
    session.run("python", "-m", "pytest", *paths, *session.posargs)


@nox.session
def minimums(session: nox.Session) -> None:
    """The tests on the oldest dependencies that pyproject.toml allows."""
    project = nox.project.load_toml(ROOT / "pyproject.toml")
    groups = [p for group in ("test", "codegen", "changes") for p in nox.project.dependency_groups(project, group)]
    session.install("--resolution=lowest-direct", "-e", ".[plot,sandbox-postgres,arrow,pandas,polars]", *groups)
    what_depends = ["tests/unit", "tests/cassettes", "tests/sandbox", "tests/cli", "tests/end_to_end"]
    what_depends += ["tests/wire/test_exchange.py", "tests/wire/test_framing.py"]  # on the parser
    session.run(
        "python",
        "-m",
        "pytest",
        *SIDE_BY_SIDE,
        *(session.posargs or [*what_depends, "-k", "not hub_on_postgresql and not canaries"]),
    )
    session.run("python", "-m", "pytest", "tests/frames")


@nox.session(default=False)
def newest(session: nox.Session) -> None:
    """The tests on the newest release of every dependency, pinned or not: what users get who install today."""
    project = nox.project.load_toml(ROOT / "pyproject.toml")
    groups = [p for group in ("test", "codegen", "changes") for p in nox.project.dependency_groups(project, group)]
    newer = [package.replace("==", ">=") for package in groups]
    session.install("--upgrade", "-e", ".[plot,sandbox-postgres,arrow,pandas,polars]", *newer)
    without = "--ignore=tests/pipeline"  # generators and formatter are pinned because their bytes are
    session.run("python", "-m", "pytest", *SIDE_BY_SIDE, without, *session.posargs)


@nox.session
def record(session: nox.Session) -> None:
    """Run the scenarios against a fresh sandbox, write the cassettes anew, raise tests/coverage-floor, draw it."""
    install(session, "test", "codegen", sdk="plot,sandbox-postgres")
    session.run("python", "-m", "pytest", "tests/cassettes", "--record", *session.posargs)
    session.log("review the cassettes with `git diff tests/cassettes`")


@nox.session(default=False)
def verify(session: nox.Session) -> None:
    """What a live tenant does against what the document says, read only: `-- --url https://tenant --patch FILE`."""
    install(session, "codegen", sdk="")
    session.run("python", "-m", "pipeline.verify", *session.posargs)


@nox.session(default=False)
def contract(session: nox.Session) -> None:
    """schemathesis against the sandbox on both stores; `-- --examples 50 --store sqlite --seed 1` for less."""
    install(session, "contract", "test", sdk="sandbox-postgres")
    session.run("python", "-m", "tests.contract", *session.posargs)


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """How fast, side by side with other SDKs; `-- --rounds 50` for calmer figures, `-- --write` puts them in docs/."""
    install(session, "bench", "codegen", sdk="")
    session.run("python", "-m", "tests.benchmarks", *session.posargs)


@nox.session(default=False)
def changes(session: nox.Session) -> None:
    """What changed since the last release, and what that demands; `-- --against REVISION`, `--deep`, `--write`."""
    groups = ["changes", "codegen", "lint"]
    if "--deep" in session.posargs:  # the recorded tests of the old release are run on the SDK that is here
        install(session, *groups, "test", "typecheck", sdk="sandbox-postgres")
    else:
        install(session, *groups, sdk="")
    install_node(session)
    session.run("python", "-m", "pipeline.changes", *session.posargs)


@nox.session(default=False)
def release(session: nox.Session) -> None:
    """Check everything, build wheel and sdist, try them, then tag; `-- --dry-run` does all but the tag. No upload."""
    install(session, "changes", "codegen", "lint", "release", sdk="sandbox")
    install_node(session)
    _check_generated(session)
    session.run("python", "-m", "pipeline.release", *session.posargs)


@nox.session(default=False)
def docs(session: nox.Session) -> None:
    """Build dist/site/ from docs/, and check that it asks the network for nothing and that links lead somewhere."""
    install(session, "docs", sdk="")
    session.run("mkdocs", "build", "--strict", env={"NO_MKDOCS_2_WARNING": "1"})
    session.run("python", "-m", "pytest", "--noconftest", "-p", "no:cacheprovider", "tests/site", *session.posargs)
    session.log("read it at dist/site/index.html")


@nox.session(default=False)
def guide(session: nox.Session) -> None:
    """Walk through docs/regenerate.md in a copy of the repository: it does what it says."""
    install(session, "guide", "test", "codegen", sdk="sandbox-postgres")
    session.run("python", "-m", "pytest", "tests/guide", *session.posargs)


@nox.session(default=False)
def variants(session: nox.Session) -> None:
    """Make dist/variants/: the document as overlays/spec/ changes it, for teams who need another one."""
    install(session, "changes", "codegen", sdk="")
    session.run("python", "-m", "pipeline.variants", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """ruff over everything written by hand, Redocly over the document, and the faults that the two checks must find."""
    install(session, "lint", "codegen", "test", "changes", sdk="sandbox-postgres")
    install_node(session)
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("python", "-m", "pipeline.redocly")
    session.run("python", "-m", "pytest", "tests/lint", *session.posargs)


@nox.session
def typecheck(session: nox.Session) -> None:
    """mypy --strict and pyright strict over everything, generated code included."""
    groups = ["typecheck", "test", "browser", "contract", "codegen", "changes", "ecosystem"]
    install(session, *groups, sdk="plot,sandbox-postgres")
    shipped = [
        "generated/thingshub",
        "sandbox/thingshub_sandbox",
        "sandbox/quickstart.py",
        "document/thingshub_document",
    ]
    session.run("mypy", *shipped, "tests", "pipeline", "noxfile.py")
    session.run("pyright")


def _check_generated(session: nox.Session) -> None:
    """Fail unless generated/ is byte for byte what full regenerations under two hash seeds give."""
    here = fingerprint.outputs(fingerprint.GENERATED)
    for seed in ("1", "2"):
        into = Path(session.create_tmp()) / "generated"
        shutil.rmtree(into, ignore_errors=True)
        session.run("python", "-m", "pipeline.build", "--into", str(into), env={"PYTHONHASHSEED": seed})
        fresh = fingerprint.outputs(into)
        shutil.rmtree(into)
        if differing := sorted(name for name in here.keys() | fresh.keys() if here.get(name) != fresh.get(name)):
            session.error(f"generated/ is not what its sources give: {', '.join(differing)} -- run `nox -s regenerate`")
    if not fingerprint.state().is_current:
        session.error(f"generated/{fingerprint.NAME} is stale -- run `nox -s regenerate`")
    session.log("generated/ is what its sources give")


def _check_typescript(session: nox.Session, made: Path) -> None:
    """Fail unless generated/typescript is byte for byte what a fresh build gives."""
    fresh = Path(session.create_tmp()) / "made" / fingerprint.TYPESCRIPT
    session.run("python", "-m", "pipeline.typescript", "--into", str(fresh))
    here, there = fingerprint.outputs(made), fingerprint.outputs(fresh)
    shutil.rmtree(fresh)
    differing = sorted(name for name in here.keys() | there.keys() if here.get(name) != there.get(name))
    if differing or not fingerprint.typescript_state().is_current:
        what = ", ".join(differing) or fingerprint.NAME
        session.error(f"generated/typescript is not what its sources give: {what} -- run `nox -s typescript`")
    session.log("generated/typescript is what its sources give")


def _tell_of_typescript(session: nox.Session) -> None:
    """Nobody who only wants Python waits for it; but it must not be forgotten."""
    if not fingerprint.typescript_state().is_current:
        session.warn("generated/typescript is not what its sources give now -- run `nox -s typescript`")


def _warn_of_strays(session: nox.Session, strays: list[str]) -> None:
    """Keep what was edited by hand in generated/, and say so."""
    if not strays:
        return
    kept = _keep(strays)
    session.warn(f"edited by hand and undone now; what stood there is kept in {kept.relative_to(ROOT)}/:")
    for name in strays:
        session.warn(f"  generated/{name}")
    session.warn("the sources are openapi/ and overlays/: edit there")


def _keep(strays: list[str]) -> Path:
    """Copy stray edits aside before they are undone."""
    kept = ROOT / ".nox" / "stray-edits"
    shutil.rmtree(kept, ignore_errors=True)
    for name in strays:
        stray = fingerprint.GENERATED / name
        if stray.exists():
            (kept / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(stray, kept / name)
    return kept
