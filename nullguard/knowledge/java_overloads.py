"""Which rows of a table fit a call, as far as the static types of its arguments tell."""

from __future__ import annotations

from collections.abc import Sequence

Parameters = tuple[str, ...]
"""Simple names of the parameters' types; `[]` or `...` ends one that takes any number."""

_PRIMITIVES = {
    "int": "Integer",
    "long": "Long",
    "short": "Short",
    "byte": "Byte",
    "char": "Character",
    "boolean": "Boolean",
    "float": "Float",
    "double": "Double",
}
_BOXED = frozenset(_PRIMITIVES.values())
_TEXTS = frozenset({"String", "StringBuilder", "StringBuffer"})
_GENERAL = frozenset({"Object", "CharSequence", "Comparable", "Serializable", "Number", "Appendable"})
"""What texts, numbers and truth values are besides themselves."""
_ABOVE_BOXES = frozenset({"Object", "Comparable", "Serializable", "Number"})


def fitting(overloads: Sequence[Parameters | None], arguments: Sequence[str]) -> list[int]:
    """Indices of the best-fitting overloads; None stands for whatever parameters, which fits always and never excludes others."""
    scores = [_score(overload, arguments) for overload in overloads]
    known = [score for overload, score in zip(overloads, scores, strict=True) if overload is not None and score is not None]
    best = max(known, default=0)
    return [
        index
        for index, (overload, score) in enumerate(zip(overloads, scores, strict=True))
        if score is not None and (overload is None or score == best)
    ]


def _score(overload: Parameters | None, arguments: Sequence[str]) -> int | None:
    """How well the parameters take the arguments: 2 for each same type, 1 for each that may do; None when they cannot."""
    if overload is None:
        return 0
    count = len(arguments)
    variadic = bool(overload) and overload[-1].endswith(("[]", "..."))
    if len(overload) != count and not (variadic and count >= len(overload) - 1):
        return None
    total = 0
    for position, given in enumerate(arguments):
        wanted = overload[min(position, len(overload) - 1)]
        if variadic and position >= len(overload) - 1 and (len(overload) != count or not given.endswith("[]")):
            wanted = wanted.removesuffix("[]").removesuffix("...")
            if given and wanted == given:
                total += 1
            elif given.endswith("[]"):
                return None
            continue
        fit = _fit(wanted, given)
        if fit is None:
            return None
        total += fit
    return total


def _fit(wanted: str, given: str) -> int | None:
    if not given or wanted == given:
        return 2 if given else 1
    if wanted in _PRIMITIVES:
        return 1 if given in _BOXED or given in _PRIMITIVES else None
    if given in _PRIMITIVES:
        return 1 if wanted in _ABOVE_BOXES or wanted == _PRIMITIVES[given] or len(wanted) == 1 else None
    if wanted.endswith("[]") != given.endswith("[]") and wanted != "Object" and len(wanted) != 1:
        return None
    if given in _TEXTS | _BOXED and wanted not in _GENERAL and len(wanted) > 1:
        return None
    return 1
