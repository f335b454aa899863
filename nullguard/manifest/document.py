"""A YAML document as plain data, checked against the manifest's JSON Schema while every mistake still has its line and column.

The schema is interpreted, not repeated, so the shipped file and what is accepted cannot drift apart. The text is hostile: only
events are read, no object is ever constructed, and size, nesting, aliases and visited nodes are bounded before anything
recurses.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from nullguard.manifest.errors import ManifestError, Problem
from nullguard.manifest.schema_mistakes import has_type, of_key, of_order, of_type, of_value, short
from nullguard.manifest.yaml_limits import LOADER, check_size, syntax_error

_MOST_REPEATED = 100_000
"""How many nodes aliases may add to those that are written."""

_MOST_PROBLEMS = 50
_MOST_TAGS = 100_000
_EVIDENCE = frozenset(("nullable", "null_fraction"))
_MOST_DIGITS = 30

Path = tuple[str, ...]
Places = dict[Path, tuple[int, int]]

_TAG = "tag:yaml.org,2002:"
_TYPES = {
    f"{_TAG}str": "string", f"{_TAG}int": "integer", f"{_TAG}float": "number", f"{_TAG}bool": "boolean", f"{_TAG}null": "null",
    f"{_TAG}map": "object", f"{_TAG}seq": "array", f"{_TAG}timestamp": "string", f"{_TAG}value": "string",
}  # fmt: skip
_ANCHORED = (yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent)
_TRUE = frozenset({"true", "yes", "on", "y"})


def read_document(file: str, data: bytes, schema: Mapping[str, Any]) -> tuple[Any, Places]:
    """The document as dicts, lists and scalars, and where its keys stand: line and column from 1, of the keys of columns only
    those that can be evidence.

    Raises ManifestError with every mistake found.
    """
    nodes = check_size(file, data)
    walker = _Walker(file, data, schema, nodes + _MOST_REPEATED)
    try:
        value = walker.document()
    except yaml.YAMLError as error:
        raise syntax_error(file, error) from None
    if walker.problems:
        raise ManifestError(sorted(walker.problems))
    return value, walker.places


class _Walker:
    """Reads the parser's events by a schema, so that no tree of nodes is ever built; the depth is bounded by what `check_size`
    let through, repeated aliases by the visited nodes.

    An alias is read by replaying the events of what its anchor stands at, since another part of the schema may hold there.
    """

    def __init__(self, file: str, data: bytes, schema: Mapping[str, Any], budget: int) -> None:
        self.problems: list[Problem] = []
        self.places: Places = {}
        self._file = file
        self._schema = schema
        self._budget = budget
        self._sources: list[Iterator[yaml.Event]] = [yaml.parse(data, Loader=LOADER)]
        self._anchors: dict[str, list[yaml.Event]] = {}
        self._recording: list[list[yaml.Event]] = []
        self._open: set[str] = set()
        self._tags: dict[str, str] = {}
        self._resolver = yaml.resolver.Resolver()

    def document(self) -> Any:
        """The one document of the stream; None when there is nothing."""
        value = None
        seen = False
        while not isinstance(event := self._next(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                if seen:
                    self._problem(event, "this is no YAML: there is more than one document", "remove what follows '---'")
                    break
                seen = True
                value = self.value(self._next(), self._schema, ())
        return value

    def _next(self) -> yaml.Event:
        event = next(self._sources[-1])
        for record in self._recording:
            record.append(event)
        return event

    def value(self, event: yaml.Event, schema: Mapping[str, Any], path: Path) -> Any:
        self._budget -= 1
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, schema, path)
        anchor = event.anchor if isinstance(event, _ANCHORED) else None
        if anchor is None:
            return self._value(event, schema, path)
        record = [event]
        self._recording.append(record)
        self._open.add(anchor)
        try:
            return self._value(event, schema, path)
        finally:
            self._open.discard(anchor)
            self._recording.pop()
            self._anchors[anchor] = record

    def _alias(self, event: yaml.AliasEvent, schema: Mapping[str, Any], path: Path) -> Any:
        record = self._anchors.get(event.anchor or "")
        if event.anchor in self._open or self._budget < 0:
            self._problem(event, "aliases repeat too much", "write the values out")
            return None
        if record is None:
            self._problem(event, f"this is no YAML: nothing has the anchor '{short(event.anchor or '')}'")
            return None
        recording, self._recording = self._recording, []
        self._sources.append(iter(record))
        try:
            return self._value(self._next(), schema, path)
        finally:
            self._sources.pop()
            self._recording = recording

    def _value(self, event: yaml.Event, schema: Mapping[str, Any], path: Path) -> Any:
        if self._budget < 0:
            self._problem(event, "aliases repeat too much", "write the values out")
            return self._skip(event)
        schema = self._resolved(schema)
        tag = self._tag(event)
        found = _TYPES.get(tag)
        if found is None:
            self._problem(event, f"the tag {tag} is not allowed", "only plain YAML is read")
            return self._skip(event)
        if not has_type(schema, found):
            text = event.value if isinstance(event, yaml.ScalarEvent) else None
            if found != "null" or text is not None:
                self._problem(event, *of_type(schema, found, text, path))
            return self._skip(event)
        if isinstance(event, yaml.ScalarEvent):
            value = self._scalar(event, found)
            for mistake in of_value(schema, value, path):
                self._problem(event, *mistake)
            return value
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(schema, path)
        items = schema.get("items", {})
        values = []
        while not isinstance(item := self._next(), yaml.SequenceEndEvent):
            values.append(self.value(item, items, path))
        return values

    def _tag(self, event: yaml.Event) -> str:
        tag: str | None = getattr(event, "tag", None)
        if isinstance(event, yaml.ScalarEvent):
            if tag is not None and tag != "!":
                return tag
            if not event.implicit[0]:
                return f"{_TAG}str"
            if event.value not in self._tags:
                if len(self._tags) > _MOST_TAGS:
                    self._tags.clear()
                self._tags[event.value] = self._resolver.resolve(yaml.ScalarNode, event.value, (True, False))  # type: ignore[no-untyped-call]
            return self._tags[event.value]
        if tag is not None and tag != "!":
            return tag
        return f"{_TAG}map" if isinstance(event, yaml.MappingStartEvent) else f"{_TAG}seq"

    def _skip(self, event: yaml.Event) -> None:
        """Passes over what a value that is not used goes on with."""
        depth = int(isinstance(event, yaml.CollectionStartEvent))
        while depth:
            further = self._next()
            depth += isinstance(further, yaml.CollectionStartEvent) - isinstance(further, yaml.CollectionEndEvent)

    def _mapping(self, schema: Mapping[str, Any], path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        known: Mapping[str, Any] = schema.get("properties", {})
        further = schema.get("additionalProperties", {})
        names: dict[str, yaml.Event] = {}
        while not isinstance(name := self._next(), yaml.MappingEndEvent):
            if not isinstance(name, yaml.ScalarEvent):
                self._problem(name, "a key must be a text")
                self._skip(name)
                self._skip(self._next())
                continue
            key = name.value
            if name.anchor is not None:
                self._anchors[name.anchor] = [name]
            if key in result:
                self._problem(name, f"'{short(key)}' stands here twice", "remove one")
                self._skip(self._next())
                continue
            if key not in known and further is False:
                self._problem(name, *of_key(key, known, path))
                self._skip(self._next())
                result[key] = None
                continue
            deeper = (*path, key)
            if (len(deeper) < 7 or (len(deeper) == 7 and key in _EVIDENCE)) and (mark := name.start_mark) is not None:
                self.places[deeper] = (mark.line + 1, mark.column + 1)
            result[key] = self.value(self._next(), known.get(key, further if isinstance(further, dict) else {}), deeper)
            names[key] = name
        for key, mistake in of_order(schema, result):
            self._problem(names[key], *mistake)
        return result

    def _scalar(self, node: yaml.ScalarEvent, found: str) -> Any:
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
            self._problem(node, f"'{short(text)}' is no number that can be used", "write it in decimal")
            return None
        return number

    def _resolved(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        reference = schema.get("$ref")
        if reference is None:
            return schema
        target: Mapping[str, Any] = self._schema["$defs"][reference.rpartition("/")[2]]
        return target

    def _problem(self, node: yaml.Event, message: str, remedy: str = "") -> None:
        if len(self.problems) < _MOST_PROBLEMS:
            mark = node.start_mark
            line, column = (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
            self.problems.append(Problem(self._file, line, column, message, remedy))
