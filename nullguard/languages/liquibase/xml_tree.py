"""A changelog in XML as elements, without what says nothing of the schema: data files have more rows than any tree should."""

from __future__ import annotations

from nullguard.languages.errors import UnreadableSource
from nullguard.languages.xml_elements import Element, parse

_MOST_ELEMENTS = 400_000
"""Of the measured changelogs the largest keeps 30,000."""

_LEFT_OUT = frozenset(
    {
        "insert", "loadData", "loadUpdateData", "delete", "rollback", "comment", "createProcedure", "dropProcedure", "modifySql",
        "createFunction", "createTrigger", "createPackage", "createSequence", "alterSequence", "dropSequence", "customChange",
        "validCheckSum", "executeCommand", "output", "empty", "stop", "tagDatabase", "setTableRemarks",
    }
)  # fmt: skip


def read_xml(data: bytes) -> Element:
    """The root element. Raises UnreadableSource for what is no XML, or is hostile."""
    tree = _Tree()
    parse(data, tree.start, tree.end, tree.text)
    return tree.root


class _Tree:
    def __init__(self) -> None:
        self.root = Element("", {}, 0)
        self._open = [self.root]
        self._hidden = 0
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str], line: int) -> None:
        if self._hidden or tag in _LEFT_OUT:
            self._hidden += 1
            return
        self._count += 1
        if self._count > _MOST_ELEMENTS:
            raise UnreadableSource("limit", f"it has more than {_MOST_ELEMENTS:,} elements")
        element = Element(tag, attributes, line)
        if len(self._open) == 1:
            self.root = element
        else:
            self._open[-1].content.append(element)
        self._open.append(element)

    def end(self, _tag: str) -> None:
        if self._hidden:
            self._hidden -= 1
        else:
            self._open.pop()

    def text(self, text: str) -> None:
        if not self._hidden:
            self._open[-1].content.append(text)
