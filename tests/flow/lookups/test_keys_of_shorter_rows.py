"""Rows that are looked up by the key of an object that shows less of the same row: `OrderInfo` of `Order` (Java)."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import world_of

_ROWS = """
package shop;
import jakarta.persistence.*;
class BoardId { Long id; BoardId(Long id) { this.id = id; } Long getId() { return id; } }
class BoardInfo {
    BoardId id; BoardId other;
    BoardId getId() { return id; }
    Long getUuid() { if (id != null) { return id.getId(); } return null; }
    Long getPrimaryKey() { return this.getId().getId(); }
    Long getOther() { return other.getId(); }
    Long getEither() { return id == null ? other.getId() : id.getId(); }
}
class Board extends BoardInfo { String text; String getText() { return text; } }
abstract class Base { BoardId id; BoardId getId() { return id; } }
class Other extends Base { }
class Shown extends Base { String text; String getText() { return text; } }
@Entity class BoardEntity { @Id private Long id; Board toData() { return new Board(); } Shown toShown() { return new Shown(); } }
class Boards {
    EntityManager em;
    Board find(Long id) { BoardEntity e = em.find(BoardEntity.class, id); return e == null ? null : e.toData(); }
    Shown shown(Long id) { BoardEntity e = em.find(BoardEntity.class, id); return e == null ? null : e.toShown(); }
}
"""


def is_doubtful(parameter: str, given: str, found: str, key: str = "id.getId()") -> bool:
    """Whether a row is doubtful that a private method looks up by the key of what its caller goes through."""
    text = f"""
    package shop;
    import java.util.List;
    class Service {{
        Boards boards;
        private void show(BoardId id) {{ {found}({key}).getText(); }}
        void all(List<{parameter}> all, BoardId other) {{ for ({parameter} each : all) {{ show({given}); }} }}
    }}
    """
    world = world_of({"shop/Rows.java": _ROWS, "shop/Service.java": text})
    uses = analyse_source(world, "shop/Service.java", frozenset({"getText", "text"})).uses
    return all(use.origin.doubt for use in uses)


@pytest.mark.parametrize("parameter", ["Board", "BoardInfo"])
@pytest.mark.parametrize(
    "given",
    ["each.getId()", "new BoardId(each.getId().getId())", "new BoardId(each.getUuid())", "new BoardId(each.getPrimaryKey())"],
)
def test_it_is_the_same_row(parameter, given):
    assert is_doubtful(parameter, given, "boards.find")


@pytest.mark.parametrize(
    ("parameter", "given", "found"),
    [
        ("BoardInfo", "other", "boards.find"),
        ("BoardInfo", "new BoardId(1L)", "boards.find"),
        ("BoardInfo", "new BoardId(each.getOther())", "boards.find"),
        ("BoardInfo", "new BoardId(each.getEither())", "boards.find"),
        ("Other", "each.getId()", "boards.shown"),
        ("Base", "each.getId()", "boards.shown"),
    ],
)
def test_it_may_be_another(parameter, given, found):
    assert not is_doubtful(parameter, given, found)
