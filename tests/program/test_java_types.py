"""Java's declared types, generic superclasses, members and overloads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nullguard.program.symbols import Type

ORDER = Type("a/Order.java#Order")
LONG = Type("java.lang.Long")
FILES = {
    "a/Order.java": """
        package a;
        import java.util.*;
        public class Order extends Base<Long> implements Comparable<Order> {
            private List<Line> lines;
            private Line[] array;
            private Map<String, Line> byName;
            private int count;
            private String name;
            public String name() { return name; }
            public enum Status { NEW, PAID; Status next() { return NEW; } }
            public Status status;
            public missing.Type unknown;
            public List<missing.Type> unknowns;
            public Line find(int id) { return null; }
            public Line find(String id) { return null; }
            public Line find(String id, int page) { return null; }
            public Line[] find(int id, String... more) { return null; }
            public class Part { Status mine; }
        }
    """,
    "a/Line.java": "package a; public class Line extends Base<Integer> {}",
    "a/Base.java": """
        package a;
        public abstract class Base<I extends Number> implements HasId<I> {
            protected I id;
            public I getId() { return id; }
            public <X> X as(Class<X> type) { return null; }
        }
    """,
    "a/HasId.java": "package a; public interface HasId<I> { I getId(); default String label() { return null; } }",
    "a/Dao.java": """
        package a;
        import java.util.*;
        public interface Dao<T extends Base<K>, K extends Number> {
            T find(K key);
            List<T> all();
            Optional<T> maybe();
            T[] array();
        }
    """,
    "a/OrderDao.java": "package a; public interface OrderDao extends Dao<Order, Long> {}",
    "a/OrderDaoImpl.java": "package a; public class OrderDaoImpl extends Support<Order> implements OrderDao {}",
    "a/Support.java": "package a; public class Support<E> { E one() { return null; } java.util.Set<E> some; }",
    "a/RawDao.java": "package a; public class RawDao extends Support implements Dao {}",
    "a/Lines.java": "package a; public class Lines extends java.util.ArrayList<Line> {}",
    "a/Point.java": "package a; public record Point(Order order, int x) { Order twice() { return order; } }",
    "a/User.java": """
        package a;
        public class User {
            void run() { Runnable r = new Runnable() { public void run() { helper(); } }; }
            void local() { class Helper extends Order { void go() {} } }
            static void helper() {}
            static { helper(); }
            abstract static class None { abstract void nothing(); }
        }
    """,
}
LINE = Type("a/Line.java#Line")


@pytest.fixture
def program(link):
    return link(FILES)


def member_type(program, receiver, name):
    return program.member_type(receiver, program.member(program.classes[receiver.cls], name))


@pytest.mark.parametrize(
    ("receiver", "name", "expected"),
    [
        (ORDER, "lines", Type("java.util.List", (LINE,))),
        (ORDER, "array", Type("[]", (LINE,))),
        (ORDER, "byName", Type("java.util.Map", (Type("java.lang.String"), LINE))),
        (ORDER, "count", Type("int")),
        (ORDER, "status", Type("a/Order.java#Order.Status")),
        (ORDER, "unknown", None),
        (ORDER, "unknowns", Type("java.util.List", (Type("?"),))),
        (ORDER, "id", LONG),
        (ORDER, "getId", LONG),
        (LINE, "getId", Type("java.lang.Integer")),
        (ORDER, "label", Type("java.lang.String")),
        (ORDER, "as", Type("~X")),
        (Type("a/OrderDao.java#OrderDao"), "find", ORDER),
        (Type("a/OrderDao.java#OrderDao"), "all", Type("java.util.List", (ORDER,))),
        (Type("a/OrderDao.java#OrderDao"), "maybe", Type("java.util.Optional", (ORDER,))),
        (Type("a/OrderDao.java#OrderDao"), "array", Type("[]", (ORDER,))),
        (Type("a/OrderDaoImpl.java#OrderDaoImpl"), "find", ORDER),
        (Type("a/OrderDaoImpl.java#OrderDaoImpl"), "one", ORDER),
        (Type("a/OrderDaoImpl.java#OrderDaoImpl"), "some", Type("java.util.Set", (ORDER,))),
        (Type("a/Support.java#Support", (LINE,)), "one", LINE),
        (Type("a/RawDao.java#RawDao"), "one", None),
        (Type("a/RawDao.java#RawDao"), "find", None),
        (Type("a/Support.java#Support"), "one", None),
        (Type("a/Order.java#Order.Status"), "PAID", Type("a/Order.java#Order.Status")),
        (Type("a/Point.java#Point"), "order", ORDER),
        (Type("a/Order.java#Order.Part"), "mine", Type("a/Order.java#Order.Status")),
    ],
)
def test_the_type_of_a_member(program, receiver, name, expected):
    assert member_type(program, receiver, name) == expected


@pytest.mark.parametrize(
    ("type", "expected"),
    [
        (Type("java.util.List", (ORDER,)), ORDER),
        (Type("java.util.Set", (ORDER,)), ORDER),
        (Type("java.lang.Iterable", (ORDER,)), ORDER),
        (Type("a/Lines.java#Lines"), LINE),
        (Type("[]", (LINE,)), LINE),
        (Type("java.util.List"), None),
        (Type("java.util.Map", (LONG, ORDER)), None),
        (ORDER, None),
        (Type("int"), None),
    ],
)
def test_for_each_yields_the_element(program, type, expected):
    assert program.element_type(type) == expected


def test_a_field_and_a_method_of_one_name(program):
    order = program.classes[ORDER.cls]
    assert program.field(order, "name").field.name == "name"
    assert program.method(order, "name").functions[0].decl.name == "name"
    assert program.field(order, "label") is None
    assert program.method(order, "lines") is None


@pytest.mark.parametrize(("arguments", "overloads"), [(0, 0), (1, 3), (2, 2), (3, 1), (9, 1)])
def test_overloads_by_the_number_of_arguments(program, arguments, overloads):
    found = program.method(program.classes[ORDER.cls], "find", arguments)
    assert len(found.functions if found else ()) == overloads


def test_overloads_that_return_different_types_say_nothing_until_one_is_chosen(program):
    member = program.method(program.classes[ORDER.cls], "find")
    assert program.member_type(ORDER, member) is None
    chosen = replace(member, functions=member.functions[-1:])
    assert program.member_type(ORDER, chosen) == Type("[]", (LINE,))


def test_ancestors_begin_with_the_superclasses(program):
    found = [cls.name for cls in program.ancestors(program.classes["a/OrderDaoImpl.java#OrderDaoImpl"])]
    assert found == ["OrderDaoImpl", "Support", "OrderDao", "Dao", "Object"]
    assert "java.lang.Enum" in program.base_names(program.classes["a/Order.java#Order.Status"])


def test_implementations_of_an_interface(program):
    dao = program.classes["a/Dao.java#Dao"]
    assert [cls.name for cls in program.subclasses(dao)] == ["OrderDao", "OrderDaoImpl", "RawDao"]


def test_all_functions_with_a_body_are_listed(program):
    found = list(program.functions_of("a/User.java"))
    assert len({function.id for function in found}) == len(found)
    names = sorted(function.decl.name for function in found)
    assert names.count("run") == 2
    assert {"go", "helper", "local", "run"} <= set(names)
    assert "nothing" not in names


def test_anonymous_and_local_classes_see_what_surrounds_them(program):
    (anonymous,) = [cls for cls in program.classes_of("a/User.java") if "<anonymous" in cls.decl.qualname]
    (local,) = [cls for cls in program.classes_of("a/User.java") if cls.name == "Helper"]
    assert program.resolve("a/User.java", "helper", f"{anonymous.decl.qualname}.run").dotted == "a.User.helper"
    assert "java.lang.Runnable" in program.base_names(anonymous)
    assert program.member(local, "getId").declared_in.name == "Base"
    assert program.class_named("a/User.java", "Helper", "User.local") is local


def test_the_bound_of_a_type_parameter(program):
    assert program.bound("T", "a/Dao.java", "Dao.find") == Type("a/Base.java#Base", (Type("~K"),))
    assert program.bound("E", "a/Support.java", "Support.one") is None


def test_supertypes_in_a_circle_through_nested_types_end(link):
    files = {
        "a/A.java": "package a; class A extends B.Inner { class Inner {} }",
        "a/B.java": "package a; class B extends A.Inner { class Inner {} }",
    }
    program = link(files)
    assert [cls.id for cls in program.ancestors(program.classes["a/A.java#A"])][:2] == ["a/A.java#A", "a/B.java#B.Inner"]


def test_a_class_may_extend_an_inherited_nested_class(link):
    files = {
        "a/Parent.java": "package a; class Parent { static class Builder { int size; } }",
        "a/Child.java": """
            package a;
            class Child extends Parent {
                static class Own extends Builder {}
            }
        """,
    }
    program = link(files)
    own = program.classes["a/Child.java#Child.Own"]
    assert program.member(own, "size").declared_in.id == "a/Parent.java#Parent.Builder"
