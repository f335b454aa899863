"""Rows of Java entities: when all code that makes one gives an attribute a value, and when that cannot be told."""

from __future__ import annotations

from textwrap import indent

import pytest

ORDER = """
package shop;
import jakarta.persistence.*;
import java.time.LocalDate;

@Entity
@Table(name = "orders")
public class Order {
    @Id private Long id;
    @Column(nullable = false) private String number;
    @Column(name = "placed_on", nullable = true) private LocalDate placedOn;
    %s
    public String getNumber() { return number; }
    public LocalDate getPlacedOn() { return placedOn; }
    public void setPlacedOn(LocalDate placedOn) { this.placedOn = placedOn; }
}
"""
EMPTY = "public Order() { }"
FULL = "Order() { } public Order(LocalDate placedOn) { this.placedOn = placedOn; }"


@pytest.fixture
def made(places):
    """`made(methods)`: places of `Order.placedOn` in a service with these methods; `members` stand in the order."""

    def told(methods, members=EMPTY, **others):
        text = "package shop;\nimport java.time.LocalDate;\nclass Service {\n" + indent(methods, "    ") + "\n}\n"
        files = {"shop/Order.java": ORDER % members, "shop/Service.java": text}
        return places({**files, **{f"shop/{name}.java": body for name, body in others.items()}}, "Order", "placedOn")

    return told


MADE = "void add() { Order order = new Order(); order.setPlacedOn(LocalDate.now()); mapper.insert(order); } "


@pytest.mark.parametrize(
    ("methods", "count"),
    [
        ("void run() { Order order = new Order(); order.setPlacedOn(LocalDate.now()); mapper.updateById(order); }", 0),
        (MADE + "void run() { Order order = new Order(); mapper.selectList(order); }", 1),
        (MADE + "Order run() { Order order = new Order(); mapper.selectList(order); return order; }", 0),
        (MADE + "void run() { Order order = new Order(); mapper.updateById(order); mapper.insert(order); }", 0),
    ],
)
def test_what_changes_rows_or_looks_for_some_makes_none(made, methods, count):
    assert made(methods) == count


@pytest.mark.parametrize(
    ("methods", "members"),
    [
        ("void run() { save(new Order(LocalDate.now())); }", FULL),
        ("void run() { Order order = new Order(); order.setPlacedOn(LocalDate.now()); save(order); }", EMPTY),
        ("void run() { this.order = new Order(); this.order.setPlacedOn(LocalDate.now()); }", EMPTY),
        ("void run(LocalDate day) { if (day == null) { throw new IllegalStateException(); } save(new Order(day)); }", FULL),
        ("void run(LocalDate day) { log(day.getYear()); save(new Order(day)); }", FULL),
        ("void run(LocalDate day) { LocalDate on = day != null ? day : LocalDate.now(); save(new Order(on)); }", FULL),
        ("void run() { place(LocalDate.now()); } void place(LocalDate day) { save(new Order(day)); }", FULL),
        ("void run() { save(new Order(today())); } LocalDate today() { return LocalDate.now(); }", FULL),
        ("void run() { save(Order.on(LocalDate.now())); }", FULL + " static Order on(LocalDate d) { return new Order(d); }"),
        ("void run() { save(new Order()); }", "public Order() { this.placedOn = LocalDate.now(); }"),
        ("void run() { save(new Order()); }", "public Order() { this(LocalDate.now()); } Order(LocalDate d) { placedOn = d; }"),
        ("void run(Order old) { Order o = new Order(); o.setPlacedOn(old.getPlacedOn()); save(o); }", EMPTY),
    ],
)
def test_rows_that_are_made_with_the_value(made, methods, members):
    assert made(methods, members) == 1


@pytest.mark.parametrize(
    "methods",
    [
        'void run() { save(new Order(LocalDate.now())); jdbc.update("insert into reorders (id) values (1)"); }',
        'void run() { save(new Order(LocalDate.now())); jdbc.update("update orders set number = ?"); }',
        'void run() { save(new Order(LocalDate.now())); jdbc.query("select * from orders where placed_on = ?"); }',
    ],
)
def test_statements_about_something_else(made, methods):
    assert made(methods, FULL) == 1


def test_calls_on_another_class_are_not_of_the_method(made):
    other = "package shop;\nclass Other { void place(java.time.LocalDate d) { } }"
    methods = (
        "void run(Other other) { place(LocalDate.now()); other.place(null); } void place(LocalDate d) { save(new Order(d)); }"
    )
    assert made(methods, FULL, Other=other) == 1


def test_enums_answer_for_their_members(made):
    def kind(second):
        constants = f"A(LocalDate.MIN), B({second});"
        members = "private final LocalDate day; Kind(LocalDate day) { this.day = day; } LocalDate day() { return day; }"
        return f"package shop;\nimport java.time.LocalDate;\nenum Kind {{ {constants} {members} }}"

    assert made("void run() { save(new Order(Kind.A.day())); }", FULL, Kind=kind("LocalDate.MAX")) == 1
    assert made("void run() { save(new Order(Kind.A.day())); }", FULL, Kind=kind("null")) == 0


def test_every_place_counts(made):
    one = "void one() { save(new Order(LocalDate.now())); }"
    assert made(one + " void two() { save(new Order(LocalDate.now())); }", FULL) == 2


@pytest.mark.parametrize(
    ("methods", "members"),
    [
        ("void run() { save(new Order()); }", EMPTY),
        ("void run() { save(new Order(null)); }", FULL),
        ("void run(LocalDate day) { save(new Order(day)); }", FULL),
        ("void run(Form form) { save(new Order(form.getDay())); }", FULL),
        ("void run() { one(LocalDate.now()); one(null); } void one(LocalDate d) { save(new Order(d)); }", FULL),
        ("void run() { one(this::two); } void two(LocalDate d) { save(new Order(d)); }", FULL),
        ("void run() { save(new Order(day())); } LocalDate day() { return isOpen() ? LocalDate.now() : null; }", FULL),
        ("void run() { Order o = new Order(); if (isOpen()) { o.setPlacedOn(LocalDate.now()); } save(o); }", EMPTY),
        ("Order run() { Order o = new Order(); if (a()) { return o; } o.setPlacedOn(LocalDate.now()); return o; }", EMPTY),
        ("void run(Order other) { Order o = new Order(); other.setPlacedOn(LocalDate.now()); save(o); }", EMPTY),
        ("void run() { save(new Order(LocalDate.now())); save(new Order()); }", FULL),
        ("void run() { save(new Order(LocalDate.now())); } void gone(Order o) { o.setPlacedOn(null); }", FULL),
        ("void run() { save(new Order(LocalDate.now())); } void gone(Order o, Form f) { o.setPlacedOn(f.day()); }", FULL),
        ("void run() { save(new Order(LocalDate.now())); } void gone(Form f) { find().setPlacedOn(f.day()); }", FULL),
        ("void run() { save(new Order(LocalDate.now())); } void gone(Form f, Order o) { copyProperties(f, o); }", FULL),
        ("void run() { save(new Order(LocalDate.now())); } void all() { stream().map(Order::new); }", FULL),
        ("void run() { save(new Order(LocalDate.now())); } void gone(Form f, Order o) { f.day(o::setPlacedOn); }", FULL),
        ("void run() { save(new Order(LocalDate.now())); }", FULL + " void reopen() { this.placedOn = null; }"),
        ("void run() { save(new Order(LocalDate.now())); }", FULL + " void move(LocalDate to) { log(to); placedOn = to; }"),
        ("void run() { save(new Order(LocalDate.now())); }", "Order(LocalDate d) { if (d.getYear() > 1) { placedOn = d; } }"),
        ("void run() { save(new Order(LocalDate.now())); }", "Order(LocalDate d) { }"),
        ("void run() { save(new Order(LocalDate.now())); } void in() { mapper.readValue(text, Order.class); }", FULL),
        ("void run() { save(new Order(LocalDate.now())); } void in(@RequestBody Order order) { save(order); }", FULL),
        ("void run() { save(new Order(LocalDate.now())); } @PostMapping void in(Order order) { save(order); }", FULL),
        ("void run() { save(new Order(LocalDate.now())); }", FULL + ' @JsonProperty("x") private String note;'),
        ("void run() { save(new Order(LocalDate.now())); } @RequestMapping void in(Order order) { save(order); }", FULL),
        ('void run() { save(new Order(LocalDate.now())); jdbc.update("insert into orders (id) values (1)"); }', FULL),
        ('void run() { save(new Order(LocalDate.now())); jdbc.update("update orders set placed_on = null"); }', FULL),
        ('void run() { save(new Order(LocalDate.now())); em.createQuery("update Order o set o.placedOn = :x"); }', FULL),
        ('void run() { save(new Order(LocalDate.now())); } String SQL = "INSERT INTO shop.orders VALUES (1)";', FULL),
        ("void run() { save(new Order(rows.get(day))); }", FULL),
        (
            "void run() { place(LocalDate.now()); new Other().place(day()); } void place(LocalDate d) { save(new Order(d)); }",
            FULL,
        ),
        ("void run() { }", FULL),
    ],
)
def test_rows_that_may_have_none(made, methods, members):
    assert made(methods, members) == 0


def test_subclasses_make_rows_too(made):
    one = "void run() { save(new Order(LocalDate.now())); "
    gift = "package shop;\nclass Gift extends Order { Gift() { } Gift(java.time.LocalDate d) { super(d); } }"
    assert made(one + "}", FULL, Gift=gift) == 1
    assert made(one + "save(new Gift(LocalDate.now())); }", FULL, Gift=gift) == 2
    assert made(one + "save(new Gift()); }", FULL, Gift=gift) == 0


def test_setters_of_other_classes_do_not_matter(made):
    note = "package shop;\nclass Note { void setPlacedOn(java.time.LocalDate d) { } }"
    methods = "void run() { save(new Order(LocalDate.now())); } void other(Note note) { note.setPlacedOn(null); }"
    assert made(methods, FULL, Note=note) == 1


def test_what_a_class_sets_in_itself_is_no_row(made):
    sets = "super.setPlacedOn(o.day()); this.placedOn = o.day(); super.placedOn = o.day();"
    note = f"package shop;\nclass Note extends Paper {{ Note(Other o) {{ {sets} }} }}"
    methods = "void run() { save(new Order(LocalDate.now())); }"
    assert made(methods, FULL, Note=note) == 1
    assert made(methods, FULL, Note=note.replace("Paper", "Order").replace("Note(Other o)", "void fill(Other o)")) == 0


@pytest.mark.parametrize(
    ("body", "places_seen"),
    [
        ("if (on == null) { this.placedOn = LocalDate.now(); } else { this.placedOn = on; }", 1),
        ("if (on == null) { placedOn = LocalDate.now(); } else { note(on); }", 0),
        ("if (on == null) { return; } placedOn = on;", 0),
        ("if (on == null) { throw new IllegalStateException(); } else { placedOn = on; }", 1),
        ("switch (of()) { case 1: placedOn = LocalDate.now(); break; default: throw new Error(); }", 1),
        ("switch (of()) { case 1: placedOn = LocalDate.now(); break; default: placedOn = LocalDate.now(); }", 1),
        ("switch (of()) { case 1: note(); default: placedOn = LocalDate.now(); }", 1),
        ("switch (of()) { case 1 -> placedOn = LocalDate.now(); default -> placedOn = LocalDate.now(); }", 1),
        ("switch (of()) { case 1: placedOn = LocalDate.now(); break; case 2: placedOn = LocalDate.now(); }", 0),
        ("switch (of()) { case 1: placedOn = LocalDate.now(); break; default: note(); }", 0),
        ("out: { if (of() == 1) break out; placedOn = LocalDate.now(); }", 0),
        ("placedOn = LocalDate.now(); return;", 1),
        ("if (of() == 1) return; placedOn = LocalDate.now();", 0),
        ("switch (of()) { case 1: if (on == null) { break; } placedOn = on; break; default: placedOn = LocalDate.now(); }", 0),
        ("switch (of()) { case 1: while (more()) { break; } placedOn = LocalDate.now(); break; default: throw new Error(); }", 1),
        ("while (more()) { placedOn = LocalDate.now(); }", 0),
        ("for (int i = 0; i < of(); i++) { if (more()) { break; } } placedOn = LocalDate.now();", 1),
        ("note(); Runnable later = () -> { placedOn = LocalDate.now(); };", 0),
    ],
)
def test_constructors_that_give_it_in_branches(made, body, places_seen):
    assert made("void run() { save(new Order(null)); }", f"Order() {{ }} Order(LocalDate on) {{ {body} }}") == places_seen


def test_parameters_called_as_the_field_are_none(made):
    members = "Order() { } Order(LocalDate placedOn) { if (placedOn == null) { placedOn = LocalDate.now(); } note(placedOn); }"
    assert made("void run() { save(new Order(day())); }", members) == 0


def test_builders(made):
    mark = "static OrderBuilder builder() { return null; }"
    built = "void run() { save(Order.builder()%s.build()); }"
    assert made(built % ".number(n()).placedOn(LocalDate.now())", mark) == 1
    assert made(built % ".placedOn(day())", mark) == 0
    assert made(built % ".number(n())", mark) == 0
    assert made("void run() { var b = Order.builder(); b.placedOn(LocalDate.now()); save(b.build()); }", mark) == 0
    assert made("void run() { all().map(Order::builder); save(new Order(LocalDate.now())); }", FULL) == 0


def test_mappers_give_what_they_are_given(made):
    mapper = "package shop;\n@Mapper interface Mapping { Order order(Form form); }"
    assert made("void run() { save(new Order(LocalDate.now())); }", FULL, Mapping=mapper) == 0


SETTER = "    public void setPlacedOn(LocalDate placedOn) { this.placedOn = placedOn; }\n"


@pytest.mark.parametrize(
    ("change", "places_seen"),
    [
        (("", ""), 1),
        (("@Entity\n", "@Entity @lombok.Data\n"), 0),
        (("@Column(name =", "@Setter @Column(name ="), 0),
        (("@Entity\n", "@Entity @Builder\n"), 0),
        (("@Entity\n", "@Entity @With\n"), 0),
        (("@Id private", "@Setter @Id private"), 1),
        (("public class Order {", "public class Order extends Stamped {"), 1),
        (("public class Order {", "public class Order extends Dated {"), 0),
        (("public class Order {", "public class Order implements Dating {"), 0),
        (("public class Order {", "public class Order implements Other {"), 1),
    ],
)
def test_setters_that_a_class_does_not_have(places, change, places_seen):
    members = FULL + " public static Order made() { return new Order(LocalDate.now()); }"
    order = (ORDER % members).replace(SETTER, "").replace(*change)
    assert SETTER not in order
    files = {"shop/Order.java": order, "shop/Other.java": "package shop;\ninterface Other { void put(Order order); }"}
    files["shop/Dated.java"] = "package shop;\nclass Dated { public void setPlacedOn(java.time.LocalDate on) { } }"
    files["shop/Dating.java"] = "package shop;\ninterface Dating { void setPlacedOn(java.time.LocalDate on); }"
    files["shop/Stamped.java"] = "package shop;\n@lombok.Data class Stamped { private Long stamp; }"
    files["shop/Service.java"] = "package shop;\nclass Service { void run(var item) { item.get().setPlacedOn(null); } }"
    assert places(files, "Order", "placedOn") == places_seen


LIBRARIES = """
import static shop.Jobs.VERSION;
import static shop.Jobs.FIRST;
import java.util.*;
import org.jobs.JobBuilder;
import org.mappers.Mapper;
import org.lists.Listing;
"""
OF_LIBRARY = (
    LIBRARIES
    + "\nclass Others { List<Order> orders; Map<String, Integer> labels; Object run(LocalDate date, String name) { return %s; } }"
)


@pytest.mark.parametrize(
    ("chain", "count"),
    [
        ("new JobBuilder().newMetadata().setPlacedOn(date).end().build()", 1),
        ('new JobBuilder("daily").setPlacedOn(date)', 1),
        ("new Mapper().map(Order.class).setPlacedOn(date)", 0),
        ("new Mapper(Order.class).made().setPlacedOn(date)", 0),
        ("new Listing<Order>().first().setPlacedOn(date)", 0),
        ("new JobBuilder().withVersion(VERSION).newMetadata().setPlacedOn(date)", 1),
        ("new Listing().of(FIRST).setPlacedOn(date)", 0),
        ("new Listing(orders).first().setPlacedOn(date)", 0),
        ("new Listing<>(orders).first().setPlacedOn(date)", 0),
        ("new Listing().with(new Order()).first().setPlacedOn(date)", 0),
        ("new Listing().of(QOrder.order).first().setPlacedOn(date)", 0),
        ("new Listing().of(() -> new Order()).setPlacedOn(date)", 0),
        ("new Listing().of(Order::new).setPlacedOn(date)", 0),
        ('new JobBuilder().withName(name + ".").named("daily").setPlacedOn(date)', 1),
        ('new JobBuilder().withName(name).named("daily").withLabels(labels).times(3).setPlacedOn(date)', 1),
        ("new Orders().first().setPlacedOn(date)", 0),
        ("orders.first().setPlacedOn(date)", 0),
    ],
)
def test_what_chains_of_a_library_set_is_no_row(made, chain, count):
    others = f"package shop;\nimport java.time.LocalDate;\n{OF_LIBRARY % chain}"
    orders = "package shop;\npublic class Orders { native Order first(); }"
    jobs = (
        'package shop;\npublic class Jobs { public static final String VERSION = "1"; public static final Order FIRST = null; }'
    )
    assert made(MADE, Others=others, Orders=orders, Jobs=jobs) == count
