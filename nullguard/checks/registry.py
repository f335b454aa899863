"""The checks by rule id: one module `ngXXX_*` for each rule, in the folder of its shape."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from nullguard import checks
from nullguard.model.finding import Finding

if TYPE_CHECKING:
    from nullguard.checks.context import Context

Check = Callable[["Context"], Iterator[Finding]]

_MODULE = re.compile(r"ng(\d{3})_[a-z0-9_]+")


class UnmatchedRule(Exception):
    """A rule folder without a check, a check without a rule folder, or two checks for one rule."""


def load_checks() -> Mapping[str, Check]:
    """The check of every rule, by id in order.

    Raises UnmatchedRule for two modules of one rule, and AttributeError for a module without `check`.
    """
    return {rule: import_module(module).check for rule, module in check_modules().items()}


def check_modules() -> Mapping[str, str]:
    """The name of the module that checks each rule, by id in order; none is imported.

    Raises UnmatchedRule for two modules of one rule.
    """
    found: dict[str, str] = {}
    for _, name, _ in pkgutil.walk_packages(checks.__path__, f"{checks.__name__}."):
        matched = _MODULE.fullmatch(name.rpartition(".")[2])
        if matched is None:
            continue
        rule = f"NG{matched[1]}"
        if rule in found:
            raise UnmatchedRule(f"two modules check {rule}; one of them is {name}")
        found[rule] = name
    return dict(sorted(found.items()))


def require_same(rules: Collection[str], checks: Collection[str]) -> None:
    """Raises UnmatchedRule unless every rule id has a check and every check a rule."""
    if alone := sorted(set(rules) - set(checks)):
        raise UnmatchedRule(f"no module nullguard/checks/*/{alone[0].lower()}_*.py checks the rule {alone[0]}")
    if alone := sorted(set(checks) - set(rules)):
        raise UnmatchedRule(f"the module nullguard/checks/*/{alone[0].lower()}_*.py has no folder rules/*/{alone[0]}-*")
