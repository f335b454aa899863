"""Rows without a mapping from end to end: tables by name, what mappers make of columns, lookups of mapper interfaces."""

from __future__ import annotations

import pytest

SCHEMA = """\
    CREATE TABLE accounts (
      id BIGINT NOT NULL PRIMARY KEY,
      name VARCHAR(80) NOT NULL,
      phone VARCHAR(20) NULL,
      day INT NULL,
      locale VARCHAR(10),
      currency VARCHAR(3) DEFAULT 'EUR'
    );
    """
ACCOUNT = """\
    package shop;

    public class Account {
        private long id;
        private String name;
        private String phone;
        private Integer day;
        private String locale;
        private String currency;

        public long getId() { return id; }
        public String getName() { return name; }
        public String getPhone() { return phone; }
        public Integer getDay() { return day; }
        public String getLocale() { return locale; }
        public String getCurrency() { return currency; }
    }
    """
JDBI = """\
    package shop;

    import java.sql.ResultSet;
    import java.util.List;
    import org.skife.jdbi.v2.StatementContext;
    import org.skife.jdbi.v2.sqlobject.*;
    import org.skife.jdbi.v2.tweak.ResultSetMapper;

    interface AccountDao {
        @SqlQuery Account byName(@Bind("name") String name);
        @SqlQuery List<Account> all();
        @SqlQuery long count();
        @SqlQuery Long getLastInsertId();
        @SqlQuery Account byId(@Bind("id") Long id);
    }

    class AccountMapper implements ResultSetMapper<Account> {
        public Account map(int index, ResultSet rs, StatementContext context) {
            Account account = new Account();
            account.setDay(rs.getInt("day"));
            return account;
        }
    }
    """


@pytest.fixture
def shop(project):
    """Accounts that JDBI reads, and a schema."""
    project.write("src/main/resources/db/migration/V1__accounts.sql", SCHEMA)
    project.write("src/main/java/shop/Account.java", ACCOUNT)
    project.write("src/main/java/shop/AccountDao.java", JDBI)
    return project


def uses(shop, body: str, members: str = "AccountDao dao;", imports: str = "") -> list[str]:
    """`line rule confidence` of what is found in a method."""
    lines = [
        f"package shop; {imports}",
        f"class Service {{ {members}",
        "    void run(Account account, String name, long key, long other, long third) {",
        *body.splitlines(),
        "    }",
        "}",
    ]
    shop.write("src/main/java/shop/Service.java", "\n".join(lines))
    findings = [f for f in shop.check(min_confidence="low").findings if f.place.path.endswith("Service.java")]
    return [f"{f.place.line - 3} {f.rule} {f.confidence.name.lower()}" for f in sorted(findings, key=lambda f: f.place.line)]


def test_a_table_known_by_its_name_gives_less_confidence(shop):
    assert uses(shop, "account.getPhone().trim();") == ["1 NG101 medium"]


def test_a_default_is_a_reason_to_be_silent(shop):
    found = uses(shop, "account.getLocale().trim();\naccount.getCurrency().trim();")
    assert found == ["1 NG101 medium", "2 NG101 low"]


def test_what_is_never_null(shop):
    assert uses(shop, "account.getName().trim();\nint day = account.getDay();\ndao.all().size();\nlong n = dao.count();") == []


def test_a_row_that_may_be_missing(shop):
    assert uses(shop, "dao.byName(name).getName().trim();") == ["1 NG103 high"]
    assert uses(shop, "Account found = dao.byName(name);\nif (found != null) found.getName().trim();") == []


def test_a_row_that_was_just_written_is_there(shop):
    assert uses(shop, "Long id = dao.getLastInsertId();\ndao.byId(id).getName().trim();") == []
    assert uses(shop, "Long id = dao.count();\ndao.byId(id).getName().trim();") == ["2 NG103 high"]


def test_a_query_that_names_the_table_counts_as_a_declaration(shop):
    (shop.root / "src/main/java/shop/AccountDao.java").unlink()
    imports = "import org.springframework.jdbc.core.*; import java.util.List;"
    query = '"select id, phone, day from accounts where name = ?"'
    rows = f"List<Account> rows = jdbc.query({query}, new BeanPropertyRowMapper<>(Account.class), 1);"
    assert uses(
        shop, f"{rows}\nrows.get(0).getPhone().trim();\nint day = rows.get(0).getDay();", "JdbcTemplate jdbc;", imports
    ) == [
        "2 NG101 high",
        "3 NG101 high",
    ]


def test_an_object_that_nobody_reads_from_rows_is_none(shop):
    (shop.root / "src/main/java/shop/AccountDao.java").unlink()
    assert uses(shop, "account.getPhone().trim();", "") == []


def test_mybatis_plus(shop):
    shop.write(
        "src/main/java/shop/AccountDao.java",
        """\
    package shop;

    import com.baomidou.mybatisplus.core.mapper.BaseMapper;
    import com.baomidou.mybatisplus.extension.service.IService;
    import com.baomidou.mybatisplus.extension.service.impl.ServiceImpl;

    interface AccountDao extends BaseMapper<Account> { }

    interface AccountService extends IService<Account> { }

    class AccountServiceImpl extends ServiceImpl<AccountDao, Account> implements AccountService {
        Account first(long id) { return baseMapper.selectById(id); }
    }
    """,
    )
    shop.write(
        "src/main/java/shop/Account.java",
        ACCOUNT.replace("public class", '@TableName("accounts") public class').replace(
            "package shop;", "package shop;\n    import com.baomidou.mybatisplus.annotation.*;"
        ),
    )
    assert uses(
        shop,
        """\
dao.selectById(key).getName();
service.getById(other).getName();
impl.first(third).getName();
service.lambdaQuery().eq(Account::getName, "a").one().getName();
dao.selectList(null).get(0).getName().trim();
account.getPhone().trim();
service.list().size();""",
        "AccountDao dao; AccountService service; AccountServiceImpl impl;",
    ) == ["1 NG103 high", "2 NG103 high", "3 NG103 high", "4 NG103 high", "6 NG101 high"]


def test_panache(shop):
    shop.write(
        "src/main/java/shop/Person.java",
        """\
    package shop;

    import io.quarkus.hibernate.orm.panache.PanacheEntity;
    import jakarta.persistence.*;

    @Entity
    public class Person extends PanacheEntity {
        @Column(nullable = false) public String name;
        @Column(nullable = true) public String email;
    }
    """,
    )
    assert uses(
        shop,
        """\
Person person = Person.findById(key);
person.name.trim();
Person first = Person.find("name", "a").firstResult();
first.name.trim();
Person only = Person.find("name", "a").singleResult();
only.name.trim();
only.email.trim();""",
        "",
    ) == ["2 NG103 high", "4 NG103 high", "7 NG101 high"]
