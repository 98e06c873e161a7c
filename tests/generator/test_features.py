"""Every line of what the generator can say: right, or refused with its line. Nothing is green and wrong."""

from __future__ import annotations

import pytest

from tests.generator import running, table, typescript_cases
from tests.generator.feature import Feature, features

EVERY = features()
IN_TYPESCRIPT = [feature for feature in EVERY if any(typescript_cases.is_tried(call) for call in feature.calls)]


def _name(feature: Feature) -> str:
    return f"{feature.group}/{feature.name}"


@pytest.mark.parametrize("feature", EVERY, ids=_name)
def test_python(feature: Feature) -> None:
    problems = running.python_problems()[feature.name]
    assert not problems, "\n" + "\n".join(problems)


@pytest.mark.parametrize("feature", IN_TYPESCRIPT, ids=_name)
def test_typescript(feature: Feature) -> None:
    problems = running.typescript_problems()[feature.name]
    assert not problems, "\n" + "\n".join(problems)


def test_the_page_shows_what_the_files_say() -> None:
    right = {feature.name: list[str]() for feature in EVERY}
    assert table.PAGE.read_text(encoding="utf-8") == table.page(right), "run `python -m tests.generator.table --write`"
