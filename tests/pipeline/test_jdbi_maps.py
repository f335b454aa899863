"""Rows that JDBI gives as maps by column, where nothing maps them."""

from __future__ import annotations

import pytest

from tests.pipeline.test_unmapped_rows import SCHEMA

SERVICE = """\
    package shop;
    import java.util.*;
    import org.jdbi.v3.core.Jdbi;
    import org.skife.jdbi.v2.Handle;
    class Service {{
        Handle old;
        org.jdbi.v3.core.Handle handle;
        void run(long id) {{
            {body}
        }}
    }}
    """
ROWS = [
    'old.select("{query}", id)',
    'old.createQuery("{query}").bind(0, id).list()',
    'handle.createQuery("{query}").bind(0, id).mapToMap().list()',
]


def _rules(project, body):
    project.write("src/main/resources/db/migration/V1__accounts.sql", SCHEMA)
    project.write("src/main/java/shop/Service.java", SERVICE.format(body=body))
    return [f.rule for f in project.check().findings if f.place.path.endswith("Service.java")]


@pytest.mark.parametrize("rows", ROWS)
def test_rows(project, rows):
    query = rows.format(query="select name, phone from accounts where id > ?")
    use = 'row.get("phone").toString(); row.get("name").toString();'
    assert _rules(project, f"for (Map<String, Object> row : {query}) {{ {use} }}") == ["NG101"]


EACH = "for (Map<String, Object> row : old.select({query})) {use}"
ALL = '"select * from accounts"'
PHONES = '"select phone from accounts"'


@pytest.mark.parametrize(
    ("query", "use", "expected"),
    [
        (ALL, 'row.get("phone").toString();', ["NG101"]),
        ('"select phone as p from accounts"', 'UUID.fromString((String) row.get("p"));', ["NG101"]),
        ('"select name from accounts"', 'row.get("name").toString();', []),
        ('"select phone from accounts where phone is not null"', 'row.get("phone").toString();', []),
        (PHONES, 'if (row.get("phone") != null) row.get("phone").toString();', []),
        (PHONES, 'Objects.toString(row.get("phone"));', []),
        ('"select phone from others"', 'row.get("phone").toString();', []),
    ],
)
def test_what_a_row_holds(project, query, use, expected):
    assert _rules(project, EACH.format(query=query, use=use)) == expected


def test_the_only_row(project):
    one = 'handle.createQuery("select phone from accounts").mapToMap().one()'
    assert _rules(project, f'{one}.get("phone").toString();') == ["NG101"]
