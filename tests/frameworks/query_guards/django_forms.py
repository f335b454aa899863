"""Every way to ask Django for rows that says, or seems to say, that something of them is there."""

from __future__ import annotations

from forms import Form

IMPORTS = """
import datetime
import functools
import itertools
import operator
from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce, Length, Lower, Upper
from django.shortcuts import get_list_or_404, get_object_or_404
from django_shop.models import Customer, Invoice, Line, Order, Region, Remark
"""


def _rows(name: str, query: str, path: str, holds: bool, model: str = "Order") -> Form:
    return Form(name, f"for row in {model}.objects.{query}:\n    probe(row.{path})", holds)


def _code(name: str, code: str, holds: bool, before: str = "") -> Form:
    return Form(name, code, holds, before)


LOOKUPS = (
    _rows("nothing asked", "all()", "reference", False),
    _rows("isnull False", "filter(reference__isnull=False)", "reference", True),
    _rows("isnull True", "filter(reference__isnull=True)", "reference", False),
    _code(
        "isnull by a variable",
        """
        for missing in (True, False):
            for row in Order.objects.filter(reference__isnull=missing):
                probe(row.reference)
        """,
        False,
    ),
    _code(
        "isnull by a constant in a variable",
        """
        missing = False
        for row in Order.objects.filter(reference__isnull=missing):
            probe(row.reference)
        """,
        True,
    ),
    _rows("a value", 'filter(reference="A1")', "reference", True),
    _rows("exact", 'filter(reference__exact="A1")', "reference", True),
    _rows("iexact", 'filter(reference__iexact="a1")', "reference", True),
    _rows("None", "filter(reference=None)", "reference", False),
    _rows("exact None", "filter(reference__exact=None)", "reference", False),
    _rows("iexact None", "filter(reference__iexact=None)", "reference", False),
    _rows("the empty text", 'filter(reference="")', "reference", True),
    _rows("another column", 'filter(number__gte="")', "reference", False),
    _rows("gt", "filter(quantity__gt=0)", "quantity", True),
    _rows("gte", "filter(quantity__gte=0)", "quantity", True),
    _rows("lt", "filter(quantity__lt=10)", "quantity", True),
    _rows("lte", "filter(quantity__lte=10)", "quantity", True),
    _rows("range", "filter(quantity__range=(1, 10))", "quantity", True),
    _rows("in", 'filter(reference__in=["A1", "A2"])', "reference", True),
    _rows("in with a null in it", 'filter(reference__in=["A1", None])', "reference", True),
    _rows("in a subquery", 'filter(reference__in=Order.objects.values("number"))', "reference", True),
    _rows("contains", 'filter(reference__contains="A")', "reference", True),
    _rows("icontains of nothing", 'filter(reference__icontains="")', "reference", True),
    _rows("startswith", 'filter(reference__startswith="A")', "reference", True),
    _rows("iendswith", 'filter(reference__iendswith="1")', "reference", True),
    _rows("regex", 'filter(reference__regex="^A")', "reference", True),
    _rows("year", "filter(paid_at__year=2024)", "paid_at", True),
    _rows("date and comparison", "filter(paid_at__date__gte=datetime.date(2020, 1, 1))", "paid_at", True),
    _rows("a transform that is there", "filter(paid_at__month__isnull=False)", "paid_at", True),
    _rows("a transform that is not", "filter(paid_at__month__isnull=True)", "paid_at", False),
    _rows("a boolean", "filter(express=True)", "express", True),
    _rows("a key of JSON", 'filter(details__colour="red")', "details", True),
    _rows("has_key", 'filter(details__has_key="colour")', "details", True),
    _rows("a key of JSON that is missing", "filter(details__colour__isnull=True)", "details", False),
    _rows("F of a column that is there", 'filter(reference=F("number"))', "reference", True),
    _rows("F of a nullable column", 'filter(number=F("reference"))', "reference", True),
    _rows("greater than F", 'filter(pk__gt=F("quantity"))', "quantity", True),
    _rows("F across a relation", 'filter(reference=F("customer__email"))', "customer.email", True),
    _rows("arithmetic on F", 'filter(pk__gte=F("quantity") - 1000)', "quantity", True),
    _rows("coalesce of F", 'filter(number__gte=Coalesce("reference", Value("")))', "reference", False),
    _rows("two conditions", 'filter(reference__isnull=False, number="only")', "reference", True),
    _rows("two conditions, the other one", 'filter(quantity__gt=0, number__gte="")', "reference", False),
    _rows("a dictionary of conditions", 'filter(**{"reference__isnull": False})', "reference", True),
    _rows("get", 'filter(reference__isnull=False, number="only")[:1]', "reference", True),
    _code("get one", 'row = Order.objects.get(number="only", reference__isnull=False)\nprobe(row.reference)', True),
    _code("get one by another column", 'row = Order.objects.get(number="bare")\nprobe(row.reference)', False),
    _code("get one of few", 'row = Order.objects.filter(reference="A1").get(number="only")\nprobe(row.reference)', True),
)

RELATIONS = (
    _rows("relation isnull False", "filter(customer__isnull=False)", "customer", True),
    _rows("relation isnull True", "filter(customer__isnull=True)", "customer", False),
    _rows("raw key isnull False", "filter(customer_id__isnull=False)", "customer", True),
    _rows("relation by a row", "filter(customer=Customer.objects.order_by('pk')[0])", "customer", True),
    _rows("relation by its key", "filter(customer_id=1)", "customer", True),
    _rows("relation by pk", "filter(customer__pk__gt=0)", "customer", True),
    _rows("relation in a query", "filter(customer__in=Customer.objects.all())", "customer", True),
    _rows("column across", 'filter(customer__name="Ann")', "customer", True),
    _rows("nullable column across", "filter(customer__email__isnull=False)", "customer.email", True),
    _rows("nullable column across, the relation", "filter(customer__email__isnull=False)", "customer", True),
    _rows("missing column across", "filter(customer__email__isnull=True)", "customer", False),
    _rows("null across", "filter(customer__email=None)", "customer", False),
    _rows("another column across", 'filter(customer__name="Ann")', "customer.email", False),
    _rows("two relations", 'filter(customer__region__name="North")', "customer.region", True),
    _rows("two relations, the first", "filter(customer__region__isnull=False)", "customer", True),
    _rows("two relations and a column", 'filter(customer__region__code="N")', "customer.region.code", True),
    _rows("two relations, another column", 'filter(customer__region__name="North")', "customer.region.code", False),
    _rows("the row itself", 'filter(parent__reference="A1")', "parent.reference", True),
    _rows("the row itself, its own", 'filter(parent__reference="A1")', "reference", False),
    _rows("from the many side", 'filter(order__reference="A1")', "order.reference", True, "Line"),
    _rows("to the many side", 'filter(lines__sku="x")', "reference", False),
    _code(
        "to the many side, then all of them",
        """
        for row in Customer.objects.filter(orders__reference="A1"):
            for order in row.orders.all():
                probe(order.reference)
        """,
        False,
    ),
    _code(
        "of the many side",
        """
        for row in Customer.objects.all():
            for order in row.orders.filter(reference__isnull=False):
                probe(order.reference)
        """,
        True,
    ),
    _code(
        "of the many side by its own methods",
        """
        for row in Customer.objects.all():
            for order in row.orders.referenced():
                probe(order.reference)
        """,
        True,
    ),
    _code(
        "all of the many side",
        """
        for row in Customer.objects.all():
            for order in row.orders.all():
                probe(order.reference)
        """,
        False,
    ),
    _rows("one to one, other side", "filter(invoice__isnull=False)", "invoice", True),
    _rows("one to one by a column", 'filter(invoice__number="I1")', "invoice.number", True),
    _rows("one to one, not asked", "select_related('invoice')", "invoice", False),
    _rows("one to one excluded", "exclude(invoice=None)", "invoice", True),
    _rows("select_related", 'select_related("customer")', "customer", False),
    _rows("prefetch_related", 'prefetch_related("customer")', "customer", False),
    _rows("ordered by it", 'order_by("customer__email")', "customer", False),
    _rows("generic relation", 'filter(remarks__text="x")', "reference", False),
    _code(
        "of a generic relation",
        """
        for row in Order.objects.all():
            for remark in row.remarks.filter(text__isnull=False):
                probe(remark.text)
        """,
        True,
    ),
    _rows("generic target by its key", "filter(object_id__isnull=False)", "object_id", True, "Remark"),
)

EXCLUDES = (
    _rows("exclude None", "exclude(reference=None)", "reference", True),
    _rows("exclude isnull True", "exclude(reference__isnull=True)", "reference", True),
    _rows("exclude isnull False", "exclude(reference__isnull=False)", "reference", False),
    _rows("exclude the empty text", 'exclude(reference="")', "reference", False),
    _rows("exclude a value", 'exclude(reference="A1")', "reference", False),
    _rows("exclude gt", "exclude(quantity__gt=3)", "quantity", False),
    _rows("exclude in", 'exclude(reference__in=["A1"])', "reference", False),
    _rows("exclude in with a null", 'exclude(reference__in=["A1", None])', "reference", False),
    _rows("exclude contains", 'exclude(reference__contains="A")', "reference", False),
    _rows("exclude two at once", "exclude(reference=None, quantity=None)", "reference", False),
    _rows("exclude one after the other", "exclude(reference=None).exclude(quantity=None)", "reference", True),
    _rows("exclude null, then empty", 'exclude(reference__isnull=True).exclude(reference__exact="")', "reference", True),
    _rows("exclude a relation that is null", "exclude(customer=None)", "customer", True),
    _rows("exclude relation isnull", "exclude(customer__isnull=True)", "customer", True),
    _rows("exclude a null across", "exclude(customer__email=None)", "customer.email", True),
    _rows("exclude isnull across, the relation", "exclude(customer__email__isnull=True)", "customer", True),
    _rows("exclude a null two relations away", "exclude(customer__region=None)", "customer.region", True),
    _rows("exclude a value across", 'exclude(customer__name="Ann")', "customer", False),
    _rows("exclude a null of many", "exclude(lines__sku=None)", "reference", False),
    _rows("exclude a null of many, one of many", "exclude(lines__sku=None)", "lines.first()", True),
    _rows("exclude those of which there are none", "exclude(lines=None)", "lines.first()", True),
    _rows("exclude many isnull", "exclude(lines__isnull=True)", "lines.first()", True),
    _rows("exclude many isnull, a column", "exclude(lines__isnull=True)", "reference", False),
    _rows("exclude many not isnull", "exclude(lines__isnull=False)", "lines.first()", False),
    _rows("exclude many isnull and another", "exclude(lines__isnull=True, quantity=3)", "lines.first()", False),
    _rows("not Q of many isnull", "filter(~Q(lines__isnull=True))", "lines.first()", True),
    _rows("exclude many across isnull", "exclude(customer__orders__isnull=True)", "customer", True),
    _rows("exclude many of another row isnull", "exclude(parent__order__isnull=True)", "parent", True),
    _rows("exclude what is not of many", 'exclude(~Q(lines__sku="x"))', "lines.first()", True),
    _rows("exclude one or the other", 'exclude(Q(reference=None) | Q(reference=""))', "reference", True),
    _rows("exclude one and the other", 'exclude(Q(reference=None) & Q(number="only"))', "reference", False),
    _rows("exclude what is not", 'exclude(~Q(reference="A1"))', "reference", True),
    _rows("exclude what is not null", "exclude(~Q(reference=None))", "reference", False),
    _rows("exclude what is not there", "exclude(~Q(reference__isnull=False))", "reference", True),
    _rows("exclude F", 'exclude(reference=F("number"))', "reference", False),
    _rows("exclude nothing", "exclude()", "reference", False),
)

QS = (
    _rows("Q", "filter(Q(reference__isnull=False))", "reference", True),
    _rows("Q and Q", 'filter(Q(reference__isnull=False) & Q(number="only"))', "reference", True),
    _rows("Q or Q", 'filter(Q(reference__isnull=False) | Q(number__gte=""))', "reference", False),
    _rows("Q or Q on the same", 'filter(Q(reference__isnull=False) | Q(reference="A1"))', "reference", True),
    _rows("Q or Q by other lookups", 'filter(Q(reference__startswith="A") | Q(reference__icontains="1"))', "reference", True),
    _rows("Q or Q across", 'filter(Q(customer__name="Ann") | Q(customer__email__contains="@"))', "customer", True),
    _rows("Q or Q across, a column", 'filter(Q(customer__name__gte="") | Q(customer__email="a@b"))', "customer.email", False),
    _rows("Q or null across", 'filter(Q(customer__name="Ann") | Q(customer__email=None))', "customer", False),
    _rows("Q or Q of two relations", 'filter(Q(customer__name__gte="") | Q(number__gte=""))', "customer", False),
    _rows("Q or null", 'filter(Q(reference="A1") | Q(reference=None))', "reference", False),
    _rows("not Q of null", "filter(~Q(reference=None))", "reference", True),
    _rows("not Q of isnull", "filter(~Q(reference__isnull=True))", "reference", True),
    _rows("not Q of a value", 'filter(~Q(reference="A1"))', "reference", False),
    _rows("not Q of one or the other", "filter(~(Q(reference=None) | Q(quantity=None)))", "reference", True),
    _rows("not Q of one and the other", "filter(~(Q(reference=None) & Q(quantity=None)))", "reference", False),
    _rows("not not Q", "filter(~~Q(reference__isnull=False))", "reference", True),
    _rows("not not Q of a value", 'filter(~~Q(reference="A1"))', "reference", True),
    _rows("Q of two", "filter(Q(reference__isnull=False, quantity=3))", "reference", True),
    _rows("not Q of two", "filter(~Q(reference=None, quantity=None))", "reference", False),
    _rows("Q of two, either", "filter(Q(reference='A1', number='bare', _connector=Q.OR))", "reference", False),
    _rows("Q that says it is not", "filter(Q(reference=None, _negated=True))", "reference", True),
    _rows("Q of Q", "filter(Q(Q(reference__isnull=False), quantity=3))", "reference", True),
    _rows("Q of a pair", 'filter(Q(("reference__isnull", False)))', "reference", True),
    _rows("xor", 'filter(Q(reference="A1") ^ Q(number="bare"))', "reference", False),
    _rows("Q and a keyword", 'filter(Q(number="only") | Q(number="bare"), reference__isnull=False)', "reference", True),
    _rows("Q across", "filter(Q(customer__isnull=False) & Q(customer__email__isnull=False))", "customer.email", True),
    _rows("complex_filter", "complex_filter(Q(reference__isnull=False))", "reference", True),
    _rows("complex_filter of a dictionary", 'complex_filter({"reference__isnull": False})', "reference", True),
    _code(
        "Q in a variable",
        """
        there = Q(reference__isnull=False)
        for row in Order.objects.filter(there):
            probe(row.reference)
        """,
        True,
    ),
    _code(
        "Q built up by and",
        """
        wanted = Q(number__gte="")
        wanted &= Q(reference__isnull=False)
        for row in Order.objects.filter(wanted):
            probe(row.reference)
        """,
        True,
    ),
    _code(
        "Q built up by or",
        """
        wanted = Q(reference__isnull=False)
        wanted |= Q(number__gte="")
        for row in Order.objects.filter(wanted):
            probe(row.reference)
        """,
        False,
    ),
    _code(
        "Q from one branch",
        """
        wanted = Q()
        if Order.objects.count() > 10_000:
            wanted &= Q(reference__isnull=False)
        for row in Order.objects.filter(wanted):
            probe(row.reference)
        """,
        False,
    ),
    _code(
        "Q of many by or",
        """
        wanted = functools.reduce(operator.or_, (Q(**{name: "A1"}) for name in ("reference", "number")))
        for row in Order.objects.filter(wanted | Q(number="bare")):
            probe(row.reference)
        """,
        False,
    ),
    _code(
        "a dictionary in a variable",
        """
        asked = {"reference__gt": ""}
        for row in Order.objects.filter(**asked):
            probe(row.reference)
        """,
        True,
    ),
    _code(
        "a dictionary to which more may be added",
        """
        for more in (True, False):
            asked = {"reference__isnull": False}
            if more:
                asked["number__gte"] = ""
            for row in Order.objects.filter(**asked):
                probe(row.reference)
        """,
        True,
    ),
    _code(
        "a dictionary that may have the condition",
        """
        for more in (True, False):
            asked = {"number__gte": ""}
            if more:
                asked["reference__isnull"] = False
            for row in Order.objects.filter(**asked):
                probe(row.reference)
        """,
        False,
    ),
    _code(
        "a dictionary that has lost the condition",
        """
        asked = {"reference__gt": "", "number__gte": ""}
        asked.pop("reference__gt")
        for row in Order.objects.filter(**asked):
            probe(row.reference)
        """,
        False,
    ),
    _code(
        "exclude a dictionary",
        """
        asked = {"reference__gt": "zzz"}
        for row in Order.objects.exclude(**asked):
            probe(row.reference)
        """,
        False,
    ),
    _code(
        "a list of Q to which more may be added",
        """
        for more in (True, False):
            asked = [Q(reference__gt="")]
            if more:
                asked.append(Q(number__gte=""))
            for row in Order.objects.filter(*asked):
                probe(row.reference)
        """,
        True,
    ),
    _code(
        "a list of Q reduced by and",
        """
        asked = [Q(reference__gt=""), Q(number__gte="")]
        for row in Order.objects.filter(functools.reduce(operator.and_, asked)):
            probe(row.reference)
        """,
        True,
    ),
    _code(
        "a list of Q reduced by or",
        """
        asked = [Q(reference__gt=""), Q(number__gte="")]
        for row in Order.objects.filter(functools.reduce(operator.or_, asked)):
            probe(row.reference)
        """,
        False,
    ),
    _code(
        "two query sets that both ask",
        """
        for row in Order.objects.filter(reference__isnull=False) | Order.objects.filter(reference__gt=""):
            probe(row.reference)
        """,
        True,
    ),
    _code(
        "two query sets of which one asks",
        """
        for row in Order.objects.filter(number__gte="") | Order.objects.filter(reference__gt=""):
            probe(row.reference)
        """,
        False,
    ),
    _rows("exists", 'filter(Exists(Line.objects.filter(order=OuterRef("pk"))))', "reference", False),
    _rows("among the filtered", "filter(pk__in=Order.objects.filter(reference__isnull=False))", "reference", True),
    _rows("relation among the filtered", "filter(customer__in=Customer.objects.exclude(email=None))", "customer.email", True),
)

CHAINS = (
    _rows("filter twice", 'filter(reference__isnull=False).filter(number__gte="")', "reference", True),
    _rows("filter last", 'filter(number__gte="").filter(reference__isnull=False)', "reference", True),
    _rows("all before", "all().filter(reference__isnull=False)", "reference", True),
    _rows("all after", "filter(reference__isnull=False).all()", "reference", True),
    _rows("order_by", 'filter(reference__isnull=False).order_by("-number")', "reference", True),
    _rows("distinct", "filter(reference__isnull=False).distinct()", "reference", True),
    _rows("reverse", 'filter(reference__isnull=False).order_by("pk").reverse()', "reference", True),
    _rows("select_related after", 'filter(reference__isnull=False).select_related("customer")', "reference", True),
    _rows("select_related after, the relation", 'filter(reference__isnull=False).select_related("customer")', "customer", False),
    _rows("prefetch_related after", 'filter(reference__isnull=False).prefetch_related("lines")', "reference", True),
    _rows("only", 'filter(reference__isnull=False).only("reference")', "reference", True),
    _rows("defer", 'filter(reference__isnull=False).defer("reference")', "reference", True),
    _rows("using", 'filter(reference__isnull=False).using("default")', "reference", True),
    _rows("select_for_update", "filter(reference__isnull=False).select_for_update()", "reference", True),
    _rows("a slice", "filter(reference__isnull=False)[:5]", "reference", True),
    _rows("iterator", "filter(reference__isnull=False).iterator()", "reference", True),
    _rows("annotate", 'filter(reference__isnull=False).annotate(lines_count=Count("lines"))', "reference", True),
    _rows("annotate before", 'annotate(lines_count=Count("lines")).filter(reference__isnull=False)', "reference", True),
    _rows("filter by a count", 'annotate(n=Count("lines")).filter(n__gt=0)', "lines.first()", True),
    _rows("filter by a count of one", 'annotate(n=Count("lines")).filter(n__gte=1)', "lines.first()", True),
    _rows("filter by a certain count", 'alias(n=Count("lines")).filter(n=1)', "lines.first()", True),
    _rows("filter by a count in Q", 'annotate(n=Count("lines")).filter(Q(n__gt=0))', "lines.first()", True),
    _rows(
        "filter by a count of some", 'annotate(n=Count("lines", filter=Q(lines__sku="x"))).filter(n__gt=0)', "lines.first()", True
    ),
    _rows("filter by a count of columns", 'annotate(n=Count("lines__sku")).filter(n__gt=0)', "lines.first()", True),
    _rows("filter by a count of relations", 'annotate(n=Count("customer")).filter(n__gt=0)', "customer", True),
    _rows("filter by a count of none", 'annotate(n=Count("lines")).filter(n__gte=0)', "lines.first()", False),
    _rows("filter by the count 0", 'annotate(n=Count("lines")).filter(n=0)', "lines.first()", False),
    _rows("filter by a count below", 'annotate(n=Count("lines")).filter(n__lt=2)', "lines.first()", False),
    _rows("filter by a count, another column", 'annotate(n=Count("lines")).filter(n__gt=0)', "reference", False),
    _rows("filter by another count", 'annotate(n=Count("customer")).filter(n__gt=0)', "lines.first()", False),
    _rows("filter by a count or not", 'annotate(n=Count("lines")).filter(Q(n__gt=0) | Q(quantity=3))', "lines.first()", False),
    _rows("exclude the count 0", 'annotate(n=Count("lines")).exclude(n=0)', "lines.first()", True),
    _rows("exclude counts below", 'annotate(n=Count("lines")).exclude(n__lt=1)', "lines.first()", True),
    _rows("exclude a count", 'annotate(n=Count("lines")).exclude(n__gt=0)', "lines.first()", False),
    _rows("exclude a number", "exclude(quantity=0)", "quantity", False),
    _rows("filter by a sum", 'annotate(total=Sum("lines__pk")).filter(total__gte=0)', "lines.first()", True),
    _rows("filter by an annotation", 'annotate(lines_count=Count("lines")).filter(lines_count__gte=0)', "reference", False),
    _rows(
        "filter by a coalesced annotation",
        'annotate(shown=Coalesce("reference", Value("-"))).filter(shown="-")',
        "reference",
        False,
    ),
    _rows("filter by an alias of it", 'alias(upper=Upper("reference")).filter(upper="A1")', "reference", True),
    _rows("filter by an annotated column", 'annotate(same=F("reference")).filter(same__isnull=False)', "reference", True),
    _rows("annotated column that is missing", 'annotate(same=F("reference")).filter(same__isnull=True)', "reference", False),
    _rows("in_bulk", "filter(reference__isnull=False).in_bulk().values()", "reference", True),
    _rows("in_bulk of all", "in_bulk().values()", "reference", False),
    _rows("union of one that is not", "filter(reference__isnull=False).union(Order.objects.all())", "reference", False),
    _rows("union of two", 'filter(reference__isnull=False).union(Order.objects.filter(reference="A1"))', "reference", True),
    _rows(
        "intersection", "filter(number__gte='').intersection(Order.objects.filter(reference__isnull=False))", "reference", True
    ),
    _rows("difference", "filter(reference__isnull=False).difference(Order.objects.filter(quantity=3))", "reference", True),
    _rows(
        "difference of the other", "filter(number__gte='').difference(Order.objects.filter(reference='A1'))", "reference", False
    ),
    _rows("extra", "extra(where=[\"number >= ''\"])", "reference", False),
    _rows("extra after", "filter(reference__isnull=False).extra(where=[\"number >= ''\"])", "reference", True),
    _rows("raw", 'raw("SELECT * FROM django_shop_order")', "reference", False),
    _rows(
        "complex: filter, exclude, order, slice",
        "filter(quantity__gt=0).exclude(customer=None).order_by('pk')[:9]",
        "customer",
        True,
    ),
    _code(
        "either of two queries",
        """
        for row in Order.objects.filter(reference__isnull=False) | Order.objects.filter(number__gte=""):
            probe(row.reference)
        """,
        False,
    ),
    _code(
        "either of two queries that ask it",
        """
        for row in Order.objects.filter(reference__isnull=False) | Order.objects.filter(reference="A1"):
            probe(row.reference)
        """,
        True,
    ),
    _code(
        "both of two queries",
        """
        for row in Order.objects.filter(number__gte="") & Order.objects.filter(reference__isnull=False):
            probe(row.reference)
        """,
        True,
    ),
)

PLACES = (
    _code(
        "in a variable", "rows = Order.objects.filter(reference__isnull=False)\nfor row in rows:\n    probe(row.reference)", True
    ),
    _code(
        "result thrown away",
        """
        rows = Order.objects.all()
        rows.filter(reference__isnull=False)
        for row in rows:
            probe(row.reference)
        """,
        False,
    ),
    _code(
        "extended",
        """
        rows = Order.objects.all()
        rows = rows.filter(reference__isnull=False)
        rows = rows.order_by("pk")
        for row in rows:
            probe(row.reference)
        """,
        True,
    ),
    _code(
        "extended on one branch",
        """
        rows = Order.objects.all()
        if Order.objects.count() > 10_000:
            rows = rows.filter(reference__isnull=False)
        for row in rows:
            probe(row.reference)
        """,
        False,
    ),
    _code(
        "extended on both branches",
        """
        if Order.objects.count() > 10_000:
            rows = Order.objects.filter(reference__isnull=False)
        else:
            rows = Order.objects.filter(reference="A1")
        for row in rows:
            probe(row.reference)
        """,
        True,
    ),
    _code(
        "extended in a loop",
        """
        rows = Order.objects.filter(reference__isnull=False)
        for number in ("x", "y"):
            rows = rows.exclude(number=number)
        for row in rows:
            probe(row.reference)
        """,
        True,
    ),
    _code(
        "one of two queries",
        """
        rows = Order.objects.filter(reference="A1") if Order.objects.count() > 10_000 else Order.objects.all()
        for row in rows:
            probe(row.reference)
        """,
        False,
    ),
    _code("comprehension", "[probe(row.reference) for row in Order.objects.filter(reference__isnull=False)]", True),
    _code("comprehension over all", "[probe(row.reference) for row in Order.objects.all()]", False),
    _code("list", "for row in list(Order.objects.filter(reference__isnull=False)):\n    probe(row.reference)", True),
    _code("sorted", "for row in sorted(Order.objects.exclude(reference=None), key=str):\n    probe(row.reference)", True),
    _code("enumerate", "for at, row in enumerate(Order.objects.exclude(reference=None)):\n    probe(row.reference)", True),
    _code("zip", "for row, at in zip(Order.objects.exclude(reference=None), range(99)):\n    probe(row.reference)", True),
    _code("next of iter", "row = next(iter(Order.objects.filter(reference__isnull=False)))\nprobe(row.reference)", True),
    _code(
        "chain",
        """
        some, more = Order.objects.exclude(reference=None), Order.objects.filter(reference="A1")
        for row in itertools.chain(some, more):
            probe(row.reference)
        """,
        True,
    ),
    _code("lambda", "sorted(Order.objects.exclude(reference=None), key=lambda row: str(probe(row.reference)))", True),
    _code("index", "row = Order.objects.filter(reference__isnull=False)[0]\nprobe(row.reference)", True),
    _code("index of all", 'row = Order.objects.order_by("reference")[0]\nprobe(row.reference)', False),
    _code("list and index", "row = list(Order.objects.filter(reference__isnull=False))[0]\nprobe(row.reference)", True),
    _code("first", "row = Order.objects.filter(reference__isnull=False).first()\nif row:\n    probe(row.reference)", True),
    _code("first of all", 'row = Order.objects.order_by("reference").first()\nif row:\n    probe(row.reference)', False),
    _code("last", "row = Order.objects.exclude(reference=None).last()\nif row is not None:\n    probe(row.reference)", True),
    _code("earliest", 'row = Order.objects.exclude(reference=None).earliest("number")\nprobe(row.reference)', True),
    _code("latest", 'row = Order.objects.filter(paid_at__isnull=False).latest("paid_at")\nprobe(row.paid_at)', True),
    _code(
        "if there are any",
        """
        rows = Order.objects.filter(reference__isnull=False)
        if rows.exists():
            probe(rows[0].reference)
        """,
        True,
    ),
    _code(
        "if there are any, in another order",
        """
        rows = Order.objects.filter(reference__isnull=False)
        if rows.exists():
            row = rows.order_by("pk").first()
            probe(row.reference)
        """,
        True,
    ),
    _code(
        "if there are any, of others",
        """
        rows = Order.objects.filter(reference__isnull=False)
        if rows.exists():
            row = rows.filter(number="none").first()
            probe(row)
        """,
        False,
    ),
    _code(
        "if the number of them is not zero",
        """
        rows = Order.objects.filter(reference__isnull=False)
        number = rows.count()
        if number > 0:
            row = rows.first()
            probe(row.reference)
        """,
        True,
    ),
    *(
        _code(
            f"if {test}",
            f"rows = Order.objects.filter(reference__isnull=False)\nif {test}:\n    probe(rows.first().reference)",
            True,
        )
        for test in (
            "len(rows) > 1",
            "len(rows) > 0",
            "len(rows)",
            "len(rows) != 0",
            "rows.count() >= 2",
            "not len(rows) <= 1",
            "len(rows.all())",
        )
    ),
    _code(
        "after a way out where there are none",
        """
        number = len(Order.objects.all())
        if number == 0:
            return
        row = Order.objects.first()
        probe(row.number)
        """,
        True,
    ),
    _code(
        "if there are others",
        """
        if len(Order.objects.filter(number="only")) >= 1:
            row = Order.objects.filter(number="none").first()
            probe(row)
        """,
        False,
    ),
    _code(
        "whether or not",
        'row = Order.objects.filter(number="none").first()\nif len(Order.objects.all()) >= 0:\n    probe(row)',
        False,
    ),
    _code(
        "if the number of them is zero",
        """
        rows = Order.objects.filter(number="none")
        number = rows.count()
        if number >= 0:
            row = rows.first()
            probe(row)
        """,
        False,
    ),
    _code(
        "get_object_or_404 by conditions",
        'row = get_object_or_404(Order, number="only", reference__isnull=False)\nprobe(row.reference)',
        True,
    ),
    _code(
        "get_object_or_404 of a query",
        'row = get_object_or_404(Order.objects.filter(reference="A1"), number="only")\nprobe(row.reference)',
        True,
    ),
    _code("get_object_or_404 of all", 'row = get_object_or_404(Order, number="bare")\nprobe(row.reference)', False),
    _code("get_list_or_404", "for row in get_list_or_404(Order, reference__isnull=False):\n    probe(row.reference)", True),
    _code("get_or_create", 'row, made = Order.objects.get_or_create(number="only", reference="A1")\nprobe(row.reference)', True),
    _code("get_or_create by another", 'row, made = Order.objects.get_or_create(number="bare")\nprobe(row.reference)', False),
    _code(
        "set to null afterwards",
        """
        for row in Order.objects.filter(reference__isnull=False):
            row.reference = None
            probe(row.reference)
        """,
        False,
    ),
    _code(
        "a function that gives the query",
        """
        for row in wanted():
            probe(row.reference)
        """,
        True,
        """
        def wanted():
            return Order.objects.filter(reference__isnull=False)
        """,
    ),
    _code(
        "a view's query",
        """
        for row in View().get_queryset():
            probe(row.reference)
        """,
        True,
        """
        class View:
            def get_queryset(self):
                return Order.objects.filter(reference__isnull=False)
        """,
    ),
    _code(
        "a view's query of all",
        """
        for row in View().get_queryset():
            probe(row.reference)
        """,
        False,
        """
        class View:
            def get_queryset(self):
                return Order.objects.all()
        """,
    ),
    _code(
        "a view's attribute",
        """
        for row in View().queryset.all():
            probe(row.reference)
        """,
        True,
        """
        class View:
            queryset = Order.objects.filter(reference__isnull=False)
        """,
    ),
    _code(
        "a view's attribute of all",
        """
        for row in View().queryset.all():
            probe(row.reference)
        """,
        False,
        """
        class View:
            queryset = Order.objects.all()
        """,
    ),
    _code(
        "a query of the module",
        """
        for row in WANTED.order_by("pk"):
            probe(row.reference)
        """,
        True,
        """
        WANTED = Order.objects.filter(reference__isnull=False)
        """,
    ),
    _code(
        "a condition of the module",
        """
        for row in Order.objects.filter(THERE):
            probe(row.reference)
        """,
        True,
        """
        THERE = Q(reference__isnull=False)
        """,
    ),
)

MANAGERS = (
    _rows("method of a query set", "referenced()", "reference", True),
    _rows("method of a query set, the opposite", "unreferenced()", "reference", False),
    _rows("method of a query set, perhaps", "perhaps_referenced(False)", "reference", False),
    _rows("method of a query set, after", 'filter(number__gte="").referenced()', "reference", True),
    _rows("method of a query set, before", 'referenced().filter(number__gte="")', "reference", True),
    _code("manager's own query", "for row in Order.referenced.all():\n    probe(row.reference)", True),
    _code("manager's own query, filtered", 'for row in Order.referenced.filter(number__gte=""):\n    probe(row.reference)', True),
    _code("manager's own query, another column", "for row in Order.referenced.all():\n    probe(row.quantity)", False),
    _code("manager's own query, one row", 'row = Order.referenced.get(number="only")\nprobe(row.reference)', True),
    _code("manager's own query without a guard", "for row in Order.plain.all():\n    probe(row.customer)", False),
    _code("manager's property", "for row in Order.plain.referenced:\n    probe(row.reference)", True),
    _code("manager's method", "for row in Order.plain.of_quantity():\n    probe(row.quantity)", True),
    _code("from_queryset", "for row in Order.mixed.referenced():\n    probe(row.reference)", True),
    _code("from_queryset, the opposite", "for row in Order.mixed.unreferenced():\n    probe(row.reference)", False),
    _code("class method", "for row in Order.with_reference():\n    probe(row.reference)", True),
    _code("overridden filter", "for row in Order.careful.filter(reference__isnull=False):\n    probe(row.reference)", True),
    _code("overridden exclude", "row = Order.careful.exclude(reference=None).first()\nif row:\n    probe(row.reference)", True),
    _code(
        "overridden filter of another",
        "row = Order.careful.filter(number='bare').first()\nif row:\n    probe(row.reference)",
        False,
    ),
    _code(
        "the default manager",
        "for row in Order._default_manager.filter(reference__isnull=False):\n    probe(row.reference)",
        True,
    ),
)

VALUES = (
    _code("flat", 'for value in Order.objects.values_list("reference", flat=True):\n    probe(value)', False),
    _code(
        "flat, filtered",
        'for value in Order.objects.filter(reference__isnull=False).values_list("reference", flat=True):\n    probe(value)',
        True,
    ),
    _code(
        "flat, filtered afterwards",
        'for value in Order.objects.values_list("reference", flat=True).filter(reference__isnull=False):\n    probe(value)',
        True,
    ),
    _code(
        "flat, excluded",
        'for value in Order.objects.exclude(reference=None).values_list("reference", flat=True).distinct():\n    probe(value)',
        True,
    ),
    _code(
        "flat, another filtered",
        'for value in Order.objects.filter(quantity__gt=0).values_list("reference", flat=True):\n    probe(value)',
        False,
    ),
    _code("flat key", 'for value in Order.objects.values_list("pk", flat=True):\n    probe(value)', True),
    _code("flat without null", 'for value in Order.objects.values_list("number", flat=True):\n    probe(value)', True),
    _code("flat across", 'for value in Order.objects.values_list("customer__name", flat=True):\n    probe(value)', False),
    _code(
        "flat across, relation filtered",
        'for value in Order.objects.filter(customer__isnull=False).values_list("customer__name", flat=True):\n    probe(value)',
        True,
    ),
    _code(
        "flat across, nullable",
        'for value in Order.objects.filter(customer__isnull=False).values_list("customer__email", flat=True):\n    probe(value)',
        False,
    ),
    _code(
        "flat across, filtered",
        'for value in Order.objects.filter(customer__email__gt="").values_list("customer__email", flat=True):\n    probe(value)',
        True,
    ),
    _code("flat relation", 'for value in Order.objects.values_list("customer", flat=True):\n    probe(value)', False),
    _code(
        "flat relation, filtered",
        'for value in Order.objects.exclude(customer=None).values_list("customer_id", flat=True):\n    probe(value)',
        True,
    ),
    _code("flat as a list", 'for value in list(Order.objects.values_list("reference", flat=True)):\n    probe(value)', False),
    _code("flat in a comprehension", '[probe(value) for value in Order.objects.values_list("reference", flat=True)]', False),
    _code(
        "flat, filtered in the comprehension",
        '[probe(value) for value in Order.objects.values_list("reference", flat=True) if value]',
        True,
    ),
    _code("flat, one value", 'value = Order.objects.values_list("reference", flat=True).get(number="bare")\nprobe(value)', False),
    _code(
        "flat, one value, filtered",
        'value = Order.objects.exclude(reference=None).values_list("reference", flat=True)[0]\nprobe(value)',
        True,
    ),
    _code("tuples", 'for number, value in Order.objects.values_list("number", "reference"):\n    probe(value)', False),
    _code("tuples, the other", 'for number, value in Order.objects.values_list("number", "reference"):\n    probe(number)', True),
    _code(
        "tuples, filtered",
        'for number, value in Order.objects.exclude(reference=None).values_list("number", "reference"):\n    probe(value)',
        True,
    ),
    _code("tuples by position", 'for row in Order.objects.values_list("number", "reference"):\n    probe(row[1])', False),
    _code(
        "tuples by position, filtered",
        'for row in Order.objects.exclude(reference=None).values_list("number", "reference"):\n    probe(row[1])',
        True,
    ),
    _code(
        "named tuples",
        'for row in Order.objects.values_list("number", "reference", named=True):\n    probe(row.reference)',
        False,
    ),
    _code(
        "named tuples, filtered",
        'for row in Order.objects.exclude(reference=None).values_list("number", "reference", named=True):\n    probe(row.reference)',
        True,
    ),
    _code("dictionaries", 'for row in Order.objects.values("number", "reference"):\n    probe(row["reference"])', False),
    _code("dictionaries, the other", 'for row in Order.objects.values("number", "reference"):\n    probe(row["number"])', True),
    _code(
        "dictionaries, filtered",
        'for row in Order.objects.filter(reference="A1").values("number", "reference"):\n    probe(row["reference"])',
        True,
    ),
    _code("dictionaries of everything", 'for row in Order.objects.values():\n    probe(row["reference"])', False),
    _code(
        "dictionaries of everything, filtered",
        'for row in Order.objects.filter(reference="A1").values():\n    probe(row["reference"])',
        True,
    ),
    _code("dictionaries across", 'for row in Order.objects.values("customer__email"):\n    probe(row["customer__email"])', False),
    _code(
        "dictionaries across, filtered",
        'for row in Order.objects.exclude(customer__email=None).values("customer__email"):\n    probe(row["customer__email"])',
        True,
    ),
    _code(
        "dictionary, first",
        'row = Order.objects.exclude(reference=None).values("reference").first()\nif row:\n    probe(row["reference"])',
        True,
    ),
    _code(
        "dictionary tested",
        'for row in Order.objects.values("reference"):\n    if row["reference"]:\n        probe(row["reference"])',
        True,
    ),
    _code("dictionary, named expression", 'for row in Order.objects.values(ref=F("reference")):\n    probe(row["ref"])', False),
    _code(
        "dictionary, named expression, filtered",
        'for row in Order.objects.exclude(reference=None).values(ref=F("reference")):\n    probe(row["ref"])',
        True,
    ),
    _code("groups", 'for row in Order.objects.values("reference").annotate(n=Count("pk")):\n    probe(row["reference"])', False),
    _code(
        "groups, their count", 'for row in Order.objects.values("reference").annotate(n=Count("pk")):\n    probe(row["n"])', True
    ),
    _code(
        "groups, filtered",
        'for row in Order.objects.exclude(reference=None).values("reference").annotate(n=Count("pk")):\n    probe(row["reference"])',
        True,
    ),
)

FORMS = (*LOOKUPS, *RELATIONS, *EXCLUDES, *QS, *CHAINS, *PLACES, *MANAGERS, *VALUES)
