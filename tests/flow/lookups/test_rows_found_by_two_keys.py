"""A row that a helper found by two things together is there where it is looked up by the same two; by one of them, or by the two
in other places, it is another row."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.found import FOUND_BEFORE
from tests.flow.conftest import world_of
from tests.flow.lookups.test_rows_found_before import ORDER

DAO = """
package shop;
class Dao {
    private org.hibernate.Session session;
    Order find(Long shop, String code) {
        return (Order) session.createQuery("from Order where shop = :s and code = :c").setParameter("s", shop)
            .setParameter("c", code).uniqueResult();
    }
    Order again(Long shop, String code) { return find(shop, code); }
    Order one(String code) { return (Order) session.createQuery("from Order where code = " + code).uniqueResult(); }
    void check(Long shop, String code) { if (find(shop, code) == null) { throw new Missing(); } }
    void checkOf(Request request) { if (find(request.getShop(), request.getCode()) == null) { throw new Missing(); } }
    boolean isThere(Long shop, String code) { return find(shop, code) != null; }
    void checkTwo(String code, Long shop) { check(shop, code); }
}
"""

REQUEST = """
package shop;
class Request { private Long shop; private String code; Long getShop() { return shop; } String getCode() { return code; } }
"""

AGAIN = "void all(Long x, String y) { service.run(x, y); }"
USE = "dao.again(shop, code).getNumber();"


def doubts(members: str, other: str = "") -> list[str]:
    """Why what is looked up in a class with these members is nearly always there, for each use."""
    files = {"shop/Order.java": ORDER, "shop/Dao.java": DAO, "shop/Request.java": REQUEST}
    files["shop/Service.java"] = f"package shop;\nclass Service {{ Dao dao;\n{members}\n}}"
    files["shop/Other.java"] = f"package shop;\nclass Other {{ Service service; Dao dao;\n{other}\n}}"
    names = frozenset({"again", "one"})
    return [use.origin.doubt for use in analyse_source(world_of(files), "shop/Service.java", names).uses]


@pytest.mark.parametrize(
    "before",
    [
        "dao.check(shop, code);",
        "dao.checkTwo(code, shop);",
        "if (!dao.isThere(shop, code)) { return; }",
        "if (dao.find(shop, code) == null) { return; }",
    ],
)
def test_found_by_both(before):
    assert doubts(f"void run(Long shop, String code, Long other) {{ {before} {USE} }}") == [FOUND_BEFORE]


def test_found_by_two_things_of_one_argument():
    use = "dao.again(request.getShop(), request.getCode()).getNumber();"
    assert doubts(f"void run(Request request) {{ dao.checkOf(request); {use} }}") == [FOUND_BEFORE]


@pytest.mark.parametrize(
    "before",
    [
        "",
        "dao.check(other, code);",
        "dao.check(shop, title);",
        "dao.isThere(shop, code);",
        "if (dao.isThere(shop, code)) { return; }",
        "if (dao.one(code) == null) { return; }",
        "dao.check(shop, code); shop = other;",
        "dao.check(shop, code); code = title;",
        "if (other != null) { dao.check(shop, code); }",
    ],
)
def test_not_found_by_both(before):
    assert doubts(f"void run(Long shop, String code, Long other, String title) {{ {before} {USE} }}") == [""]


def test_both_tell_nothing_of_one():
    run = "void run(Long shop, String code) { dao.check(shop, code); dao.one(code).getNumber(); }"
    assert doubts(run) == [""]


@pytest.mark.parametrize(
    ("other", "doubt"),
    [
        ("void go(Long x, String y) { dao.check(x, y); service.run(x, y); }", FOUND_BEFORE),
        ("void go(Long x, String y) { service.run(x, y); dao.check(x, y); }", ""),
        ("void go(Long x, String y, Long z) { dao.check(z, y); service.run(x, y); }", ""),
        ("void go(Long x, String y) { dao.check(x, y); service.run(x, y); }\n" + AGAIN, ""),
    ],
)
def test_found_by_both_by_all_callers(other, doubt):
    assert doubts(f"void run(Long shop, String code) {{ {USE} }}", other) == [doubt]
