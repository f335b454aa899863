"""Every way to ask SQLAlchemy for rows that says, or seems to say, that something of them is there."""

from __future__ import annotations

from forms import Form

IMPORTS = """
import datetime
from sqlalchemy import and_, between, case, exists, false, func, literal, not_, null, or_, select, text, true, tuple_, union
from sqlalchemy.orm import Session, aliased, contains_eager, joinedload, selectinload
from sqlalchemy_shop.models import Customer, Line, Order, Region, engine

session = Session(engine)
"""


def _where(name: str, condition: str, path: str, holds: bool) -> Form:
    """The condition in a statement."""
    return Form(name, f"for row in session.scalars(select(Order).where({condition})):\n    probe(row.{path})", holds)


def _query(name: str, chain: str, path: str, holds: bool, of: str = "Order") -> Form:
    """What follows `session.query(Order)`."""
    return Form(name, f"for row in session.query({of}){chain}:\n    probe(row.{path})", holds)


def _statement(name: str, chain: str, path: str, holds: bool, of: str = "Order") -> Form:
    """What follows `select(Order)`."""
    return Form(name, f"for row in session.scalars(select({of}){chain}):\n    probe(row.{path})", holds)


def _code(name: str, code: str, holds: bool, before: str = "") -> Form:
    return Form(name, code, holds, before)


CONDITIONS = (
    _statement("nothing asked", "", "reference", False),
    _where("is_not", "Order.reference.is_not(None)", "reference", True),
    _where("isnot", "Order.reference.isnot(None)", "reference", True),
    _where("is_not null()", "Order.reference.is_not(null())", "reference", True),
    _where("is_", "Order.reference.is_(None)", "reference", False),
    _where("is_ of another", "Order.quantity.is_(None)", "reference", False),
    _where("not equal None", "Order.reference != None", "reference", True),
    _where("equal None", "Order.reference == None", "reference", False),
    _where("equal null()", "Order.reference == null()", "reference", False),
    _where("a value", 'Order.reference == "A1"', "reference", True),
    _where("a value, reversed", '"A1" == Order.reference', "reference", True),
    _where("not equal a value", 'Order.reference != "A1"', "reference", True),
    _where("the empty text", 'Order.reference != ""', "reference", True),
    _where("another column", 'Order.number != ""', "reference", False),
    _where("gt", "Order.quantity > 0", "quantity", True),
    _where("gt, reversed", "0 < Order.quantity", "quantity", True),
    _where("le", "Order.quantity <= 10", "quantity", True),
    _where("between", "Order.quantity.between(1, 10)", "quantity", True),
    _where("between, a function", "between(Order.quantity, 1, 10)", "quantity", True),
    _where("in_", 'Order.reference.in_(["A1", "A2"])', "reference", True),
    _where("in_ with a null in it", 'Order.reference.in_(["A1", None])', "reference", True),
    _where("in_ a statement", "Order.reference.in_(select(Order.number))", "reference", True),
    _where("not_in", 'Order.reference.not_in(["A1"])', "reference", True),
    _where("notin_", 'Order.reference.notin_(["A1"])', "reference", True),
    _where("not_in nothing", "Order.reference.not_in([])", "reference", False),
    _where("like", 'Order.reference.like("A%")', "reference", True),
    _where("ilike", 'Order.reference.ilike("a%")', "reference", True),
    _where("not_like", 'Order.reference.not_like("A%")', "reference", True),
    _where("notilike", 'Order.reference.notilike("a%")', "reference", True),
    _where("startswith", 'Order.reference.startswith("A")', "reference", True),
    _where("endswith", 'Order.reference.endswith("1")', "reference", True),
    _where("contains", 'Order.reference.contains("A")', "reference", True),
    _where("icontains", 'Order.reference.icontains("a")', "reference", True),
    _where("op", 'Order.reference.op("=")("A1")', "reference", True),
    _where("is distinct from", 'Order.reference.is_distinct_from("A1")', "reference", False),
    _where("is not distinct from", 'Order.reference.is_not_distinct_from("A1")', "reference", True),
    _where("is distinct from null", "Order.reference.is_distinct_from(None)", "reference", True),
    _where("two columns", "Order.reference == Order.number", "reference", True),
    _where("two columns, reversed", "Order.number == Order.reference", "reference", True),
    _where("two columns, unequal", "Order.number != Order.reference", "reference", True),
    _where("upper", 'func.upper(Order.reference) == "A1"', "reference", True),
    _where("coalesce", 'func.coalesce(Order.reference, "A1") == "A1"', "reference", False),
    _where("arithmetic", "Order.quantity + 1 > 0", "quantity", True),
    _where("length", "func.length(Order.reference) > 0", "reference", True),
    _where("a date function", 'func.datetime(Order.paid_at) > "2020-01-01"', "paid_at", True),
    _where("a function of nothing known", 'func.ifnull(Order.reference, "x") != ""', "reference", False),
    _where("Python's is not", "Order.reference is not None", "reference", False),
    _where("Python's not", "not_(Order.reference.is_(None))", "reference", True),
    _where("inverted is_", "~Order.reference.is_(None)", "reference", True),
    _where("inverted equal None", "~(Order.reference == None)", "reference", True),
    _where("inverted equal", '~(Order.reference == "A1")', "reference", True),
    _where("not_ equal", 'not_(Order.reference == "A1")', "reference", True),
    _where("not_ in_", '~Order.reference.in_(["A1"])', "reference", True),
    _where("inverted is_not", "~Order.reference.is_not(None)", "reference", False),
    _where("key", "Order.customer_id.is_not(None)", "customer", True),
    _where("key equal", "Order.customer_id == 1", "customer", True),
    _where("relation not None", "Order.customer != None", "customer", True),
    _where("relation None", "Order.customer == None", "customer", False),
    _where("relation is a row", "Order.customer == session.query(Customer).order_by(Customer.id)[0]", "customer", True),
    _where("has", 'Order.customer.has(Customer.name == "Ann")', "customer", True),
    _where("has, keywords", 'Order.customer.has(name="Ann")', "customer", True),
    _where("has nothing", "Order.customer.has()", "customer", True),
    _where("has a column", "Order.customer.has(Customer.email.is_not(None))", "customer.email", True),
    _where("has another column", 'Order.customer.has(Customer.name == "Ann")', "customer.email", False),
    _where("has not", '~Order.customer.has(Customer.name == "Ann")', "customer", False),
    _where("any", 'Order.lines.any(Line.sku == "x")', "reference", False),
    _where("exists", "exists().where(Line.order_id == Order.id)", "reference", False),
    _where("text", "text(\"number >= ''\")", "reference", False),
)

JUNCTIONS = (
    _where("two conditions", 'Order.reference.is_not(None), Order.number >= ""', "reference", True),
    _where("and_", 'and_(Order.number >= "", Order.reference.is_not(None))', "reference", True),
    _where("or_", 'or_(Order.number >= "", Order.reference.is_not(None))', "reference", False),
    _where("or_ on the same", 'or_(Order.reference == "A1", Order.reference == "zz")', "reference", True),
    _where("or_ null", 'or_(Order.reference == "A1", Order.reference.is_(None))', "reference", False),
    _where("&", '(Order.number >= "") & (Order.reference != None)', "reference", True),
    _where("|", '(Order.number >= "") | (Order.reference != None)', "reference", False),
    _where("| on the same", '(Order.reference == "A1") | (Order.reference == "zz")', "reference", True),
    _where("not or_", "not_(or_(Order.reference.is_(None), Order.quantity.is_(None)))", "reference", True),
    _where("not and_", "not_(and_(Order.reference.is_(None), Order.quantity.is_(None)))", "reference", False),
    _where("inverted |", "~((Order.reference == None) | (Order.quantity == None))", "reference", True),
    _where("inverted &", "~((Order.reference == None) & (Order.quantity == None))", "reference", False),
    _where("and_ with true()", "and_(true(), Order.reference.is_not(None))", "reference", True),
    _where("or_ with false()", "or_(false(), Order.reference.is_not(None))", "reference", True),
    _where("or_ in and_", 'and_(or_(Order.number >= "", Order.quantity > 0), Order.reference > "")', "reference", True),
    _where("in parts", '*(Order.reference.is_not(None), Order.number >= "")', "reference", True),
    _statement("where twice", '.where(Order.reference.is_not(None)).where(Order.number >= "")', "reference", True),
    _statement("filter", ".filter(Order.reference.is_not(None))", "reference", True),
    _statement("filter_by", '.filter_by(reference="A1")', "reference", True),
    _statement("filter_by None", ".filter_by(reference=None)", "reference", False),
    _statement("filter_by another", '.filter_by(number="bare")', "reference", False),
    _statement("filter_by key", ".filter_by(customer_id=1)", "customer", True),
    _statement("having", ".group_by(Order.id).having(Order.reference.is_not(None))", "reference", True),
    _statement("having a count", ".group_by(Order.id).having(func.count() > 0)", "reference", False),
    _code(
        "conditions in a list",
        """
        conditions = [Order.number >= ""]
        conditions.append(Order.reference.is_not(None))
        for row in session.scalars(select(Order).where(*conditions)):
            probe(row.reference)
        """,
        True,
    ),
    _code(
        "conditions in a list, perhaps",
        """
        conditions = [Order.number >= ""]
        if session.query(Order).count() > 10_000:
            conditions.append(Order.reference.is_not(None))
        for row in session.scalars(select(Order).where(*conditions)):
            probe(row.reference)
        """,
        False,
    ),
    _code(
        "conditions in a list, either",
        """
        conditions = [Order.number >= "", Order.reference.is_not(None)]
        for row in session.scalars(select(Order).where(or_(*conditions))):
            probe(row.reference)
        """,
        False,
    ),
    _code(
        "a condition in a variable",
        """
        there = Order.reference.is_not(None)
        for row in session.scalars(select(Order).where(there)):
            probe(row.reference)
        """,
        True,
    ),
    _code(
        "a condition in a variable, widened",
        """
        there = Order.reference.is_not(None)
        there = there | (Order.number >= "")
        for row in session.scalars(select(Order).where(there)):
            probe(row.reference)
        """,
        False,
    ),
)

JOINS = (
    _statement("join a relation", ".join(Order.customer)", "customer", True),
    _statement("join a class", ".join(Customer)", "customer", True),
    _statement("join a class on a condition", ".join(Customer, Order.customer_id == Customer.id)", "customer", True),
    _statement("join a class, another relation", ".join(Customer)", "parent", False),
    _statement("join of text", '.join(Order.customer).where(Customer.name == "Ann")', "customer", True),
    _statement("join, then a column", ".join(Order.customer).where(Customer.email.is_not(None))", "customer.email", True),
    _statement("join a class, then a column", '.join(Customer).where(Customer.email == "A1")', "customer.email", True),
    _statement("join, another column", '.join(Order.customer).where(Customer.name == "Ann")', "customer.email", False),
    _statement("join twice", ".join(Order.customer).join(Customer.region)", "customer.region", True),
    _statement(
        "join twice, a column",
        '.join(Order.customer).join(Customer.region).where(Region.code == "N")',
        "customer.region.code",
        True,
    ),
    _statement("join, the other column of the row", ".join(Order.customer)", "reference", False),
    _statement("join isouter", ".join(Order.customer, isouter=True)", "customer", False),
    _statement("join isouter False", ".join(Order.customer, isouter=False)", "customer", True),
    _statement("join full", ".where(Order.id > 0).join(Order.customer, full=True)", "customer", False),
    _statement("outerjoin", ".outerjoin(Order.customer)", "customer", False),
    _statement("outerjoin a class", ".outerjoin(Customer, Order.customer_id == Customer.id)", "customer", False),
    _statement("outerjoin, then a condition", '.outerjoin(Order.customer).where(Customer.name == "Ann")', "customer", True),
    _statement("outerjoin, then a null", ".outerjoin(Order.customer).where(Customer.email.is_(None))", "customer", False),
    _statement("joinedload", ".options(joinedload(Order.customer))", "customer", False),
    _statement("joinedload innerjoin", ".options(joinedload(Order.customer, innerjoin=True))", "customer", True),
    _statement("selectinload", ".options(selectinload(Order.customer))", "customer", False),
    _statement("contains_eager", ".join(Order.customer).options(contains_eager(Order.customer))", "customer", True),
    _statement(
        "contains_eager of outerjoin", ".outerjoin(Order.customer).options(contains_eager(Order.customer))", "customer", False
    ),
    _statement("join of many", ".join(Order.lines)", "reference", False),
    _statement("from the many side", ".join(Line.order)", "order", True, "Line"),
    _statement(
        "from the many side, a column", '.join(Line.order).where(Order.reference == "A1")', "order.reference", True, "Line"
    ),
    _statement("select_from and join", ".select_from(Line).join(Line.order)", "reference", False),
    _statement("a product", ".where(Customer.email.is_not(None), Order.id > 0)", "customer", False),
    _statement("conditions that join", ".where(Order.customer_id == Customer.id)", "customer", True),
    _code(
        "join of an alias",
        """
        other = aliased(Order)
        for row in session.scalars(select(Order).join(other, Order.parent).where(other.reference.is_not(None))):
            probe(row.reference)
        """,
        False,
    ),
    _code(
        "of an alias",
        """
        other = aliased(Order)
        for row in session.scalars(select(other).where(other.reference.is_not(None))):
            probe(row.reference)
        """,
        True,
    ),
    _code(
        "of an alias, the class asked",
        """
        other = aliased(Order)
        for row in session.scalars(select(other).where(Order.reference.is_not(None), Order.id > 0)):
            probe(row.reference)
        """,
        False,
    ),
    _code(
        "rows of two classes",
        """
        for order, customer in session.execute(select(Order, Customer).join(Order.customer)):
            probe(customer)
        """,
        True,
    ),
    _code(
        "rows of two classes, outer",
        """
        for order, customer in session.execute(select(Order, Customer).outerjoin(Order.customer)):
            probe(customer)
        """,
        False,
    ),
    _code(
        "rows of two classes, a column",
        """
        for order, customer in session.execute(select(Order, Customer).join(Order.customer)):
            probe(customer.email)
        """,
        False,
    ),
    _code(
        "rows of two classes, a column asked",
        """
        for order, customer in session.execute(select(Order, Customer).join(Order.customer).where(Customer.email > "")):
            probe(customer.email)
        """,
        True,
    ),
)

AGGREGATES = (
    _code("aggregate, first", "row = session.query(func.max(Order.id)).first()\nprobe(row)", True),
    _code("no table, first", "row = session.query(func.current_timestamp()).first()\nprobe(row)", True),
    _code(
        "function of a column, first",
        "row = session.query(func.lower(Order.number)).filter(Order.id < 0).first()\nprobe(row)",
        False,
    ),
    _code("no table with a condition, first", "row = session.query(func.now()).filter(Order.id < 0).first()\nprobe(row)", False),
    _code(
        "aggregate of no rows, first",
        "row = session.query(func.max(Order.id), func.count()).filter(Order.id < 0).first()\nprobe(row)",
        True,
    ),
    _code(
        "count of groups of no rows",
        "row = session.query(func.count(Region.id)).filter_by(id=-1).group_by(Region.name).first()\nprobe(row)",
        False,
    ),
    _code(
        "aggregate of groups of no rows",
        "row = session.query(func.max(Order.id)).filter(Order.id < 0).group_by(Order.number).first()\nprobe(row)",
        False,
    ),
    _code(
        "count of no rows",
        "for (number,) in session.execute(select(func.count(Order.id)).where(Order.id < 0)):\n    probe(number)",
        True,
    ),
)

QUERIES = (
    _query("query, nothing asked", "", "reference", False),
    _query("query filter", ".filter(Order.reference.isnot(None))", "reference", True),
    _query("query filter, all()", ".filter(Order.reference != None).all()", "reference", True),
    _query("query filter_by", '.filter_by(reference="A1")', "reference", True),
    _query("query where", ".where(Order.reference.is_not(None))", "reference", True),
    _query("query filter twice", ".filter(Order.reference.is_not(None)).filter(Order.id > 0)", "reference", True),
    _query("query or_", '.filter(or_(Order.reference != None, Order.number >= ""))', "reference", False),
    _query("query join", ".join(Order.customer)", "customer", True),
    _query("query join and filter", '.join(Customer).filter(Customer.email == "A1")', "customer.email", True),
    _query("query join, filter_by", '.join(Order.customer).filter_by(email="A1")', "customer.email", True),
    _query("query join, filter_by, the row", '.join(Order.customer).filter_by(name="Ann")', "reference", False),
    _query("query outerjoin", ".outerjoin(Order.customer)", "customer", False),
    _query("query joinedload", ".options(joinedload(Order.customer))", "customer", False),
    _query("query order_by, limit", ".filter(Order.reference.is_not(None)).order_by(Order.id).limit(5)", "reference", True),
    _query("query distinct, offset", ".filter(Order.reference.is_not(None)).distinct().offset(1)", "reference", True),
    _query("query slice", ".filter(Order.reference.is_not(None))[1:5]", "reference", True),
    _query("query yield_per", ".filter(Order.reference.is_not(None)).yield_per(5)", "reference", True),
    _query("query with_for_update", ".filter(Order.reference.is_not(None)).with_for_update()", "reference", True),
    _query("query union", ".filter(Order.reference.is_not(None)).union(session.query(Order))", "reference", False),
    _query("query options after", ".filter(Order.reference.is_not(None)).options(joinedload(Order.lines))", "reference", True),
    _query("query from_statement", '.from_statement(text("SELECT * FROM orders"))', "reference", False),
    _code(
        "query first",
        "row = session.query(Order).filter(Order.reference.is_not(None)).first()\nif row:\n    probe(row.reference)",
        True,
    ),
    _code(
        "query first of all",
        "row = session.query(Order).order_by(Order.reference).first()\nif row:\n    probe(row.reference)",
        False,
    ),
    _code(
        "query one",
        'row = session.query(Order).filter(Order.reference == "A1", Order.number == "only").one()\nprobe(row.reference)',
        True,
    ),
    _code(
        "query one_or_none",
        'row = session.query(Order).filter_by(reference="A1", number="only").one_or_none()\nif row is not None:\n    probe(row.reference)',
        True,
    ),
    _code("query index", "row = session.query(Order).filter(Order.reference.is_not(None))[0]\nprobe(row.reference)", True),
    _code("get", "row = session.get(Order, 1)\nif row:\n    probe(row.reference)", False),
    _code("query a column", "for (value,) in session.query(Order.reference):\n    probe(value)", False),
    _code(
        "query a column, filtered",
        "for (value,) in session.query(Order.reference).filter(Order.reference.is_not(None)):\n    probe(value)",
        True,
    ),
    _code("query columns", "for number, value in session.query(Order.number, Order.reference):\n    probe(value)", False),
    _code(
        "query columns, the other", "for number, value in session.query(Order.number, Order.reference):\n    probe(number)", True
    ),
    _code(
        "query columns, filtered",
        'for number, value in session.query(Order.number, Order.reference).filter(Order.reference > ""):\n    probe(value)',
        True,
    ),
    _code("query columns by name", "for row in session.query(Order.number, Order.reference):\n    probe(row.reference)", False),
    _code(
        "query columns by name, filtered",
        'for row in session.query(Order.number, Order.reference).filter(Order.reference > ""):\n    probe(row.reference)',
        True,
    ),
    _code(
        "query column of a relation",
        "for (value,) in session.query(Customer.email).join(Customer.orders).filter(Customer.email != None):\n    probe(value)",
        True,
    ),
    _code("with_entities", "for (value,) in session.query(Order).with_entities(Order.reference):\n    probe(value)", False),
    _code(
        "with_entities, filtered",
        "for (value,) in session.query(Order).filter(Order.reference.is_not(None)).with_entities(Order.reference):\n    probe(value)",
        True,
    ),
    _code(
        "query and row",
        "for order, value in session.query(Order, Order.reference).filter(Order.reference.is_not(None)):\n    probe(order.reference)",
        True,
    ),
)

ROWS = (
    _code(
        "scalars all",
        "for row in session.scalars(select(Order).where(Order.reference.is_not(None))).all():\n    probe(row.reference)",
        True,
    ),
    _code(
        "execute scalars",
        "for row in session.execute(select(Order).where(Order.reference.is_not(None))).scalars():\n    probe(row.reference)",
        True,
    ),
    _code("execute scalars, all", "for row in session.execute(select(Order)).scalars().all():\n    probe(row.reference)", False),
    _code(
        "execute scalars unique",
        "for row in session.execute(select(Order).where(Order.reference != None)).scalars().unique():\n    probe(row.reference)",
        True,
    ),
    _code(
        "execute rows",
        "for (row,) in session.execute(select(Order).where(Order.reference != None)):\n    probe(row.reference)",
        True,
    ),
    _code("execute rows of all", "for (row,) in session.execute(select(Order)):\n    probe(row.reference)", False),
    _code(
        "execute rows by name",
        "for row in session.execute(select(Order).where(Order.reference != None)):\n    probe(row.Order.reference)",
        True,
    ),
    _code(
        "execute first",
        "row = session.execute(select(Order).where(Order.reference != None)).scalars().first()\nif row:\n    probe(row.reference)",
        True,
    ),
    _code(
        "execute scalar_one",
        'row = session.execute(select(Order).where(Order.reference == "A1", Order.number == "only")).scalar_one()\nprobe(row.reference)',
        True,
    ),
    _code(
        "scalar", 'row = session.scalar(select(Order).where(Order.reference == "A1"))\nif row:\n    probe(row.reference)', True
    ),
    _code(
        "scalar of all", "row = session.scalar(select(Order).order_by(Order.reference))\nif row:\n    probe(row.reference)", False
    ),
    _code("columns", "for number, value in session.execute(select(Order.number, Order.reference)):\n    probe(value)", False),
    _code(
        "columns, the other",
        "for number, value in session.execute(select(Order.number, Order.reference)):\n    probe(number)",
        True,
    ),
    _code(
        "columns, filtered",
        "for number, value in session.execute(select(Order.number, Order.reference).where(Order.reference.is_not(None))):\n    probe(value)",
        True,
    ),
    _code(
        "columns by name", "for row in session.execute(select(Order.number, Order.reference)):\n    probe(row.reference)", False
    ),
    _code(
        "columns by name, filtered",
        "for row in session.execute(select(Order.number, Order.reference).where(Order.reference != None)):\n    probe(row.reference)",
        True,
    ),
    _code(
        "columns by position",
        "for row in session.execute(select(Order.number, Order.reference)).all():\n    probe(row[1])",
        False,
    ),
    _code(
        "columns by position, filtered",
        "for row in session.execute(select(Order.number, Order.reference).where(Order.reference != None)).all():\n    probe(row[1])",
        True,
    ),
    _code(
        "columns, first",
        "row = session.execute(select(Order.reference).where(Order.reference != None)).first()\nif row:\n    probe(row.reference)",
        True,
    ),
    _code("columns, labelled", 'for row in session.execute(select(Order.reference.label("ref"))):\n    probe(row.ref)', False),
    _code(
        "columns, labelled and filtered",
        'for row in session.execute(select(Order.reference.label("ref")).where(Order.reference != None)):\n    probe(row.ref)',
        True,
    ),
    _code("columns and scalars", "for value in session.scalars(select(Order.reference)):\n    probe(value)", False),
    _code(
        "columns and scalars, filtered",
        "for value in session.scalars(select(Order.reference).where(Order.reference.is_not(None))):\n    probe(value)",
        True,
    ),
    _code(
        "columns, a relation joined",
        "for value in session.scalars(select(Customer.name).join(Customer.orders)):\n    probe(value)",
        True,
    ),
    _code(
        "columns, outer",
        "for number, name in session.execute(select(Order.number, Customer.name).outerjoin(Order.customer)):\n    probe(name)",
        False,
    ),
    _code(
        "columns, inner",
        "for number, name in session.execute(select(Order.number, Customer.name).join(Order.customer)):\n    probe(name)",
        True,
    ),
    _code(
        "mappings",
        'for row in session.execute(select(Order.number, Order.reference)).mappings():\n    probe(row["reference"])',
        False,
    ),
    _code(
        "mappings, filtered",
        'for row in session.execute(select(Order.number, Order.reference).where(Order.reference != None)).mappings():\n    probe(row["reference"])',
        True,
    ),
)

PLACES = (
    _code(
        "in a variable",
        "statement = select(Order).where(Order.reference.is_not(None))\nfor row in session.scalars(statement):\n    probe(row.reference)",
        True,
    ),
    _code(
        "extended",
        """
        statement = select(Order)
        statement = statement.where(Order.reference.is_not(None))
        for row in session.scalars(statement):
            probe(row.reference)
        """,
        True,
    ),
    _code(
        "result thrown away",
        """
        statement = select(Order)
        statement.where(Order.reference.is_not(None))
        for row in session.scalars(statement):
            probe(row.reference)
        """,
        False,
    ),
    _code(
        "extended on one branch",
        """
        query = session.query(Order)
        if query.count() > 10_000:
            query = query.filter(Order.reference.is_not(None))
        for row in query:
            probe(row.reference)
        """,
        False,
    ),
    _code(
        "extended on both branches",
        """
        query = session.query(Order)
        if query.count() > 10_000:
            query = query.filter(Order.reference.is_not(None))
        else:
            query = query.filter(Order.reference == "A1")
        for row in query:
            probe(row.reference)
        """,
        True,
    ),
    _code(
        "a function that gives the statement",
        """
        for row in session.scalars(wanted()):
            probe(row.reference)
        """,
        True,
        """
        def wanted():
            return select(Order).where(Order.reference.is_not(None))
        """,
    ),
    _code(
        "a function that gives the query",
        """
        for row in wanted().order_by(Order.id):
            probe(row.reference)
        """,
        True,
        """
        def wanted():
            return session.query(Order).filter(Order.reference.is_not(None))
        """,
    ),
    _code("a class method", "for row in session.scalars(Order.referenced()):\n    probe(row.reference)", True),
    _code("comprehension", "[probe(row.reference) for row in session.query(Order).filter(Order.reference.is_not(None))]", True),
    _code("list", "for row in list(session.query(Order).filter(Order.reference.is_not(None))):\n    probe(row.reference)", True),
    _code(
        "among the filtered",
        "for row in session.scalars(select(Order).where(Order.id.in_(select(Order.id).where(Order.reference != None)))):\n    probe(row.reference)",
        True,
    ),
    _code(
        "an annotated session",
        "for row in rows_in(session):\n    probe(row.reference)",
        True,
        "def rows_in(db: Session):\n    return db.query(Order).filter(Order.reference.is_not(None))\n",
    ),
    _code(
        "an annotated session, all",
        "for row in rows_in(session):\n    probe(row.reference)",
        False,
        "def rows_in(db: Session):\n    return db.query(Order).all()\n",
    ),
)

FORMS = (*CONDITIONS, *JUNCTIONS, *JOINS, *AGGREGATES, *QUERIES, *ROWS, *PLACES)
