# pyright: standard
# Walks documents, which have no types; mypy is strict here too.
"""Random documents over the table: each is built and proved, or refused with its line. There is no third way."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.generator import refusals, workspace
from tests.generator.feature import Feature
from tests.generator.grammar import resource

TOGETHER = 20  # as many in one build


def test_random_documents(pytestconfig: pytest.Config, tmp_path: Path) -> None:
    wanted = int(str(pytestconfig.getoption("--random-documents", 20)))
    verdicts: list[str] = []
    for number, contents in enumerate(_drawn(wanted)):
        together = [Feature("random", f"random_{n}", "", content) for n, content in enumerate(contents)]
        verdicts += _verdicts(together, workspace.CACHE / f"random-{tmp_path.name}-{number}")
    counts = {verdict: verdicts.count(verdict) for verdict in sorted(set(verdicts))}
    print(f"\n{len(verdicts)} random documents: {counts}")
    assert len(verdicts) >= wanted


def _drawn(wanted: int) -> list[tuple[dict[str, Any], ...]]:
    """As many resources as wanted, in groups; the same ones each time for a small number."""
    found: list[tuple[dict[str, Any], ...]] = []

    @settings(
        max_examples=-(-wanted // TOGETHER) + 1,
        derandomize=wanted <= TOGETHER,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )
    @given(st.tuples(*(resource(number) for number in range(TOGETHER))))
    def draw(contents: tuple[dict[str, Any], ...]) -> None:
        found.append(contents)

    draw()
    return found[1:]  # hypothesis begins with the simplest of all, which says nothing


def _verdicts(drawn: Sequence[Feature], folder: Path) -> list[str]:
    """What comes of each; raises AssertionError over one that is neither built nor refused with its line."""
    found: list[str] = []
    waiting = list(drawn)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        said = refusals.said_of(waiting, folder / "openapi")
        for feature in drawn:
            if entries := said[feature.name]:
                problems = [entry.whole for entry in entries if not entry.name or not entry.remedy]
                assert not problems, _shown(feature, folder, problems)
                found.append("refused by the document's rules")
                waiting.remove(feature)
        while waiting:
            document = workspace.write_document(waiting, folder / "openapi")
            result = workspace.run_build(document, folder / "generated")
            if result.returncode == 0:
                found += ["built and proved"] * len(waiting)
                break
            output = result.stdout + result.stderr
            named = workspace.features_named(output, waiting)
            is_clear = bool(named) and "Traceback" not in output
            assert is_clear, f"neither built nor refused with a line:\n{output}"
            found += ["refused by the proof"] * len(named)
            for name, lines in named.items():  # shown with `-s`: each is a fault of the generator or of its proof
                print(lines, (folder / "openapi" / "resources" / f"{name}.yaml").read_text(encoding="utf-8"), sep="\n")
            waiting = [feature for feature in waiting if feature.name not in named]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return found


def _shown(feature: Feature, folder: Path, problems: Sequence[str]) -> str:
    file = folder / "openapi" / "resources" / f"{feature.name}.yaml"
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return f"refused without a line or a remedy: {problems}\n{text}"
