"""Public Java methods whose names nothing mentions: left over in an application, and offered by what others call."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from nullguard.model.source import Unit
from tests.flow.conftest import SHOP_JAVA, world_of

_ALL = range(24)


def application(*words: str) -> str:
    """Classes of which all public methods are called, 24 for each word."""
    steps = "".join(f"public void {word}{n}(Object o) {{ }}\n" for word in words for n in _ALL)
    calls = "".join(f"other.{word}{n}(this.o);\n" for word in words for n in _ALL)
    return f"package shop;\nclass Steps {{ {steps} }}\nclass Main {{ Object o; void run(Steps other) {{ {calls} }} }}"


APPLICATION = application("step")
LIBRARY = "package shop;\nclass Steps { " + "".join(f"public void step{n}(Object o) {{ }}\n" for n in _ALL) + "}"


def are_doubtful(service: str, others: str = "", around: str = APPLICATION) -> set[bool]:
    """Whether the uses in a source are doubtful, beside one with `others` and an application."""
    files = {
        "shop/Order.java": SHOP_JAVA,
        "shop/Service.java": f"package shop;\n{service}",
        "shop/Others.java": f"package shop;\n{others}",
        "shop/Steps.java": around,
    }
    return {use.is_guarded for use in analyse_source(world_of(files), "shop/Service.java", frozenset({"getReference"})).uses}


def method(head: str) -> str:
    return f"{head}(Order o) {{ o.getReference().trim(); }}"


_SHOW = f"class Service {{ {method('public void show')} }}"


@pytest.mark.parametrize(
    "service",
    [
        _SHOW,
        f"class Service {{ {method('void show')} }}",
        f"class Service {{ {method('protected void show')} }}",
        f"class Service {{ {method('public static void show')} }}",
        f"class Service {{ {method('@Deprecated public void show')} }}",
        f"@Service class Service implements Shows {{ {method('@Override public void show')} }}",
        f"@Service class Service extends ServiceImpl<Order> implements Shows {{ {method('@Override public void show')} }}",
        f"class Service implements java.io.Serializable {{ {method('public void show')} }}",
        "class Service { private void print(Order o) { o.getReference().trim(); } public void show(Order o) { print(o); } }",
        f"class Service {{ {method('public void print')} public void show(Order o) {{ print(o); }} }}",
        f"class Service {{ {method('public void show')} public void show(Order o, int times) {{ show(o); }} }}",
        f"{_SHOW} class Sub extends Service {{ public void show(Order o) {{ super.show(o); }} }}",
        "@Service class Service { Order o; public String getTitle() { return o.getReference().trim(); } }",
        f'@Entity @Table(name = "lines") @Getter class Service {{ {method("public void show")} }}',
        f"@Entity class Service {{ void go(Other o) {{ o.print(this); }} {method('public void show')} }}",
        f"@Entity class Service extends Base {{ {method('public void show')} }}",
        f"class Service implements Comparable<Service> {{ {method('public void show')} }}",
    ],
)
def test_it_is_left_over(service):
    others = "import org.springframework.data.domain.Persistable; interface Shows { void show(Order o); }"
    assert are_doubtful(service, others + "@MappedSuperclass abstract class Base implements Persistable<Long> { }") == {True}


@pytest.mark.parametrize(
    "text",
    ["show tables", "select o from Order o where o.show = true", "/orders/show", "orders.show", "How to show an order."],
)
def test_words_of_annotations_call_nothing(text):
    assert are_doubtful(_SHOW, f'class Page {{ @Said("{text}") void go(Order o) {{ }} }}') == {True}


@pytest.mark.parametrize(
    ("service", "others"),
    [
        (
            _SHOW,
            "class Page { @Scheduled void go(Service s, Order o) { s.show(o); } }",
        ),
        (
            _SHOW,
            "class Page { @Scheduled void go(Other s, Order o) { s.show(o); } }",
        ),
        (_SHOW, "class Page { @Scheduled void go(Service s) { each(s::show); } }"),
        (_SHOW, "class Page { Consumer<Order> shown = new Service()::show; }"),
        (_SHOW, 'class Page { @Pre("@service.show(#o)") void go(Order o) { } }'),
        (_SHOW, 'class Page { @Pre("service::show") void go(Order o) { } }'),
        (_SHOW, 'class Page { @Retry(fallback = "show") void go(Order o) { } }'),
        (_SHOW, 'class Page { @Pre("#{service.show}") void go(Order o) { } }'),
        (_SHOW, 'class Page { @Source({"print", "show"}) void go(Order o) { } }'),
        (
            _SHOW,
            'class Page { @Scheduled void go(Class<?> c) { c.getMethod("show"); } }',
        ),
        (f"class Service {{ {method('@GetMapping public void show')} }}", ""),
        (f"class Service {{ {method('@Scheduled public void show')} }}", ""),
        ("class Service { public void show(@Observes Order o) { o.getReference().trim(); } }", ""),
        (f"@Named class Service {{ {method('public void show')} }}", ""),
        (f'@Component("shows") class Service {{ {method("public void show")} }}', ""),
        (
            f"@RestController class Service implements Shows {{ {method('@Override public void show')} }}",
            "interface Shows { void show(Order o); }",
        ),
        (
            f"class Service implements Shows {{ {method('@Override public void show')} }}",
            "interface Shows { @GET void show(Order o); }",
        ),
        (
            f"class Service implements Shows {{ {method('@Override public void show')} }}",
            "@FeignClient interface Shows { void show(Order o); }",
        ),
        (f"class Service implements Consumer {{ {method('@Override public void show')} }}", ""),
        (f"class Service implements Consumer {{ {method('public void show')} }}", ""),
        (_SHOW, "class Sub extends Service implements Consumer { }"),
        (
            f"class Service implements Shows {{ {method('@Override public void show')} }}",
            "interface Shows extends Consumer { @Override void show(Order o); }",
        ),
        ("class Service { Order o; public String getTitle() { return o.getReference().trim(); } }", ""),
        ("class Service { Order o; public boolean isFree() { return o.getReference().isEmpty(); } }", ""),
        (f"class Service {{ {method('public void setOrder')} }}", ""),
        ("class Service { public Service(Order o) { o.getReference().trim(); } }", ""),
        (f"@Entity class Service {{ {method('@PrePersist public void show')} }}", ""),
        (f"@Entity @Exposed class Service {{ {method('public void show')} }}", ""),
        ("@Entity class Service { Order o; public String getTitle() { return o.getReference().trim(); } }", ""),
        (f"class Service implements Comparable<Order> {{ {method('public int compareTo')} }}", ""),
        (f"interface Service {{ {method('default void show')} }}", ""),
        (f"class Service {{ void go(Gateway g) {{ g.open(this); }} {method('public void show')} }}", ""),
        (f"class Service {{ void go() {{ new Gateway(this).open(); }} {method('public void show')} }}", ""),
        (f"class Service {{ {method('public void print')} @Scheduled public void show(Order o) {{ print(o); }} }}", ""),
        (
            f"class Service {{ {method('public void print')} public void show(Order o) {{ print(o); }} }}",
            "class Page { @Scheduled void go(Service s, Order o) { s.show(o); } }",
        ),
    ],
)
def test_something_may_call_it(service, others):
    assert are_doubtful(service, others) == {False}


_OTHER = "class Other { public void show(Order o) { } } class Kind extends Service { } "


@pytest.mark.parametrize(
    ("page", "calls"),
    [
        ("@Scheduled void go(Other s, Order o) { s.show(o); }", False),
        ("Other other; @Scheduled void go(Order o) { other.show(o); this.other.show(o); }", False),
        ("@Scheduled void go(Object s, Order o) { Other other = (Other) s; other.show(o); }", False),
        ("@Scheduled void go(List<Other> all, Order o) { for (Other one : all) { one.show(o); } }", False),
        ("public void show(Order o) { } @Scheduled void go(Order o) { show(o); this.show(o); }", False),
        ("@Scheduled void go(Service s, Order o) { s.show(o, 2); }", False),
        ("@Scheduled void go(java.util.Iterator<Other> all, Order o) { all.next().show(o); }", False),
        ("Other other() { return null; } @Scheduled void go(Order o) { other().show(o); this.other().show(o); }", False),
        ("@Scheduled void go(Object s, Order o) { ((Other) s).show(o); new Other().show(o); }", False),
        (
            "@Scheduled void go(boolean b, Order o) { if (b) { Page s = x(); s.show(o); } else { Other s = y(); s.show(o); } }",
            False,
        ),
        ("@Scheduled void go(java.util.Iterator<Service> all, Order o) { all.next().show(o); }", True),
        ("@Scheduled void go(java.util.Iterator all, Order o) { all.next().show(o); }", True),
        ("Service service() { return null; } @Scheduled void go(Order o) { service().show(o); }", True),
        ("@Scheduled void go(Object s, Order o) { ((Service) s).show(o); }", True),
        ("@Scheduled void go(Order o) { if (b) { Service s = x(); s.show(o); } else { Other s = y(); s.show(o); } }", True),
        ("<T> T any(T one) { return one; } @Scheduled void go(Other s, Order o) { any(s).show(o); }", True),
        ("@Scheduled void go(Unknown s, Order o) { s.show(o); }", True),
        ("@Scheduled void go(Kind s, Order o) { s.show(o); }", True),
        ("@Scheduled void go(Object s, Order o) { var other = (Other) s; other.show(o); }", True),
        ("@Scheduled void go(List<Other> all, Order o) { all.forEach(one -> one.show(o)); }", True),
        ("Other s; @Scheduled void go(Service s, Order o) { s.show(o); }", True),
        ("Other s; @Scheduled void go(Object o) { if (o instanceof Service s) { s.show(null); } }", True),
        ("@Scheduled <T extends Service> void of(T s, Order o) { s.show(o); }", True),
    ],
)
def test_who_mentions_the_name_calls_what_may_be_of_the_class(page, calls):
    assert are_doubtful(_SHOW, f"{_OTHER} class Page {{ {page} }}") == {not calls}


_IMPORTED = "import org.lib.Gate; class Page {{ Gate gate; @Scheduled void go(Order o) {{ gate.show(o); }} }}{}"


@pytest.mark.parametrize(
    ("service", "others", "calls"),
    [
        (_SHOW, "", False),
        (f"class Service implements java.io.Serializable {{ {method('public void show')} }}", "", False),
        (f"import org.lib.*; class Service implements Gate {{ {method('public void show')} }}", "", True),
        (_SHOW, " class Sub extends Service implements Gate { }", True),
    ],
)
def test_an_imported_class_is_the_methods_own_only_where_that_extends_something_unread(service, others, calls):
    assert are_doubtful(service, _IMPORTED.format(others)) == {not calls}


def test_super_calls_what_is_above():
    show = f"class Above {{ public void show(Order o) {{ }} }} class Service extends Above {{ {method('public void show')} %s }}"
    assert are_doubtful(show % "@Scheduled void go(Order o) { super.show(o); }") == {True}
    assert are_doubtful(show % "@Scheduled void go(Order o) { this.show(o); }") == {False}
    below = "class Sub extends Service { @Scheduled void go(Order o) { super.show(o); } }"
    assert are_doubtful(show % "", below) == {False}


_SERVICE = "com.baomidou.mybatisplus.extension.service"


@pytest.mark.parametrize(("type", "is_own"), [("Integer", True), ("java.io.Serializable", False), ("Order", False)])
def test_what_overloads_a_librarys_method_is_the_projects_own(type, is_own):
    service = f"""class Service extends {_SERVICE}.impl.ServiceImpl<Mapper, Order> implements Orders {{
        Order o; @Override public boolean removeById({type} id) {{ return o.getReference().isEmpty(); }} }}"""
    declared = f"interface Orders extends {_SERVICE}.IService<Order> {{ boolean removeById({type} id); }}"
    assert are_doubtful(service, declared) == {is_own}


def test_what_calls_an_interface_that_a_subclass_has_may_call_it():
    others = "interface Shows { void show(Order o); } class Sub extends Service implements Shows { }"
    assert are_doubtful(_SHOW, f"{others} class Page {{ @Scheduled void go(Shows s, Order o) {{ s.show(o); }} }}") == {False}


def test_as_many_in_a_row_as_are_followed():
    row = "public void a(Order o) { o.getReference().trim(); } public void b(Order o) { a(o); } public void c(Order o) { b(o); }"
    row += "public void d(Order o) { c(o); }"
    assert are_doubtful(f"class Service {{ {row} }}") == {True}
    assert are_doubtful(f"class Service {{ {row} public void e(Order o) {{ d(o); }} }}") == {False}


@pytest.mark.parametrize("around", [LIBRARY, "package shop;\nclass Steps { }"])
def test_a_program_of_methods_without_callers_offers_them_and_of_a_few_it_is_unknown(around):
    assert are_doubtful(_SHOW, around=around) == {False}


@pytest.mark.parametrize(("uncalled", "is_offered"), [(1, False), (2, True)])
def test_a_program_offers_what_its_interfaces_declare_where_more_than_a_few_of_that_are_not_called(uncalled, is_offered):
    declared = "".join(f"void offer{n}(Object o);\n" for n in _ALL)
    offered = "".join(f"public void offer{n}(Object o) {{ }}\n" for n in _ALL)
    called = "".join(f"other.offer{n}(this.o);\n" for n in _ALL[uncalled:])
    around = f"""{APPLICATION}
        interface Offers {{ {declared} }}
        class Offered implements Offers {{ {offered} }}
        class Asks {{ Object o; void ask(Offers other) {{ {called} }} }}"""
    assert are_doubtful(_SHOW, around=around) == {not is_offered}


def test_a_unit_may_offer_what_the_rest_of_the_program_does_not():
    words = ("step", "go", "walk", "run", "ride", "fly", "swim")
    asked = "".join(f"public void ask{n}(Object o) {{ }}\n" for n in _ALL)
    path = "client/src/shop/Client.java"
    files = {
        "shop/src/shop/Order.java": SHOP_JAVA,
        "shop/src/shop/Steps.java": application(*words),
        path: f"package shop;\nclass Client {{ {asked} {method('public void show')} }}",
    }
    apart = (Unit("shop", ("shop/src",)), Unit("client", ("client/src",), ("shop",)))
    together = (Unit("", ("shop/src", "client/src")),)
    for units, is_offered in ((apart, True), (together, False)):
        uses = analyse_source(world_of(files, units), path, frozenset({"getReference"})).uses
        assert {use.is_guarded for use in uses} == {not is_offered}


def test_a_template_may_call_it():
    files = {"shop/Order.java": SHOP_JAVA, "shop/Steps.java": APPLICATION}
    files["shop/Service.java"] = f"package shop;\nclass Service {{ {method('public void show')} }}"
    for name, is_called in (("show", True), ("showAll", False)):
        world = world_of(files, texts=frozenset({name}))
        (use,) = analyse_source(world, "shop/Service.java", frozenset({"getReference"})).uses
        assert use.is_guarded is not is_called
