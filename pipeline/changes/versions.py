"""Semantic versioning, and what it demands.

From 1.0.0 on: what breaks demands a new major version, what is new (or deprecated, or wider) a new minor one, words
alone a patch. Before 1.0.0: what breaks demands a new minor version, everything else a patch.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple


class Weight(IntEnum):
    """How much all changes together weigh."""

    NOTHING = 0
    WORDS = 1
    FEATURES = 2
    BREAKING = 3


class Version(NamedTuple):
    """A version of three numbers."""

    major: int
    minor: int
    patch: int

    @classmethod
    def of(cls, text: str) -> Version:
        """Read one; raises ValueError when it is none."""
        found = re.fullmatch(r"(\d+)\.(\d+)\.(\d+)", text)
        if not found:
            raise ValueError(f"{text!r} is no version of three numbers such as 0.2.0")
        return cls(*map(int, found.groups()))

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    def after(self, weight: Weight) -> Version:
        """The least version that changes of this weight demand after this one."""
        if weight is Weight.NOTHING:
            return self
        if self.major == 0:
            return Version(0, self.minor + 1, 0) if weight is Weight.BREAKING else self._next_patch()
        if weight is Weight.BREAKING:
            return Version(self.major + 1, 0, 0)
        return Version(self.major, self.minor + 1, 0) if weight is Weight.FEATURES else self._next_patch()

    def _next_patch(self) -> Version:
        return Version(self.major, self.minor, self.patch + 1)
