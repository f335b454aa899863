"""What is known of rows stays known in dictionaries, groups, sets and tuples that they are put into (Python)."""

from __future__ import annotations

import pytest

IMPORTS = "from collections import defaultdict\nfrom others import weigh"

FILLED = """
{made}
for item in Order.objects.all():
    if item.reference:
        {put}
"""

GROUPS = [
    ("held = defaultdict(list)", "held[item.number].append(item)"),
    ("held = defaultdict(set)", "held[item.number].add(item)"),
    ("held = {}", "held.setdefault(item.number, []).append(item)"),
    ("held = {}", "if item.number not in held:\n            held[item.number] = []\n        held[item.number].append(item)"),
]

USES = [
    "for key, items in held.items():\n    for one in items:\n        one.reference.upper(){mark}",
    "for items in held.values():\n    for one in items:\n        one.reference.upper(){mark}",
    "for key in held:\n    for one in held[key]:\n        one.reference.upper(){mark}",
    "for one in held.get(name, []):\n    one.reference.upper(){mark}",
    "held[name][0].reference.upper(){mark}",
    "list(held[name])[0].reference.upper(){mark}",
    "for one in sorted(held[name], key=weigh)[::-1]:\n    one.reference.upper(){mark}",
]


@pytest.mark.parametrize(("made", "put"), GROUPS)
@pytest.mark.parametrize("use", USES)
def test_rows_in_groups(python, made, put, use):
    filled = FILLED.format(made=made, put=put)
    python(filled + use.format(mark=""), imports=IMPORTS, signature="name")
    untested = filled.replace("if item.reference:", "if item.number:")
    python(untested + use.format(mark="  # null"), imports=IMPORTS, signature="name")


@pytest.mark.parametrize(
    "more",
    [
        "held[name].append(Order.objects.get())",
        "for item in Order.objects.all():\n    held[item.number].append(item)",
        "for item in Order.objects.all():\n    held.setdefault(item.number, []).append(item)",
        "held[name].extend(Order.objects.all())",
        "held.setdefault(name, []).extend(Order.objects.all())",
        "held[name].insert(0, Order.objects.get())",
        "held[name] += Order.objects.all()",
    ],
)
def test_groups_to_which_other_rows_are_added(python, more):
    filled = FILLED.format(made="held = defaultdict(list)", put="held[item.number].append(item)")
    python(f"{filled}{more}\n{USES[0].format(mark='  # null')}", imports=IMPORTS, signature="name")


ENTRIES = [
    "for one in held.values():\n    one.reference.upper(){mark}",
    "for key, one in held.items():\n    one.reference.upper(){mark}",
    "held[name].reference.upper(){mark}",
    "[one.reference.upper() for one in held.values()]{mark}",
]


@pytest.mark.parametrize("use", ENTRIES)
def test_rows_by_their_keys(python, use):
    filled = FILLED.format(made="held = {}", put="held[item.number] = item")
    python(filled + use.format(mark=""), signature="name")
    python(filled.replace("if item.reference:", "if item.number:") + use.format(mark="  # null"), signature="name")
    others = "for item in Order.objects.all():\n    held[item.number] = item\n"
    python(filled + others + use.format(mark="  # null"), signature="name")
    others = others.replace("held[item.number] = item", "held.setdefault(item.number, item)")
    python(filled + others + use.format(mark="  # null"), signature="name")


TUPLES = [
    ("held = []", "held.append((item.number, item))", "for key, one in held:\n    one.reference.upper()"),
    ("held = set()", "held.add((item, 1))", "for one, count in held:\n    one.reference.upper()"),
    ("held = set()", "held.add(item)", "for one in held:\n    one.reference.upper()"),
    ("held = []", "held.append({'order': item, 'count': 1})", "for entry in held:\n    entry['order'].reference.upper()"),
    (
        "held = defaultdict(list)",
        "held[item.number].append((item, 1))",
        "for key, items in held.items():\n    for one, count in items:\n        one.reference.upper()",
    ),
    ("held = []", "held.append(item)", "while held:\n    one = held.pop()\n    one.reference.upper()"),
    ("held = []", "held.append(item)", "held[-1].reference.upper()"),
]


@pytest.mark.parametrize(("made", "put", "use"), TUPLES)
def test_rows_among_other_things(python, made, put, use):
    python(FILLED.format(made=made, put=put) + use, imports=IMPORTS)


@pytest.mark.parametrize(("made", "put", "use"), [item for item in TUPLES if "list)" not in item[0] and "{" not in item[1]])
def test_what_others_may_add_to(python, made, put, use):
    filled = FILLED.format(made=made, put=put)
    adding = "def more(rows):\n    rows.update(find_others())\n"
    python(f"{filled}more(held)\n{use}  # null", before=adding, imports=IMPORTS)
    python(f"{filled}weigh(held)\n{use}", before=adding, imports=IMPORTS)


BEFORE = """
def find(number) -> tuple[Order, int]:
    order = Order.objects.get(number=number)
    TEST
    return order, 1

def pairs():
    for order in Order.objects.all():
        if order.CONDITION:
            yield order.number, order

def listed():
    return [(order.number, order) for order in Order.objects.all() if order.CONDITION]

def grouped():
    groups = defaultdict(list)
    for order in Order.objects.all():
        if order.CONDITION:
            groups[order.number].append(order)
    return groups
"""


@pytest.mark.parametrize(
    "use",
    [
        "order, count = find(name)\norder.reference.upper(){mark}",
        "for number, order in pairs():\n    order.reference.upper(){mark}",
        "for number, order in listed():\n    order.reference.upper(){mark}",
        "for orders in grouped().values():\n    for order in orders:\n        order.reference.upper(){mark}",
        "for order in grouped()[name]:\n    order.reference.upper(){mark}",
    ],
)
def test_what_functions_give_of_them(python, use):
    tested = BEFORE.replace("CONDITION", "reference").replace(
        "TEST", "if order.reference is None:\n        raise ValueError(number)"
    )
    python(use.format(mark=""), before=tested, imports=IMPORTS, signature="name")
    untested = BEFORE.replace("CONDITION", "number").replace("TEST", "print(number)")
    python(use.format(mark="  # null"), before=untested, imports=IMPORTS, signature="name")
