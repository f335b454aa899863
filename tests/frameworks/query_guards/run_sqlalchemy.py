"""Runs every SQLAlchemy form against rows with null in every column and relation, and prints what was seen as JSON: by the name
of the form, whether a null was read, and whether a value was."""

from __future__ import annotations

import itertools
import json
import sys
import warnings
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from forms import Form, executed
from sqlalchemy.exc import SAWarning
from sqlalchemy_forms import FORMS, IMPORTS
from sqlalchemy_shop import models as shop


def fill() -> None:
    """Orders with every combination of null, empty and set columns, a customer of each kind, and rows around them."""
    shop.Base.metadata.create_all(shop.engine)
    regions = [None, shop.Region(name="North", code=None), shop.Region(name="North", code="N")]
    customers = [None] + [
        shop.Customer(name=name, email=email, region=region)
        for name, (email, region) in zip(("Ann", "Bob") * 9, itertools.product((None, "", "A1"), regions), strict=False)
    ]
    orders = [shop.Order(number="bare")]
    combinations = itertools.product(customers, (None, 3), (None, datetime(2024, 5, 1)), (None, "", "A1", "zz"))
    for at, (customer, quantity, paid_at, reference) in enumerate(combinations):
        orders.append(
            shop.Order(
                number=reference if reference and at % 3 else f"n{at}",
                reference=reference,
                quantity=quantity,
                paid_at=paid_at,
                customer=customer,
                parent=(None, *orders[::7])[at % (1 + len(orders[::7]))],
                lines=[shop.Line(sku=("x", None)[at % 2])] if at % 3 == 0 else [],
            )
        )
    orders.append(shop.Order(number="only", reference="A1", quantity=3, customer=customers[-1]))
    with shop.Session() as session:
        session.add(orders[0])
        session.flush()
        session.add_all([*orders, shop.Line(sku="x"), shop.Customer(name="Zoe")])
        session.commit()


def observe(form: Form) -> tuple[bool, bool]:
    """Whether the form read a null, and whether it read a value."""
    seen: list[bool] = []
    names: dict[str, object] = {}
    exec(compile(executed(form, IMPORTS), form.name, "exec"), names)
    try:
        names["run"](lambda value: seen.append(value is None))  # type: ignore[operator]
    except AttributeError as error:
        if "NoneType" not in str(error):
            raise
        seen.append(True)
    return any(seen), not all(seen)


def main() -> None:
    warnings.simplefilter("ignore", SAWarning)
    fill()
    seen = {}
    for form in FORMS:
        try:
            seen[form.name] = observe(form)
        except Exception as error:
            raise SystemExit(f"{form.name}: {type(error).__name__}: {error}") from error
    json.dump(seen, sys.stdout)


if __name__ == "__main__":
    main()
