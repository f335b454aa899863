"""XML as a tree of elements, read from hostile bytes: nothing outside of the file is read, and depth and number are bounded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from nullguard.languages.errors import UnreadableSource

MOST_DEPTH = 60
"""Elements inside elements that are followed; mapping files have some ten."""

_MOST_ELEMENTS = 200_000
"""Elements that one tree may have; the largest mapping files that were measured have some thousand."""


@dataclass
class Element:
    """An element: its name without prefix, its attributes, the line where it begins, what stands in it in order."""

    tag: str
    attributes: Mapping[str, str]
    line: int
    content: list[Element | str] = field(default_factory=list)

    def get(self, name: str, default: str = "") -> str:
        """An attribute, or what stands for it where it is left out."""
        return self.attributes.get(name, default)

    @property
    def children(self) -> Iterator[Element]:
        return (item for item in self.content if isinstance(item, Element))

    def named(self, *tags: str) -> Iterator[Element]:
        """The children of some names, in order."""
        return (child for child in self.children if child.tag in tags)

    def first(self, *tags: str) -> Element | None:
        """The first child of one of the names."""
        return next(self.named(*tags), None)

    def flag(self, name: str) -> bool | None:
        """A truth written in an attribute; None where it is left out or says something else."""
        return {"true": True, "false": False}.get(self.get(name).strip().lower())

    @property
    def text(self) -> str:
        """The text that stands directly in the element."""
        return "".join(item for item in self.content if isinstance(item, str)).strip()


def full_name(name: str, package: str) -> str:
    """The full name of a class that a mapping file names without its package."""
    return f"{package}.{name}" if name and "." not in name and package else name


def read_elements(data: bytes) -> Element:
    """The root of a file. Raises UnreadableSource for what is no XML, or is hostile."""
    tree = _Tree()
    parse(data, tree.start, tree.end, tree.text)
    assert tree.root is not None  # expat refuses a file without an element
    return tree.root


def parse(
    data: bytes,
    start: Callable[[str, dict[str, str], int], None],
    end: Callable[[str], None],
    text: Callable[[str], None] | None = None,
) -> None:
    """The elements of a file as events: `start` gets name, attributes and line. Raises UnreadableSource like `read_elements`."""
    depth = 0

    def open_element(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        line = parser.CurrentLineNumber
        if depth > MOST_DEPTH:
            raise UnreadableSource("too-deep", f"line {line} is nested more than {MOST_DEPTH} elements deep")
        start(name.rpartition(":")[2], attributes, line)

    def close_element(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name.rpartition(":")[2])

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = open_element
    parser.EndElementHandler = close_element
    if text is not None:
        parser.CharacterDataHandler = text
    parser.EntityDeclHandler = _refuse_text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        message = expat.errors.messages.get(error.code, str(error))
        raise UnreadableSource("syntax", f"it is no XML: {message}, line {error.lineno}") from None


class _Tree:
    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str], line: int) -> None:
        self._count += 1
        if self._count > _MOST_ELEMENTS:
            raise UnreadableSource("limit", f"it has more than {_MOST_ELEMENTS:,} elements")
        element = Element(tag, attributes, line)
        if self._open:
            self._open[-1].content.append(element)
        else:
            self.root = element
        self._open.append(element)

    def end(self, _tag: str) -> None:
        self._open.pop()

    def text(self, text: str) -> None:
        if self._open:
            self._open[-1].content.append(text)


def _refuse_text(
    _name: str,
    _is_parameter: bool,
    value: str | None,
    _base: str | None,
    _system: str,
    _public: str | None,
    _notation: str | None,
) -> None:
    """An entity of another file is left out, as mapping files share fragments; one with a text could multiply."""
    if value is not None:
        raise UnreadableSource("limit", "it declares entities with a text, which such files have no use for")
