"""Without its extra the command says what to install."""

from __future__ import annotations

import sys

import pytest

from thingshub_sandbox import start


def test_without_the_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.startswith("thingshub_sandbox.cli")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr("thingshub_sandbox.cli", raising=False)
    monkeypatch.setitem(sys.modules, "platformdirs", None)
    assert start.main() == 2
    assert capsys.readouterr().err.endswith('(platformdirs) -- pip install "thingshub[sandbox]"\n')
