"""Classes that tk.mybatis, MyBatis-Flex and joins for MyBatis-Plus tie to tables, and what their services look up."""

from __future__ import annotations

import pytest

from tests.pipeline.test_unmapped_rows import SCHEMA

ANNOTATED = """\
    package shop;
    {imports}

    @Table({table})
    public class AccountRow {{
        {fields}
        private String name;
        private Integer day = 1;
        public String getPhone() {{ return phone; }}
        public String getNote() {{ return note; }}
        public String getName() {{ return name; }}
        public Integer getDay() {{ return day; }}
    }}
    """
JPA = ANNOTATED.format(
    imports="import javax.persistence.*;",
    table='name = "accounts"',
    fields='@Id private Long id; @Column(name = "phone") private String phone; @Transient private String note;',
)
UNTIED = JPA.replace('@Table(name = "accounts")', "")
FLEX = ANNOTATED.format(
    imports="import com.mybatisflex.annotation.*;",
    table='"accounts"',
    fields="@Id private Long id; private String phone; @Column(ignore = true) private String note;",
)
TK = """\
    package shop;
    import tk.mybatis.mapper.common.Mapper;
    interface RowMapper extends Mapper<AccountRow> {{ }}
    abstract class Base<M extends Mapper<T>, T> {{
        protected M mapper;
        T one(T example) {{ return mapper.selectOne(example); }}
        T byId(Object id) {{ return mapper.selectByPrimaryKey(id); }}
    }}
    class Service extends Base<RowMapper, AccountRow> {{
        void run(AccountRow row, Object id) {{
            {body}
        }}
        AccountRow one(AccountRow example) {{ return example; }}
    }}
    """
FLEX_SERVICE = """\
    package shop;
    import com.mybatisflex.core.BaseMapper;
    import com.mybatisflex.spring.service.impl.ServiceImpl;
    interface RowMapper extends BaseMapper<AccountRow> {{ }}
    class Service extends ServiceImpl<RowMapper, AccountRow> {{
        void run(AccountRow row, Long id) {{
            {body}
        }}
    }}
    """


def rules(project, row: str, service: str, body: str) -> list[str]:
    """The rules of what is found in the service."""
    project.write("src/main/resources/db/migration/V1__accounts.sql", SCHEMA)
    project.write("src/main/java/shop/AccountRow.java", row)
    project.write("src/main/java/shop/Service.java", service.format(body=body))
    return [f.rule for f in project.check().findings if f.place.path.endswith("Service.java")]


@pytest.mark.parametrize(("row", "service"), [(JPA, TK), (FLEX, FLEX_SERVICE)])
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("row.getPhone().trim();", ["NG101"]),
        ("if (row.getPhone() != null) row.getPhone().trim();", []),
        ("row.getName().trim();", []),
        ("row.getNote().trim();", []),  # no column
        ("row.getDay().intValue();", []),  # MyBatis leaves what it begins with
    ],
)
def test_columns(project, row, service, body, expected):
    assert rules(project, row, service, body) == expected


@pytest.mark.parametrize(
    ("row", "service", "body", "expected"),
    [
        (JPA, TK, "mapper.selectOne(row).getName();", ["NG103"]),
        (JPA, TK, "byId(id).getName();", ["NG103"]),
        (JPA, TK, "super.one(row).getName();", ["NG103"]),
        (JPA, TK, "one(row).getName();", []),  # its own
        (JPA, TK, "for (AccountRow each : mapper.selectAll()) each.getName();", []),
        (FLEX, FLEX_SERVICE, "getById(id).getName();", ["NG103"]),
        (FLEX, FLEX_SERVICE, "super.getById(id).getName();", ["NG103"]),
        (FLEX, FLEX_SERVICE, "mapper.selectOneById(id).getName();", ["NG103"]),
        (FLEX, FLEX_SERVICE, "AccountRow found = super.getById(id); if (found != null) found.getName();", []),
        (FLEX, FLEX_SERVICE, "getByIdOpt(id).ifPresent(AccountRow::getName);", []),
        (FLEX, FLEX_SERVICE, "super.list().get(0).getName();", []),
    ],
)
def test_lookups(project, row, service, body, expected):
    assert rules(project, row, service, body) == expected


def test_a_class_that_nothing_ties_to_a_table(project):
    assert (
        rules(
            project, UNTIED, "package shop; class Service {{ void run(AccountRow row) {{ {body} }} }}", "row.getPhone().trim();"
        )
        == []
    )
