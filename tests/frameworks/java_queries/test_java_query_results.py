"""Through which containers, variables and calls rows carry what their query guards, and what selected columns are."""

from __future__ import annotations

import pytest

_EACH = "for (String r : orders.asked()) r.trim();"
_NAMES = "for (Customer n : orders.asked()) n.getName().trim();"
_NULL = " // null"
ALL = "select o from Order o"
REFERENCED = "select o from Order o where o.reference is not null"


@pytest.mark.parametrize(
    ("method", "body"),
    [
        ("List<Order> {}();", "for (Order o : orders.{}()) o.getReference().trim();"),
        ("List<Order> {}();", "var rows = orders.{}();\nfor (Order o : rows) o.getReference().trim();"),
        ("List<Order> {}();", "List<Order> rows = orders.{}();\nrows.get(0).getReference().trim();"),
        ("List<Order> {}();", "orders.{}().iterator().next().getReference().trim();"),
        ("List<Order> {}();", "orders.{}().forEach(o -> o.getReference().trim());"),
        ("List<Order> {}();", "orders.{}().stream().map(o -> o.getReference().trim()).toList();"),
        ("List<Order> {}();", "orders.{}().stream().map(Order::getReference).map(String::trim).toList();"),
        ("Set<Order> {}();", "for (Order o : orders.{}()) o.getReference().trim();"),
        ("Iterable<Order> {}();", "for (Order o : orders.{}()) o.getReference().trim();"),
        ("Stream<Order> {}();", "orders.{}().filter(o -> o.getId() > 1).forEach(o -> o.getReference().trim());"),
        ("Page<Order> {}();", "for (Order o : orders.{}()) o.getReference().trim();"),
        ("Page<Order> {}();", "for (Order o : orders.{}().getContent()) o.getReference().trim();"),
        ("Slice<Order> {}();", "orders.{}().stream().forEach(o -> o.getReference().trim());"),
        ("Optional<Order> {}();", "orders.{}().orElseThrow().getReference().trim();"),
        ("Optional<Order> {}();", "orders.{}().map(Order::getReference).ifPresent(r -> r.trim());"),
        ("Optional<Order> {}();", "orders.{}().ifPresent(o -> o.getReference().trim());"),
        ("Order {}();", "Order o = orders.{}();\nif (o != null) o.getReference().trim();"),
    ],
)
@pytest.mark.parametrize("query", [ALL, REFERENCED])
def test_containers(java, method, body, query):
    is_optional_map = "Optional" in method and "map" in body
    lines = body.format(*["asked"] * body.count("{}")).split("\n")
    if query is ALL and not is_optional_map:
        lines[-1] += " // null"
    java("\n".join(lines), f'@Query("{query}") {method.format("asked")}')


@pytest.mark.parametrize(
    "rows",
    [
        "em.createQuery(QUERY, Order.class).getResultList()",
        "em.createQuery(QUERY, Order.class).setMaxResults(5).getResultList()",
        '(List<Order>) em.createQuery("from Order o " + "where o.reference is not null").getResultList()',
        '(List<Order>) em.createNativeQuery("select * from orders where reference is not null", Order.class).getResultList()',
        'em.createNamedQuery("Order.referenced", Order.class).getResultList()',
        'em.createQuery("""\nselect o from Order o -- all\n where o.reference is not null""", Order.class).getResultList()',
    ],
)
def test_queries_of_an_entity_manager(java, rows):
    java(f"List<Order> rows = {rows};\nfor (Order o : rows) {{\no.getReference().trim();\no.getNote().trim(); // null\n}}")


def test_a_query_in_parts(java):
    java(
        """
        String text = "select o from Order o where o.reference is not null";
        if (ref != null) {
            text += " and o.note is not null";
        }
        TypedQuery<Order> query = em.createQuery(text, Order.class);
        query.setFirstResult(1);
        for (Order o : query.getResultList()) {
            o.getReference().trim();
            o.getNote().trim(); // null
        }
        """
    )


def test_a_query_that_is_not_known_guards_nothing(java):
    java(
        """
        for (Order o : em.createQuery(QUERY + ref, Order.class).getResultList()) o.getReference().trim(); // null
        for (Order o : em.createNamedQuery(ref, Order.class).getResultList()) o.getReference().trim(); // null
        """
    )


def test_named_queries_of_a_repository(java):
    java(
        """
        for (Order o : orders.referenced()) o.getReference().trim();
        for (Order o : orders.named(ref)) o.getReference().trim();
        for (Order o : orders.unnamed(ref)) o.getReference().trim(); // null
        """,
        "List<Order> referenced(); List<Order> named(String named); List<Order> unnamed(String named);",
    )


def test_a_constant_as_the_text_of_a_query(java):
    java(
        "for (Order o : orders.asked()) o.getReference().trim();\nfor (Order o : orders.more()) o.getNote().trim();",
        """
        @Query(Service.QUERY) List<Order> asked();
        @Query(value = Service.QUERY + " and o.note is not null") List<Order> more();
        """,
    )


def test_the_name_of_the_entity_by_an_expression(java):
    java(
        "for (Order o : orders.asked()) o.getReference().trim();",
        '@Query("select e from #{#entityName} e where e.reference is not null") List<Order> asked();',
    )


def test_a_guard_ends_where_the_attribute_is_set(java):
    java("for (Order o : orders.findByNoteIsNotNull()) {\no.getNote().trim();\n}", "List<Order> findByNoteIsNotNull();")


@pytest.mark.parametrize(
    ("query", "returns", "use"),
    [
        ("select o.reference from Order o", "List<String>", _EACH + _NULL),
        ("select o.reference from Order o", "List<String>", "orders.asked().get(0).trim(); // null"),
        ("select o.reference from Order o", "String", "orders.asked().trim(); // null"),
        ("select o.reference from Order o", "List<String>", "for (String r : orders.asked()) if (r != null) r.trim();"),
        ("select o.reference from Order o where o.reference is not null", "List<String>", _EACH),
        ("select o.reference from Order o where o.reference like '%R'", "List<String>", _EACH),
        ("select o.id from Order o", "List<Long>", "for (Long i : orders.asked()) i.longValue();"),
        ("select o.customer.name from Order o", "List<String>", _EACH + _NULL),
        ("select c.name from Order o join o.customer c where c.name <> ''", "List<String>", _EACH),
        ("select o.customer from Order o", "List<Customer>", _NAMES + _NULL),
        ("select o.customer from Order o where o.customer.name = 'N'", "List<Customer>", _NAMES),
        ("select count(o) from Order o", "Long", "orders.asked().longValue();"),
        ("select coalesce(o.reference, '') from Order o", "List<String>", _EACH),
        ("select new shop.View(o.reference) from Order o", "List<View>", "for (View v : orders.asked()) v.trim();"),
        ("select o.reference, o.note from Order o", "List<Object[]>", "for (var v : orders.asked()) v[0].toString(); // null"),
    ],
)  # fmt: skip
def test_selected_attributes(java, query, returns, use):
    java(use, f'@Query("{query}") {returns} asked();')


def test_selected_columns_of_native_queries(java):
    java(
        """
        for (String r : orders.asked()) r.trim(); // null
        for (String r : orders.there()) r.trim();
        for (Integer q : orders.counted()) q.longValue(); // null
        """,
        """
        @Query(value = "select reference from orders", nativeQuery = true) List<String> asked();
        @Query(value = "select o.reference from orders o where o.reference <> 'Z'", nativeQuery = true) List<String> there();
        @Query(value = "select o.qty from orders o", nativeQuery = true) List<Integer> counted();
        """,
    )


def test_methods_that_hand_the_rows_on(java):
    java(
        """
        for (Order o : new Reader().referenced()) o.getReference().trim();
        for (Order o : new Reader().everything()) o.getReference().trim(); // null
        }
        class Reader {
        Orders orders;
        List<Order> referenced() { return orders.findByReferenceIsNotNull(); }
        List<Order> everything() { return orders.findAll(); }
        """,
        "List<Order> findByReferenceIsNotNull();",
    )


def test_methods_that_hand_on_a_row_that_may_not_be_found(java):
    java(
        """
        Order found = new Reader().find(ref);
        if (found != null) {
            found.getReference().trim();
            found.getNote().trim(); // null
        }
        new Reader().find(ref).getReference(); // null
        }
        class Reader {
        Orders orders;
        Order find(String ref) { return orders.findByReference(ref); }
        """,
        "Order findByReference(String reference);",
    )


def test_methods_of_fragments_and_default_methods_are_code(java):
    java(
        """
        parts.findNeeded(ref).getReference();
        parts.findOther(ref).getReference(); // null
        parts.findSure(ref).getReference();
        parts.findByNote(ref).getReference(); // null
        parts.findDeclared(ref).getReference(); // null
        }
        interface Parts extends JpaRepository<Order, Long>, Needed, Declared {
            Order findByNote(String note);
            default Order findSure(String ref) { Order o = findByNote(ref); if (o == null) throw new Missing(); return o; }
        }
        interface Declared { Order findDeclared(String reference); }
        interface Needed { Order findNeeded(String reference); Order findOther(String reference); }
        class NeededImpl implements Needed {
            Orders orders;
            public Order findNeeded(String ref) {
                Order o = orders.findByNote(ref);
                if (o == null) throw new Missing();
                return o;
            }
            public Order findOther(String ref) { return orders.findByNote(ref); }
        """,
        "Order findByNote(String note);",
        "String ref, Parts parts",
    )


CHECKED = {
    "select o from Order o where o.note = 'sent'": "",
    "select o from Order o where o.note in ('sent', 'done')": "",
    "select o from Order o where o.note = 'new'": "null",
    "select o from Order o where o.note in ('sent', 'new')": "null",
    "select o from Order o where o.note = 'sent' or o.quantity = 1": "null",
    "select o from Order o where o.note = :note": "null",
    "select o from Order o where o.note <> 'sent'": "null",
    "select o from Order o where o.quantity is not null": "null",
}


@pytest.mark.parametrize(("query", "mark"), CHECKED.items())
def test_a_check_tells_more_of_the_rows_of_a_query(java, query, mark):
    body = "for (Order o : orders.asked()) {\no.getReference().trim();" + (" // null" if mark else "") + "\n}"
    java(body, f'@Query("{query}") List<Order> asked();', check="note not in ('sent', 'done') or reference is not null")


@pytest.mark.parametrize(
    ("call", "is_guarded"),
    [('findByNote("sent")', True), ('findByNote("new")', False), ("findByNote(ref)", False), ('findByNoteNot("sent")', False)],
)
def test_a_check_tells_more_of_the_rows_of_a_derived_name(java, call, is_guarded):
    body = f"for (Order o : orders.{call}) {{\no.getReference().trim();" + ("" if is_guarded else " // null") + "\n}"
    java(body, f"List<Order> {call.partition('(')[0]}(String note);", check="note <> 'sent' or reference is not null")


@pytest.mark.parametrize(
    ("query", "is_guarded"),
    [
        ("select * from orders where note = 'sent'", True),
        ("select o.* from orders o join customer c on c.id = o.customer_id where o.note in ('sent')", True),
        ("select o.* from orders o join customer c on c.id = o.customer_id where c.note = 'sent'", False),
        ("select * from orders where note = 'new'", False),
    ],
)
def test_a_check_tells_more_of_the_rows_of_a_native_query(java, query, is_guarded):
    body = "for (Order o : orders.asked()) {\no.getReference().trim();" + ("" if is_guarded else " // null") + "\n}"
    method = f'@Query(value = "{query}", nativeQuery = true) List<Order> asked();'
    java(body, method, check="note <> 'sent' or reference is not null")


def test_a_primitive_that_is_selected_is_an_object_that_may_be_missing(java):
    java(
        """
        org.hibernate.Session session = em.unwrap(org.hibernate.Session.class);
        Object key = one(session.createNativeQuery("select weight from item where sku = :sku").setParameter("sku", ref));
        if (key != null) return;
        for (Order o : orders.findAll()) o.getReference().trim(); // null
        }
        <V> V one(org.hibernate.query.NativeQuery<V> query) {
            List<V> found = query.getResultList();
            return found.isEmpty() ? null : found.get(0);
        """
    )


SUMMARY = "class Summary { Long id; Summary(Long id) { } Long getId() { return id; } }"


@pytest.mark.parametrize(
    ("method", "mark"),
    [
        ('@Query("select o from Order o where o.id = ?1") Order asked(Long id);', "null"),
        ('@Query("select new shop.Summary(o.id) from Order o where o.id = ?1") Service.Summary asked(Long id);', "null"),
        ("Service.Summary findByReference(String ref);", "null"),
        ('@Query("select new shop.Summary(count(o), sum(o.quantity)) from Order o") Service.Summary asked(Long id);', ""),
        ('@Query("select new shop.Summary(max(o.id)) from Order o group by o.note") Service.Summary asked(Long id);', "null"),
        ('@Query("select new shop.Order(max(o.id)) from Order o where o.note = ?1") Order asked(Long id);', ""),
        ('@Query("select new shop.Order(max(o.id)) from Order o group by o.note") Order asked(Long id);', "null"),
        ('@Query("select o from Order o where o.id = (select max(p.id) from Order p)") Order asked(Long id);', "null"),
        ('@Query("select o from Order o where o.id = ?1") Optional<Service.Summary> asked(Long id);', ""),
        ('@Query("select o from Order o") List<Service.Summary> asked(Long id);', ""),
        ('@Modifying @Query("update Order o set o.note = null") Order asked(Long id);', ""),
    ],
)
def test_one_row_or_none(java, method, mark):
    call = "findByReference(ref)" if "findBy" in method else "asked(1L)"
    given = "Optional" if "Optional" in method else "List" if "List<" in method else "Summary" if "Summary" in method else "Order"
    use = "hashCode()" if given in ("Optional", "List") else "getId()"
    used = f"found.{use};" + (f" // {mark}" if mark else "")
    java(f"{given} found = orders.{call};\n{used}\n}}\n{SUMMARY}\nvoid end() {{", method)


@pytest.mark.parametrize(
    ("query", "mark"),
    [
        ("select max(o.id) from Order o", " // null"),
        ("select sum(o.quantity) from Order o where o.note = 'a'", " // null"),
        ("select count(o) from Order o", ""),
    ],
)
def test_one_number_of_a_query_without_a_type(java, query, mark):
    java(
        f'Object found = session.createQuery("{query}").uniqueResult();\nlong number = (Long) found;{mark}',
        parameters="String ref, Customer c, org.hibernate.Session session",
    )


@pytest.mark.parametrize(
    ("method", "mark"),
    [
        ('@Query("select o.id from Order o where o.note = ?1") Long asked(String note);', " // null"),
        ('@Query(value = "select id from orders where note = ?1", nativeQuery = true) Long asked(String note);', " // null"),
        ('@Query("select count(o) from Order o where o.note = ?1") Long asked(String note);', ""),
        ('@Query("select o.id + 1 from Order o where o.note = ?1") Long asked(String note);', ""),
        ('@Query("select o.id from Order o where o.note = ?1") long asked(String note);', ""),
        ('@Query("select o.id from Order o where o.note = ?1") Optional<Long> asked(String note);', ""),
        ('@Modifying @Query("update Order o set o.note = ?1") Integer asked(String note);', ""),
        ("Long countByNote(String note);", ""),
    ],
)
def test_a_column_of_a_row_that_may_be_missing(java, method, mark):
    name = "countByNote" if "countBy" in method else "asked"
    java(f"orders.{name}(ref).hashCode();{mark}", method)
