"""A YAML document as plain data, checked against the manifest's JSON Schema while every mistake still has its line and column.

The schema is interpreted, not repeated, so the shipped file and what is accepted cannot drift apart. The text is hostile: only
nodes are composed, no object is ever constructed, and size, nesting, aliases and visited nodes are bounded before anything
recurses.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Mapping
from typing import Any

import yaml

from nullguard.manifest.errors import ManifestError, Problem

MOST_BYTES = 32 * 1024 * 1024
"""The largest manifest that is read: about 200,000 columns."""

MOST_NODES = 2_000_000
MOST_ALIASES = 1_000
MOST_DEPTH = 40
MOST_REPEATED = 100_000
"""How many nodes aliases may add to those that are written."""

_MOST_PROBLEMS = 50
_MOST_DIGITS = 30

Path = tuple[str, ...]
Places = dict[Path, tuple[int, int]]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
_TYPES = {
    f"{_TAG}str": "string", f"{_TAG}int": "integer", f"{_TAG}float": "number", f"{_TAG}bool": "boolean", f"{_TAG}null": "null",
    f"{_TAG}map": "object", f"{_TAG}seq": "array", f"{_TAG}timestamp": "string", f"{_TAG}value": "string",
}  # fmt: skip
_WORDS = {
    "string": "a text", "integer": "a whole number", "number": "a number", "boolean": "true or false", "null": "nothing",
    "object": "a mapping", "array": "a list",
}  # fmt: skip
_TRUE = frozenset({"true", "yes", "on", "y"})


def read_document(file: str, data: bytes, schema: Mapping[str, Any]) -> tuple[Any, Places]:
    """The document as dicts, lists and scalars, and where its keys stand (line and column from 1; at most seven keys deep).

    Raises ManifestError with every mistake found.
    """
    nodes = _check_size(file, data)
    try:
        root = yaml.compose(data, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise _syntax_error(file, error) from None
    if root is None:
        return None, {}
    walker = _Walker(file, schema, nodes + MOST_REPEATED)
    value = walker.value(root, schema, ())
    if walker.problems:
        raise ManifestError(sorted(walker.problems))
    return value, walker.places


def _check_size(file: str, data: bytes) -> int:
    """Refuse what could exhaust time or stack, by the parser's events: it builds nothing and does not recurse.

    Gives the number of events, which is at least that of the nodes.
    """
    if len(data) > MOST_BYTES:
        raise ManifestError([Problem(file, 0, 0, f"the manifest has {len(data):,} bytes", f"at most {MOST_BYTES:,} are read")])
    nodes = aliases = depth = 0
    try:
        for event in yaml.parse(data, Loader=_LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            nodes += 1
            aliases += isinstance(event, yaml.AliasEvent)
            for count, most, what in (
                (depth, MOST_DEPTH, "levels of nesting"),
                (aliases, MOST_ALIASES, "aliases"),
                (nodes, MOST_NODES, "nodes"),
            ):
                if count > most:
                    mark = event.start_mark
                    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
                    raise ManifestError([Problem(file, line, column, f"more than {most:,} {what}", "no manifest needs that")])
    except yaml.YAMLError as error:
        raise _syntax_error(file, error) from None
    return nodes


def _syntax_error(file: str, error: yaml.YAMLError) -> ManifestError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    message = getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML"
    if mark is None:
        return ManifestError([Problem(file, 0, 0, f"this is no YAML: {message}")])
    return ManifestError([Problem(file, mark.line + 1, mark.column + 1, f"this is no YAML: {message}")])


class _Walker:
    """Reads nodes by a schema; the depth is bounded by what `_check_size` let through, repeated aliases by the visited nodes."""

    def __init__(self, file: str, schema: Mapping[str, Any], budget: int) -> None:
        self.problems: list[Problem] = []
        self.places: Places = {}
        self._file = file
        self._schema = schema
        self._budget = budget
        self._inside: set[int] = set()

    def value(self, node: yaml.Node, schema: Mapping[str, Any], path: Path) -> Any:
        self._budget -= 1
        if self._budget < 0 or id(node) in self._inside:
            self._problem(node, "aliases repeat too much", "write the values out")
            return None
        schema = self._resolved(schema)
        found = _TYPES.get(node.tag)
        if found is None:
            self._problem(node, f"the tag {node.tag} is not allowed", "only plain YAML is read")
            return None
        if not self._has_type(node, found, schema, path):
            return None
        if isinstance(node, yaml.ScalarNode):
            return self._checked(node, self._scalar(node, found), schema, path)
        self._inside.add(id(node))
        try:
            if isinstance(node, yaml.MappingNode):
                return self._mapping(node, schema, path)
            items = schema.get("items", {})
            return [self.value(item, items, path) for item in node.value]
        finally:
            self._inside.discard(id(node))

    def _mapping(self, node: yaml.MappingNode, schema: Mapping[str, Any], path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        known: Mapping[str, Any] = schema.get("properties", {})
        further = schema.get("additionalProperties", {})
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._problem(key_node, "a key must be a text")
                continue
            key = key_node.value
            if key in result:
                self._problem(key_node, f"'{_short(key)}' stands here twice", "remove one")
                continue
            if key not in known and further is False:
                self._unknown_key(key_node, key, known, path)
                result[key] = None
                continue
            deeper = (*path, key)
            if len(deeper) <= 7:
                self.places[deeper] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            result[key] = self.value(value_node, known.get(key, further if isinstance(further, dict) else {}), deeper)
        return result

    def _unknown_key(self, node: yaml.Node, key: str, known: Mapping[str, Any], path: Path) -> None:
        close = difflib.get_close_matches(key[:100], list(known), 1, 0.6)
        where = f" in {_short('.'.join(path))}" if path else ""
        remedy = f"did you mean '{close[0]}'?" if close else f"known here: {', '.join(known)}"
        self._problem(node, f"unknown key '{_short(key)}'{where}", remedy)

    def _has_type(self, node: yaml.Node, found: str, schema: Mapping[str, Any], path: Path) -> bool:
        wanted = schema.get("type")
        if wanted is None:
            return True
        allowed = (wanted,) if isinstance(wanted, str) else tuple(wanted)
        if found in allowed or (found == "integer" and "number" in allowed):
            return True
        if found == "null" and "null" not in allowed and not isinstance(node, yaml.ScalarNode):
            return False
        name = f"'{_short('.'.join(path))}'" if path else "the manifest"
        words = " or ".join(_WORDS[item] for item in allowed if item != "null")
        given = f"{_WORDS[found]}" + (f" ('{_short(node.value)}')" if isinstance(node, yaml.ScalarNode) and node.value else "")
        remedy = "put it in quotes" if "string" in allowed and isinstance(node, yaml.ScalarNode) and found != "null" else ""
        self._problem(node, f"{name} must be {words}, not {given}", remedy)
        return False

    def _scalar(self, node: yaml.ScalarNode, found: str) -> Any:
        text: str = node.value
        if found == "string":
            return text
        if found == "null":
            return None
        if found == "boolean":
            return text.lower() in _TRUE
        try:
            plain = text.replace("_", "")
            if len(plain) > _MOST_DIGITS:
                raise ValueError
            number: float = int(plain, 10) if found == "integer" else float(plain)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            self._problem(node, f"'{_short(text)}' is no number that can be used", "write it in decimal")
            return None
        return number

    def _checked(self, node: yaml.Node, value: Any, schema: Mapping[str, Any], path: Path) -> Any:
        name = _short(".".join(path))
        if "enum" in schema and value not in schema["enum"]:
            self._problem(node, f"'{name}' must be {' or '.join(map(str, schema['enum']))}, not {_short(str(value))}")
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            low, high = schema.get("minimum"), schema.get("maximum")
            if (low is not None and value < low) or (high is not None and value > high):
                bounds = f"between {low} and {high}" if high is not None else f"at least {low}"
                remedy = "12.4 % is 0.124" if high == 1 and value > 1 else ""
                self._problem(node, f"'{name}' must be {bounds}, not {value}", remedy)
        return value

    def _resolved(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        reference = schema.get("$ref")
        if reference is None:
            return schema
        target: Mapping[str, Any] = self._schema["$defs"][reference.rpartition("/")[2]]
        return target

    def _problem(self, node: yaml.Node, message: str, remedy: str = "") -> None:
        if len(self.problems) < _MOST_PROBLEMS:
            mark = node.start_mark
            self.problems.append(Problem(self._file, mark.line + 1, mark.column + 1, message, remedy))


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
