"""Generic helpers of Java that do not know themselves that they look for rows: where they are called, a declaration tells it."""

from __future__ import annotations

import pytest

ORDER = """\
    package shop;

    import jakarta.persistence.*;

    @Entity
    public class Order extends Model {
        @Id private Long id;
        @Column(nullable = false) private String number;
        public String getNumber() { return number; }
    }
    """
STORE = """\
    package shop;

    import java.util.*;

    class Store {{
        interface Mapper<T> {{ T map(Object row); }}
        interface Work<T> {{ T run(); }}
        <T> List<T> list(String sql, Mapper<T> mapper) {{ return new ArrayList<>(); }}
        <T> T first(String sql, Mapper<T> mapper) {{
            List<T> all = list(sql, mapper);
            return all.isEmpty() ? null : all.get(0);
        }}
        <T extends Model> T only() {{
            List<T> all = list("", null);
            return all.isEmpty() ? null : all.get(0);
        }}
        <T> T retried(Work<T> work) {{
            for (int i = 0; i < 3; i++) {{
                try {{ return work.run(); }} catch (IllegalStateException e) {{ i++; }}
            }}
            return null;
        }}
        Class<? extends Model> kind;
        <T extends Model> T made() {{
            try {{ return (T) kind.newInstance(); }} catch (ReflectiveOperationException e) {{ System.out.println(e); }}
            return null;
        }}
        static class Query {{
            Model made(Object row) {{ return new Order(); }}
            <T extends Model> T single(String sql) {{
                T found = null;
                for (Object row : sql.split(";")) {{
                    found = (T) made(row);
                }}
                return found;
            }}
        }}
        Order asked(String sql) {{ return new Query().single(sql); }}
        Order found(String sql) {{ return only(); }}
        Order refused(String sql) {{
            Order order = only();
            if (order == null) {{ throw new IllegalStateException(); }}
            return order;
        }}
        static Order order(Object row) {{ return new Order(); }}
        void run(String text) {{
            {body}
        }}
    }}
    """


@pytest.fixture
def rules(project):
    def found(body: str) -> list[str]:
        project.write("src/main/java/shop/Model.java", "package shop;\n\npublic abstract class Model { }\n")
        project.write("src/main/java/shop/Order.java", ORDER)
        project.write("src/main/java/shop/Buyer.java", ORDER.replace("class Order", "class Buyer"))
        project.write("src/main/java/shop/Store.java", STORE.format(body=body))
        return [f.rule for f in project.check().findings]

    return found


@pytest.mark.parametrize(
    "body",
    [
        'Order one = first("", Store::order); one.getNumber();',
        "Order one = only(); one.getNumber();",
        "found(text).getNumber();",
        "asked(text).getNumber();",
    ],
)
def test_what_may_be_null_is_told(rules, body):
    assert rules(body) == ["NG103"]


@pytest.mark.parametrize(
    "body",
    [
        'Order one = first("", Store::order); if (one != null) one.getNumber();',
        'String one = first("", row -> ""); one.trim();',
        "refused(text).getNumber();",
        "Order one = retried(() -> new Order()); one.getNumber();",
        "Order one = made(); one.getNumber();",
    ],
)
def test_what_is_never_null_is_not_told(rules, body):
    assert rules(body) == []
