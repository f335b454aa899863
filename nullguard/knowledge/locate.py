"""Where the rules folder lies."""

from __future__ import annotations

from pathlib import Path


class MissingRules(Exception):
    """The installation holds no rules: a broken package or a checkout without its `rules/` folder."""


def rules_folder() -> Path:
    """The folder of rules and library models: `_rules` of an installed wheel, else the `rules` beside the package in a checkout.

    Raises MissingRules when neither is there.
    """
    package = Path(__file__).parents[1]
    for folder in (package / "_rules", package.parent / "rules"):
        if folder.is_dir():
            return folder
    raise MissingRules(f"there is neither {package / '_rules'} nor {package.parent / 'rules'}: install nullguard again")
