"""A row that is looked up by a key by which it was found before is nearly always there; others tell nothing of it."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.flow.lookups.doubts import _BY_SESSION, ALONE, BY_CONSTANT
from nullguard.flow.lookups.found import FOUND_BEFORE
from nullguard.flow.lookups.keys.kept import BY_KEPT_KEY
from nullguard.flow.lookups.keys.own import BY_NULLABLE_KEY
from tests.flow.conftest import SHOP_JAVA, world_of

DAO = """
package shop;
import jakarta.persistence.EntityManager;
class Dao {
    private EntityManager em;
    private org.hibernate.Session session;
    private Long chosen;
    Order find(Long id) { return em.find(Order.class, id); }
    Order again(Long id) { return em.find(Order.class, id); }
    Order byText(String id) { return em.find(Order.class, Long.valueOf(id)); }
    Order load(Long id) { Order order = em.find(Order.class, id); if (order == null) { throw new Missing(); } return order; }
    void check(Long id) { if (em.find(Order.class, id) == null) { throw new Missing(); } }
    void log(Long id) { em.find(Order.class, id); }
    boolean isThere(Long id) { return em.find(Order.class, id) != null; }
    boolean existsById(Long id) { return count(id) > 0; }
    native long count(Long id);
    Order settings() { return session.createQuery("from Order", Order.class).uniqueResult(); }
    Order settingsOf(TenantContext context) { return session.createQuery("from Order", Order.class).uniqueResult(); }
    Order settingsIn(OrderContext context) { return session.createQuery("from Order", Order.class).uniqueResult(); }
    Order latestOrder() { return session.createQuery("from Order o order by o.id", Order.class).uniqueResult(); }
    Order chosenOrder() { return em.find(Order.class, chosen); }
    Order titled(String schema, String title, String kind) { return em.find(Order.class, schema + title + kind); }
    Order byUid(String uid) { return (Order) session.createQuery("from Order where code = " + uid).uniqueResult(); }
    Note note(Long id) { Order order = find(id); return order != null ? new Note() : null; }
    void checkNote(Long id) { Note note = note(id); if (note == null) { throw new Missing(); } }
    Customer customer(Long id) { return em.find(Customer.class, id); }
}
"""

CUSTOMER = """
package shop;
import jakarta.persistence.*;
@Entity
public class Customer { @Id private Long id; public Long getId() { return id; } public String getName() { return ""; } }
"""

NOTES = 'package shop;\npublic class Note { public String getText() { return ""; } }'

ORDER = SHOP_JAVA.replace(
    "public String getNumber",
    "public Long getId() { return id; }\n    public String getUid() { return reference; }\n    public String getNumber",
)
LINE = """
    @OneToMany private java.util.List<Customer> lines;
    public Customer line(String name) {
        for (Customer line : lines) { if (name.equals(line.getName())) { return line; } }
        return null;
    }
"""
LINES = f"package shop;\nclass Lines {{ {LINE} }}"
ORDER = ORDER.replace("    public Long getId()", f"{LINE}    public Long getId()")


def doubts(members: str, other: str = "") -> list[str]:
    """Why what is looked up in a class with these members is nearly always there, for each use."""
    service = f"package shop;\nclass Service {{\n    Dao dao;\n{members}\n}}"
    files = {"shop/Order.java": ORDER, "shop/Customer.java": CUSTOMER, "shop/Dao.java": DAO, "shop/Service.java": service}
    files["shop/Note.java"] = NOTES
    files["shop/Lines.java"] = LINES
    if other:
        files["shop/Other.java"] = f"package shop;\nclass Other {{\n    Service service;\n    Dao dao;\n{other}\n}}"
    world = world_of(files)
    names = frozenset({"find", "again", "byText", "settings", "latestOrder", "chosenOrder", "titled", "byUid", "note"}) | {
        "settingsOf",
        "settingsIn",
        "line",
    }
    return [use.origin.doubt for use in analyse_source(world, "shop/Service.java", names).uses]


NOTE = "dao.note(id).getText();"


def test_found_before_what_is_made_of_a_row():
    assert doubts(f"void run(Long id, Long other) {{ dao.checkNote(id); {NOTE} }}") == [FOUND_BEFORE]


@pytest.mark.parametrize("before", ["", "dao.checkNote(other);"])
def test_not_found_before_what_is_made_of_a_row(before):
    assert doubts(f"void run(Long id, Long other) {{ {before} {NOTE} }}") == [""]


USE = "dao.again(id).getNumber();"


@pytest.mark.parametrize(
    "before",
    [
        "Order one = dao.find(id); if (one == null) { return; }",
        "dao.load(id).getNumber();",
        "dao.check(id);",
        "if (!dao.isThere(id)) { return; }",
        "if (!dao.existsById(id)) { throw new Missing(); }",
    ],
)
def test_found_before_in_the_function(before):
    assert doubts(f"void run(Long id, Long other) {{ {before} {USE} }}") == [FOUND_BEFORE]


@pytest.mark.parametrize(
    "before",
    [
        "",
        "dao.log(id);",
        "dao.check(other);",
        "Order one = dao.find(other); if (one == null) { return; }",
        "Order one = dao.find(id); if (one == null) { log(); }",
        "Order one = dao.find(id); if (one == null) { return; } id = other;",
        "if (dao.customer(id) == null) { return; }",
        "if (dao.isThere(id)) { return; }",
        "if (!dao.existsById(other)) { return; }",
        "dao.isThere(id);",
    ],
)
def test_not_found_before(before):
    assert doubts(f"void run(Long id, Long other) {{ {before} {USE} }}") == [""]


def test_found_by_the_use_before():
    assert doubts(f"void run(Long id) {{ dao.find(id).getNumber(); {USE} }}") == ["", FOUND_BEFORE]


@pytest.mark.parametrize(
    ("other", "doubt"),
    [
        ("void go(Long x) { dao.check(x); service.run(x); }", FOUND_BEFORE),
        ("void go(Order o) { if (dao.find(o.number()) != null) { service.run(o.number()); } }", FOUND_BEFORE),
        ("void go(Long x) { service.run(x); }", ""),
        ("void go(Long x, Long y) { dao.check(y); service.run(x); }", ""),
        ("void go(Long x) { dao.check(x); service.run(x); }\n    void all(Long x) { service.run(x); }", ""),
        ("void go(Long x) { service.run(x); dao.check(x); }", ""),
        ("void go(java.util.List<Long> all) { all.forEach(service::run); }", ""),
    ],
)
def test_found_before_by_all_callers(other, doubt):
    assert doubts(f"void run(Long id) {{ {USE} }}", other) == [doubt]


@pytest.mark.parametrize(
    ("body", "doubt"),
    [
        ("dao.settings().getNumber();", ALONE),
        ("dao.settingsOf(tenant).getNumber();", ALONE),
        ("dao.settingsIn(asked).getNumber();", ""),
        ("dao.latestOrder().getNumber();", ""),
        ("dao.chosenOrder().getNumber();", ""),
        ("dao.find(7L).getNumber();", BY_CONSTANT),
        ("dao.find(id).getNumber();", ""),
        ("dao.byText(order.getNumber()).getNumber();", ""),
    ],
)
def test_what_is_looked_for(body, doubt):
    assert doubts(f"void run(Long id, Order order, TenantContext tenant, OrderContext asked) {{ {body} }}") == [doubt]


@pytest.mark.parametrize(
    ("body", "doubt"),
    [
        ('order.line("gift").getName();', ""),
        ('lines.line("gift").getName();', BY_CONSTANT),
        ('new Order().line("gift").getName();', BY_CONSTANT),
    ],
)
def test_what_a_row_has_of_that_name(body, doubt):
    assert doubts(f"Lines lines; void run(Order order) {{ {body} }}") == [doubt]


@pytest.mark.parametrize("key", ["order.getId().toString()", "String.valueOf(order.getId())"])
def test_the_own_key_as_a_text(key):
    assert doubts(f"void run(Order order, Customer customer) {{ dao.byText({key}).getNumber(); }}") == []


@pytest.mark.parametrize("key", ["customer.getId().toString()", "String.valueOf(next())", "order.getNumber().toString()"])
def test_another_key_as_a_text(key):
    assert doubts(f"void run(Order order, Customer customer) {{ dao.byText({key}).getNumber(); }}") == [""]


@pytest.mark.parametrize(
    ("members", "doubt"),
    [
        ("private Long key; Service(Order order) { this.key = order.getId(); }", BY_KEPT_KEY),
        ("private Long key; Service(Order order) { this.key = order.getId(); } void set(Long k) { key = k; }", ""),
        ("private Long key; Service(Customer customer) { this.key = customer.getId(); }", ""),
        ("private Long key; Service(Long id) { this.key = id; }", ""),
        ("private Long key; Service() { Order order = make(); key = order.getId(); }", BY_KEPT_KEY),
        ("private Long key; Service() { Customer other = make(); key = other.getId(); }", ""),
        ("private Long key; Service() { var order = make(); key = order.getNumber(); }", ""),
        ("private Long key;", ""),
        ("Long key; Service(Order order) { this.key = order.getId(); }", ""),
    ],
)
def test_a_key_that_is_kept(members, doubt):
    assert doubts(f"{members}\n    void run() {{ dao.find(key).getNumber(); }}") == [doubt]


ACCOUNTS = """
    private static Account account() { return (Account) SecurityContextHolder.getContext().getAuthentication().getPrincipal(); }
    private static Account other() { return new Account(); }
    static class Account {
        Long id; Long shopId;
        Long getId() { return id; }
        String getUsername() { return ""; }
        Long getShopId() { return shopId; }
    }
"""


@pytest.mark.parametrize(
    ("body", "doubt"),
    [
        ("dao.find(account().getId()).getNumber();", _BY_SESSION),
        ("Account current = account(); dao.byText(current.getUsername()).getNumber();", _BY_SESSION),
        ("Long id = account().getId(); dao.find(id).getNumber();", _BY_SESSION),
        ("dao.byText(context.getPrincipal().getName()).getNumber();", _BY_SESSION),
        ("Object principal = context.getPrincipal(); dao.byText(((Account) principal).getUsername()).getNumber();", _BY_SESSION),
        ("dao.byText(context.getOwner().getName()).getNumber();", ""),
        ("dao.byText(context.getPrincipal().getShop()).getNumber();", ""),
        ("dao.find(account().getShopId()).getNumber();", ""),
        ("dao.find(other().getId()).getNumber();", ""),
        ("Account given = new Account(); dao.find(given.getId()).getNumber();", ""),
    ],
)
def test_what_the_session_tells_of_an_account(body, doubt):
    assert doubts(f"void run(Context context) {{ {body} }}\n{ACCOUNTS}") == [doubt]


@pytest.mark.parametrize(
    ("parameter", "key", "doubt"),
    [
        ("java.security.Principal given", "given.getName()", _BY_SESSION),
        ("org.springframework.security.core.Authentication given", "given.getName()", _BY_SESSION),
        ("org.springframework.security.core.userdetails.UserDetails given", "given.getUsername()", _BY_SESSION),
        ("@AuthenticationPrincipal Account given", "given.getUsername()", _BY_SESSION),
        ("HttpServletRequest given", "given.getRemoteUser()", _BY_SESSION),
        ("HttpServletRequest given", "given.getUserPrincipal().getName()", _BY_SESSION),
        ("String given", "Current.getUserName()", _BY_SESSION),
        ("String given", "StpUtil.getLoginIdAsString()", _BY_SESSION),
        ("Principal given", "given.getName()", ""),
        ("Account given", "given.getUsername()", ""),
        ("@AuthenticationPrincipal Jwt given", "given.getName()", ""),
        ("@AuthenticationPrincipal Account given", "given.getShop()", ""),
        ("HttpServletRequest given", 'given.getParameter("user")', ""),
        ("String given", "Current.getShopName()", ""),
        ("String given", "Current.getUserLabel()", ""),
        ("String given", "given", ""),
    ],
)
def test_what_tells_who_is_logged_in(parameter, key, doubt):
    current = """
        static class Current {
            private static final ThreadLocal<String> USER = new ThreadLocal<>();
            private static final String LABEL = "user";
            static String getUserName() { return USER.get(); }
            static String getShopName() { return USER.get(); }
            static String getUserLabel() { return label(LABEL); }
        }
    """
    assert doubts(f"void run({parameter}) {{ dao.byText({key}).getNumber(); }}\n{ACCOUNTS}\n{current}") == [doubt]


@pytest.mark.parametrize(
    ("body", "doubt"),
    [
        ('dao.titled("dc", "title", null).getNumber();', BY_CONSTANT),
        ("dao.titled(SCHEMA, TITLE, null).getNumber();", BY_CONSTANT),
        ("dao.titled(Places.MAIN, TITLE, null).getNumber();", BY_CONSTANT),
        ("dao.titled(Places.main, TITLE, null).getNumber();", ""),
        ("dao.titled(Places.MAIN, title, null).getNumber();", ""),
        ("dao.titled(Places.MAIN, Places.OTHER, null).getNumber();", ""),
        ('dao.titled("dc", title, null).getNumber();', ""),
        ("dao.titled(null, null, null).getNumber();", ""),
        ('String none = title; dao.titled("dc", "title", none).getNumber();', ""),
    ],
)
def test_null_among_what_the_code_names(body, doubt):
    members = "static class Places { static String MAIN = made(), OTHER = made(), main = made(); native static String made(); }"
    members += 'static final String SCHEMA = "dc";\nstatic final String TITLE = "title";'
    assert doubts(f"{members}\nvoid run(String title) {{ {body} }}") == [doubt]


@pytest.mark.parametrize(
    ("body", "doubt"),
    [
        ("dao.byUid(order.getUid()).getNumber();", BY_NULLABLE_KEY),
        ("dao.byUid(order.getReference()).getNumber();", ""),
        ("dao.byUid(customer.getName()).getNumber();", ""),
    ],
)
def test_a_nullable_key_of_its_own(body, doubt):
    assert doubts(f"void run(Order order, Customer customer) {{ {body} }}") == [doubt]
