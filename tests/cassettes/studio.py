"""Where `nox -s record` puts what it records, until it is sure that the change is explained.

New cassettes take the place of the old ones all at once, at the end. If any differs although nothing that it is made
from has changed, all stay as they are, and the new ones are put aside for a look.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from tests.cassettes import sources
from tests.cassettes.exchange import RECORDED

ASIDE = sources.ROOT / ".nox" / "recorded"


class UnexplainedChange(Exception):
    """Cassettes changed although nothing that they are made from has; the text says what to do."""


class Studio:
    """Takes new cassettes in.

    Args:
        staged: An empty folder for them.
        recorded: The folder of the cassettes.
        aside: Where cassettes go that nothing explains.
    """

    def __init__(self, staged: Path, recorded: Path = RECORDED, aside: Path = ASIDE) -> None:
        self._staged = staged
        self._recorded = recorded
        self._aside = aside

    def take(self, name: str, text: str) -> None:
        """A cassette that both clients have recorded alike."""
        (self._staged / f"{name}.yaml").write_text(text, encoding="utf-8")

    def conclude(self, now: sources.Digests, scenarios: Iterable[str]) -> list[str]:
        """Let the new cassettes take the place of the old ones.

        Args:
            now: Digests of what they were made from.
            scenarios: The names of all scenarios, whether recorded this time or not.

        Returns:
            The names of those that changed.

        Raises:
            UnexplainedChange: one changed, and nothing else has; all cassettes are as they were.
        """
        new = {path.name: path.read_text(encoding="utf-8") for path in sorted(self._staged.glob("*.yaml"))}
        changed = [name for name, text in new.items() if _text(self._recorded / name) != text]
        file = self._recorded / sources.FILE.name
        if changed and not sources.changed(now, file):
            raise UnexplainedChange(self._reason(changed))
        self._recorded.mkdir(exist_ok=True)
        for name in changed:
            shutil.copyfile(self._staged / name, self._recorded / name)
        if {f"{name}.yaml" for name in scenarios} <= new.keys():  # else older ones are left, made from older parts
            sources.keep(now, file)
        return changed

    def _reason(self, changed: list[str]) -> str:
        shutil.rmtree(self._aside, ignore_errors=True)
        shutil.copytree(self._staged, self._aside)
        return (
            f"{len(changed)} cassettes changed, although document, sandbox, SDK, scenarios and dependencies are those "
            f"of the last recording: {', '.join(changed)}. The time, chance or this machine has a say in what is "
            f"recorded: compare {_shown(self._recorded)} with {_shown(self._aside)} and take it out. "
            "All cassettes were left as they were."
        )


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def _shown(path: Path) -> str:
    return path.relative_to(sources.ROOT).as_posix() if path.is_relative_to(sources.ROOT) else path.name
