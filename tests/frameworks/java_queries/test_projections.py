"""What Hibernate's own criteria compute over all rows is null where there are none; a count is not."""

from __future__ import annotations

import pytest

_MAKING = "org.hibernate.Criteria query = session.createCriteria(Order.class);\n"
_IS = "org.hibernate.criterion.Projections"
_USED = "((Number) query.uniqueResult()).intValue();"
_OTHER = "org.hibernate.criterion.Restrictions"


@pytest.mark.parametrize(
    "asked",
    [
        f'query.setProjection({_IS}.sum("weight"));\n{_USED} // null',
        f'((Number) query.setProjection({_IS}.max("weight")).uniqueResult()).intValue(); // null',
        f'query.setProjection({_IS}.min("weight")).add({_OTHER}.eq("note", ref));\n{_USED} // null',
        f'Number avg = (Number) query.setProjection({_IS}.avg("weight")).uniqueResult();\nif (avg != null) avg.intValue();',
        f"((Number) query.setProjection({_IS}.rowCount()).uniqueResult()).intValue();",
        f'((Number) query.setProjection({_IS}.countDistinct("note")).uniqueResult()).intValue();',
    ],
)
def test_computed_values(java, asked):
    java(f"{_MAKING}{asked}", parameters="org.hibernate.Session session, String ref")
