"""The quickstart that `nox` ends with: what it says when the sandbox lacks something."""

from __future__ import annotations

import runpy

import pytest
from pipeline.fingerprint import ROOT

from thingshub_sandbox import server
from thingshub_sandbox.completeness import IncompleteSandbox


def test_gaps_of_the_sandbox_are_told_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def incomplete(options: server.Options) -> None:
        raise IncompleteSandbox("depots.list has no handler; write one")

    monkeypatch.setattr(server, "running_sandbox", incomplete)
    with pytest.raises(SystemExit, match=r"lacks what the document describes:\ndepots.list has no handler; write one"):
        runpy.run_path(str(ROOT / "sandbox" / "quickstart.py"), run_name="__main__")
