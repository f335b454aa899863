"""Objects of classes that validate what their fields are given (pydantic): null is refused for a text, a number or a date."""

from __future__ import annotations

import pytest

IMPORTS = """
import datetime
from typing import Annotated, Any, Optional
from pydantic import BaseModel, Field, field_validator, validator
"""

OUT = """
class Base(BaseModel):
    reference: str

class Out(Base):
    number: str
    quantity: int | None
    paid_at: Optional[datetime.datetime] = None
"""


def test_a_field_that_refuses_null(python):
    python(
        """
        Out(number=order.number, reference="", quantity=order.quantity)
        Out(number=order.number, reference=order.reference, quantity=order.quantity, paid_at=order.paid_at)  # null
        """,
        IMPORTS,
        OUT,
    )
    python("Base(reference=order.reference)  # null", IMPORTS, OUT)


def test_rows_as_objects(python):
    python("Out.model_validate(order)  # null", IMPORTS, OUT)
    python("[Out.from_orm(row) for row in Order.objects.all()]  # null", IMPORTS, OUT)
    python("if order.reference:\n    return Out.model_validate(order)", IMPORTS, OUT)
    python("Out.model_validate(data)", IMPORTS, OUT, signature="data")
    python("Out.from_list(order)", IMPORTS, OUT)


@pytest.mark.parametrize("type", ["str", "int", "datetime.datetime", "list[str]", "dict", "int | str"])
def test_types_that_have_no_null(python, type):
    out = f"class Out(BaseModel):\n    reference: {type}\n"
    python("Out(reference=order.reference)  # null", IMPORTS, out)
    python("Out.model_validate(order)  # null", IMPORTS, out)


@pytest.mark.parametrize(
    "declared",
    [
        "reference: str | None",
        "reference: Optional[str]",
        "reference: Optional[str] = None",
        "reference: str = None",
        "reference: str = Field(None)",
        "reference: str = Field(default=None, max_length=9)",
        "reference: Any",
        "reference: object",
        "reference: Text",
        "reference = ''",
        "number: str",
        "reference: str\n    def __init__(self, **given):\n        super().__init__(**given)",
        "reference: str\n    @validator('reference', pre=True)\n    def filled(cls, value):\n        return value or ''",
        "reference: str\n    @field_validator('reference', mode='before')\n    def filled(cls, value):\n        return 1",
    ],
)
def test_fields_that_may_take_null(python, declared):
    out = f"class Text:\n    pass\n\nclass Out(BaseModel):\n    {declared}\n"
    python("Out(reference=order.reference)\nOut.model_validate(order)", IMPORTS, out)


@pytest.mark.parametrize(
    "body",
    [
        'Out(number=order.number, reference=order.reference or "", quantity=1)',
        "if order.reference:\n    Out(reference=order.reference)",
        "try:\n    Out(reference=order.reference)\nexcept ValueError:\n    pass",
        "try:\n    Out(reference=order.reference)\nexcept pydantic.ValidationError:\n    pass",
        "Out(**order.number)",
        "Out.model_construct(reference=order.reference)",
        "Out(title=order.reference)",
        "for row in Order.objects.all():\n    row.reference and Out.model_validate(row)",
    ],
)
def test_what_is_not_null_or_not_refused(python, body):
    python(body, IMPORTS, OUT)


@pytest.mark.parametrize("base", ["", "(object)", "(Exception)", "(TypedDict)"])
def test_classes_that_validate_nothing(python, base):
    python("Out(reference=order.reference)", IMPORTS, f"class Out{base}:\n    reference: str\n")


def test_a_handler_of_other_errors_is_no_guard(python):
    python("try:\n    Out(reference=order.reference)  # null\nexcept TypeError:\n    pass", IMPORTS, OUT)


@pytest.mark.parametrize(
    "declared",
    [
        "reference: str\n    @field_validator('number', mode='before')\n    def filled(cls, value):\n        return value or ''",
        "reference: str\n    @field_validator('reference')\n    def checked(cls, value):\n        return value.strip()",
        "reference: str\n    @validator('reference')\n    def checked(cls, value):\n        return value.strip()",
        "reference: str\n    @model_validator(mode='after')\n    def checked(self):\n        return self",
        "reference: Kind",
        "reference: PositiveInt",
    ],
)
def test_validators_that_come_too_late_or_are_for_others(python, declared):
    out = f"class Kind(enum.Enum):\n    A = 'a'\n\nclass Out(BaseModel):\n    {declared}\n"
    python("Out.model_validate(order)  # null", f"{IMPORTS}import enum\n", out)


@pytest.mark.parametrize(
    "declared",
    [
        "reference: str\n    @field_validator('number', 'reference', mode='before')\n    def f(cls, value):\n        return ''",
        "reference: str\n    @field_validator('*', mode='wrap')\n    def filled(cls, value, inner):\n        return ''",
        "reference: str\n    @field_validator(*NAMES, mode='before')\n    def filled(cls, value):\n        return ''",
        "reference: str\n    @validator(NAME, pre=True)\n    def filled(cls, value):\n        return ''",
        "reference: str\n    @model_validator(mode='before')\n    def filled(cls, data):\n        return {}",
        "reference: str\n    @root_validator\n    def filled(cls, data):\n        return {}",
        "reference: str\n    @root_validator(pre=True)\n    def filled(cls, data):\n        return {}",
        "reference: Kind | None",
        "reference: Lenient",
        "reference: Free",
    ],
)
def test_validators_that_may_replace_null(python, declared):
    kinds = "class Kind(enum.Enum):\n    A = 'a'\n\nclass Lenient(enum.Enum):\n    A = None\n\nclass Free(BaseModel):\n"
    free = "    text: str\n    @model_validator(mode='before')\n    def filled(cls, data):\n        return {}\n\n"
    python("Out.model_validate(order)", f"{IMPORTS}import enum\n", f"{kinds}{free}class Out(BaseModel):\n    {declared}\n")


def test_objects_of_other_classes_that_are_given(python):
    out = "class Part(BaseModel):\n    text: str\n\nclass Out(BaseModel):\n    reference: Part\n"
    python("Out.model_validate(order)  # null", IMPORTS, out)
    python("Out(reference=order.reference)", IMPORTS, out)  # what it holds already is such an object
