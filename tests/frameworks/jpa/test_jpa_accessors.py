"""Methods that are an attribute under another name, and those that only look like it."""

from __future__ import annotations


def test_what_merely_returns_a_field(entities):
    order = entities("""
        @Entity class Order {
            @Id Long id; String ref; Boolean open; String name;
            public String getRef() { return ref; }
            public String externalReference() { return this.ref; }
            public Boolean isOpen() { return open; }
            public String getLabel() { return name; }
        }
    """)["Order"]
    assert order.accessors == {"getRef": "ref", "externalReference": "ref", "isOpen": "open", "getLabel": "name"}


def test_what_does_more_is_no_accessor(entities):
    order = entities("""
        @Entity class Order {
            @Id Long id; String a, b, c, d, e, f; List<String> tags; static String shared;
            public String getA() { return a == null ? "" : a; }
            public String getB() { if (b == null) b = "x"; return b; }
            public String getC() { return c.trim(); }
            public Optional<String> getD() { return Optional.ofNullable(d); }
            public String getE() { return other.e; }
            public String getF() { log(); return f; }
            public String getG() { return "f"; }
            public String getA(int index) { return a; }
            public static String getShared() { return shared; }
            public abstract String getH();
            public void setA(String a) { this.a = a.trim(); }
            public void setB(String b) { this.b = b; this.c = b; }
            public void setC(String c) { c = c; }
        }
    """)["Order"]
    assert order.accessors == {}
    assert order.mutators == {}


def test_setters(entities):
    order = entities("""
        @Entity class Order {
            @Id Long id; String ref; String name;
            public void setRef(String ref) { this.ref = ref; }
            public Order withName(String value) { name = value; return this; }
        }
    """)["Order"]
    assert order.mutators == {"setRef": "ref", "withName": "name"}


def test_accessors_of_superclasses_and_their_overrides(entities):
    found = entities("""
        @MappedSuperclass class Base {
            @Id Long id; String ref; String name;
            public String getRef() { return ref; }
            public String getName() { return name; }
        }
        @Entity class Order extends Base {
            @Override public String getName() { return name == null ? "none" : name; }
        }
    """)
    assert found["Order"].accessors == {"getRef": "ref"}
    assert found["Base"].accessors == {"getRef": "ref", "getName": "name"}


def test_lombok_and_records(entities):
    found = entities("""
        @Entity @Getter @Setter class Order { @Id Long id; String ref; boolean open; @Getter(AccessLevel.NONE) String secret; }
        @Entity @Data class Line { @Id Long id; Money price; String text; public String getText() { return "x"; } }
        @Embeddable record Money(BigDecimal amount, String currency) { }
    """)
    assert found["Order"].accessors == {"getId": "id", "getRef": "ref", "isOpen": "open"}
    assert found["Order"].mutators["setRef"] == "ref"
    assert found["Line"].accessors == {"getId": "id", "getPrice": "price"}
    assert found["Money"].accessors == {"amount": "amount", "currency": "currency"}
