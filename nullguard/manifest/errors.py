"""What is wrong with a manifest file, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake. Lines and columns count from 1, line 0 means the file as a whole; `remedy` may be empty."""

    file: str
    line: int
    column: int
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.message}" + (f" ({self.remedy})" if self.remedy else "")


class ManifestError(Exception):
    """A manifest that cannot be used, with everything that is wrong with it; the attributes are those of the first problem."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        first = self.problems[0]
        self.file, self.line, self.column = first.file, first.line, first.column
        self.message, self.remedy = first.message, first.remedy
        super().__init__("\n".join(str(problem) for problem in self.problems))
