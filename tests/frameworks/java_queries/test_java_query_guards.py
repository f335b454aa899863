"""What the queries of a Java program guard in the rows that they give.

Every verdict on JPQL, native SQL and derived names was seen in rows that Hibernate 6.5 and Spring Data 3.3 gave from H2, where
every attribute of an order and of its customer was null in some row: the guarded attributes were null in none.
"""

from __future__ import annotations

import pytest

EVERYTHING = {"reference", "note", "quantity", "paid", "customer", "customer.name", "customer.parent", "customer.address.city"}

JPQL = {
    "select o from Order o": "",
    "select o from Order o where o.reference is not null": "reference",
    "from Order o where o.reference is not null and o.note is not null": "reference note",
    "from Order where reference is not null": "reference",
    "select o from Order o where o.reference is not null or o.note is not null": "",
    "select o from Order o where not (o.reference is null or o.note is null)": "reference note",
    "select o from Order o where not (o.reference is null and o.note is null)": "",
    "select o from Order o where o.reference = :ref": "reference",
    "select o from Order o where (:ref is null or o.reference = :ref)": "",
    "select o from Order o where o.reference like %:ref%": "reference",
    "select o from Order o where o.reference like :ref% and o.note like %?1": "reference note",
    "select o from Order o where o.quantity % 2 = 1 or o.reference like %:ref%": "",
    "select o from Order o where o.reference not in (:refs)": "",
    "select o from Order o where o.quantity between 1 and 3 and o.paid = true": "quantity paid",
    "select o from Order o join o.customer c": "customer",
    "select o from Order o join fetch o.customer": "customer",
    "select o from Order o left join o.customer c": "",
    "select o from Order o left join fetch o.customer": "",
    "select o from Order o left join o.customer c where c.name = 'N'": "customer customer.name",
    "select o from Order o left join o.customer c where c.name is null": "",
    "select o from Order o left join o.customer c on c.name = 'N'": "",
    "select o from Order o join o.customer c on c.name = 'N'": "customer customer.name",
    "select o from Order o join o.items i where i.sku is not null": "",
    "select o from Order o, Customer c where o.customer = c": "customer",
    "select o from Order o where o.customer.name = :name": "customer customer.name",
    "select o from Order o where o.customer.name is null": "customer",
    "select o from Order o where o.customer.name is null or o.quantity = 2": "customer",
    "select o from Order o where o.customer.id is null": "",
    "select o from Order o where o.customer.id = 2": "customer",
    "select o from Order o where o.customer.id = 2 or o.quantity = 2": "",
    "select o from Order o where o.customer.parent.name = 'N'": "customer customer.parent",
    "select o from Order o where o.customer.address.city = 'C'": "customer customer.address.city",
    "select o from Order o order by o.customer.name": "customer",
    "select o from Order o order by o.customer.id": "",
    "select o from Order o where exists (select i from Item i where i.order = o)": "",
    "select p from Order o join o.customer c join Order p on p.id = o.id where o.reference is not null": "",
    "select i.order from Item i where i.order.reference is not null": "reference",
    "select i.order from Item i where i.sku is not null": "",
}

NATIVE = {
    "select * from orders": "",
    "select * from orders where reference is not null": "reference",
    "select o.* from orders o where o.qty > 2": "quantity",
    "select o.* from orders o join customer c on c.id = o.customer_id": "customer",
    "select o.* from orders o left join customer c on c.id = o.customer_id": "",
    "select o.* from orders o, customer c where o.customer_id = c.id and o.reference like 'R%'": "customer reference",
    "select o.* from orders o where o.reference is not null union select p.* from orders p": "",
    "select o.* from orders o where o.reference = 'R' or exists (select 1 from item i where i.order_id = o.id)": "",
    "select o.* from orders o join orders p on p.id = o.id where p.reference is not null": "",
    "select x.id, x.text as reference from other x where x.text is not null": "reference",
}

DERIVED = {
    "findAllByReferenceIsNotNull()": "reference",
    "findByReferenceNotNull()": "reference",
    "findByReference(ref)": "reference",
    "findByReference(null)": "",
    "findByReferenceIs(ref)": "reference",
    "findByReferenceNot(null)": "reference",
    "findByReferenceIn(List.of(ref))": "reference",
    "findByReferenceNotIn(List.of(ref))": "reference",
    "findByReferenceLike(ref)": "reference",
    "findByReferenceStartingWith(ref)": "reference",
    "findByReferenceNotContaining(ref)": "reference",
    "findByReferenceIgnoreCase(ref)": "reference",
    "findByReferenceIsNull()": "",
    "findByReferenceIsNotNullAndNoteIsNotNull()": "reference note",
    "findByReferenceIsNotNullOrNoteIsNotNull()": "",
    "findByReferenceAndNoteIsNullOrReferenceAndQuantity(ref, ref, 2)": "reference",
    "findByReferenceOrNote(ref, ref)": "",
    "findByQuantityBetweenAndPaidTrue(1, 2)": "quantity paid",
    "findByQuantityGreaterThanAndReference(2, null)": "quantity",
    "findByCustomer(c)": "customer",
    "findByCustomerId(2L)": "customer",
    "findByCustomerIsNotNull()": "customer",
    "findByCustomerName(ref)": "customer customer.name",
    "findByCustomer_Name(ref)": "customer customer.name",
    "findByCustomerName(null)": "",
    "findByCustomerNameIsNull()": "",
    "findByCustomerParentName(ref)": "customer customer.parent",
    "findByCustomerAddressCity(ref)": "customer customer.address.city",
    "findByItemsSku(ref)": "",
    "findByItemsIsNotEmpty()": "",
    "findFirst5ByReferenceIsNotNullOrderByNoteAsc()": "reference",
    "findByOrderByReferenceDesc()": "",
    "findByIdGreaterThanOrderByCustomerName(2L)": "",
    "findByUnheardOf(ref)": "",
}


def _told(guarded: str) -> set[str]:
    """What is left when something is guarded; uses of a customer's attributes test the customer first."""
    return EVERYTHING - set(guarded.split())


@pytest.mark.parametrize(("query", "guarded"), JPQL.items())
def test_jpql_of_a_repository(unguarded, query, guarded):
    method = f'@Query("{query}") List<Order> asked(@Param("ref") String ref);'
    assert unguarded("orders.asked(ref)", method) == _told(guarded)


@pytest.mark.parametrize(("query", "guarded"), JPQL.items())
def test_jpql_of_an_entity_manager(unguarded, query, guarded):
    assert unguarded(f'em.createQuery("{query}", Order.class).setParameter("ref", ref).getResultList()') == _told(guarded)


@pytest.mark.parametrize(("query", "guarded"), NATIVE.items())
def test_native_queries(unguarded, query, guarded):
    method = f'@Query(value = "{query}", nativeQuery = true) List<Order> asked();'
    assert unguarded("orders.asked()", method) == _told(guarded)


@pytest.mark.parametrize(("call", "guarded"), DERIVED.items())
def test_derived_names(unguarded, call, guarded):
    name, _, arguments = call.removesuffix(")").partition("(")
    parameters = ", ".join(f"Object a{number}" for number in range(len(arguments.split(", ")) if arguments else 0))
    assert unguarded(f"orders.{call}", f"List<Order> {name}({parameters});") == _told(guarded)


_TEMPLATE = "org.springframework.orm.hibernate5.HibernateTemplate template, String ref"


@pytest.mark.parametrize(
    ("rows", "is_there"),
    [
        ('(List<Order>) template.find("from Order o where o.reference is not null")', True),
        ('(List<Order>) template.find("from Order o where o.reference = ?", ref)', True),
        ('(List<Order>) template.findByNamedParam("from Order o where o.reference = :r", "r", ref)', True),
        ('(List<Order>) template.findByNamedQuery("Order.referenced")', True),
        ('(List<Order>) template.find("from Order o where o.note is not null")', False),
        ("(List<Order>) template.find(ref)", False),
        ('(List<Order>) other.find("from Order o where o.reference is not null")', False),
    ],
)
def test_rows_of_springs_template(unguarded, rows, is_there):
    found = unguarded(rows, parameters=f"{_TEMPLATE}, Other other")
    assert ("reference" not in found) is is_there
