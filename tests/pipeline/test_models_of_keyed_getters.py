"""Generated models whose getters read columns by name, over a base class of the project or of a library."""

from __future__ import annotations

import pytest

SCHEMA = """\
    CREATE TABLE c_partner (partner_id INT NOT NULL, name VARCHAR(60) NOT NULL, tax_id VARCHAR(20) NULL, rank INT NULL,
      day DATE NULL);
    """
BASE = """\
    package shop;

    import java.util.*;

    public abstract class Base {
        private Object[] values;
        public Object get_Value(String column) { return values[column.length()]; }
        public String getStr(String column) { return (String) get_Value(column); }
        public String asked(String column) { Object v = get_Value(column); return v == null ? null : v.toString(); }
        public String text(String column) { Object v = get_Value(column); return v == null ? "" : v.toString(); }
        public String filled(String column) { String v = getStr(column); if (v == null) v = ""; return v; }
        public String tried(String column) { return Optional.ofNullable(getStr(column)).orElse("none"); }
        public String demanded(String column) { return Objects.requireNonNull(getStr(column)); }
        public String put(String column) { return "#" + getStr(column); }
        public String through(String column) { return text(column); }
    }
    """
MODEL = """\
    package shop;

    public class X_C_Partner extends Base {{
        {table}
        static final String COLUMN_TAX = "Tax_ID";

        public String getName() {{ return (String) get_Value("Name"); }}
        public String getTaxID() {{ return (String) get_Value(COLUMN_TAX); }}
        public Integer getRank() {{
            Integer rank = (Integer) get_Value("Rank");
            if (rank == null) return 0;
            return rank;
        }}
        public java.sql.Date getDay() {{ return (java.sql.Date) this.get_Value("Day"); }}
    }}
    """
NAMED = 'public static final String Table_Name = "C_Partner";'
BELOW = "package shop; public class MPartner extends X_C_Partner { }"
USE = """\
    package shop;

    class Use {{
        void run(MPartner partner) {{
            {body}
        }}
    }}
    """


@pytest.fixture
def rules(project):
    def found(body: str, table: str = NAMED) -> list[str]:
        project.write("src/main/resources/db/migration/V1__partner.sql", SCHEMA)
        project.write("src/main/java/shop/Base.java", BASE)
        project.write("src/main/java/shop/X_C_Partner.java", MODEL.format(table=table))
        project.write("src/main/java/shop/MPartner.java", BELOW)
        project.write("src/main/java/shop/Use.java", USE.format(body=body))
        return [f.rule for f in project.check().findings]

    return found


@pytest.mark.parametrize("body", ["partner.getTaxID().trim();", "partner.getDay().getTime();"])
def test_what_may_be_null_is_told(rules, body):
    assert rules(body) == ["NG101"]


@pytest.mark.parametrize(
    "body",
    [
        "partner.getName().trim();",
        "partner.getRank().intValue();",
        "if (partner.getTaxID() != null) partner.getTaxID().trim();",
        "String tax = partner.getTaxID(); if (tax == null) return; tax.trim();",
    ],
)
def test_what_is_never_null_is_not_told(rules, body):
    assert rules(body) == []


@pytest.mark.parametrize("helper", ["getStr", "asked", "get_Value", "ofLibrary"])
def test_helpers_that_hand_on_what_is_kept(project, helper):
    assert of_helper(project, helper) == ["NG101"]


@pytest.mark.parametrize("helper", ["text", "filled", "tried", "demanded", "put", "through"])
def test_helpers_that_give_something_else_for_null(project, helper):
    assert of_helper(project, helper) == []


def of_helper(project, helper: str) -> list[str]:
    """What is told of a getter that asks a method of this name for its column."""
    number = 'Object getPartnerId() { return get_Value("Partner_ID"); }\n    public java.sql.Date getDay'
    model = MODEL.format(table=NAMED).replace("get_Value(COLUMN_TAX)", f"{helper}(COLUMN_TAX)")
    project.write("src/main/resources/db/migration/V1__partner.sql", SCHEMA)
    project.write("src/main/java/shop/Base.java", BASE)
    project.write("src/main/java/shop/X_C_Partner.java", model.replace("java.sql.Date getDay", number))
    project.write("src/main/java/shop/MPartner.java", BELOW)
    project.write("src/main/java/shop/Use.java", USE.format(body="partner.getTaxID().trim();"))
    return [f.rule for f in project.check().findings]


OVERRIDING = """\
    package shop;

    public class MPartner extends X_C_Partner {
        public String getTaxID() { String tax = super.getTaxID(); return tax == null ? "" : tax; }
        public java.sql.Date getDay() { return super.getDay(); }
    }
    """


@pytest.mark.parametrize(("body", "found"), [("partner.getTaxID().trim();", []), ("partner.getDay().getTime();", ["NG101"])])
def test_getters_below_that_stand_in_the_place_of_another(project, body, found):
    project.write("src/main/resources/db/migration/V1__partner.sql", SCHEMA)
    project.write("src/main/java/shop/Base.java", BASE)
    project.write("src/main/java/shop/X_C_Partner.java", MODEL.format(table=NAMED))
    project.write("src/main/java/shop/MPartner.java", OVERRIDING)
    project.write("src/main/java/shop/Use.java", USE.format(body=body))
    assert [f.rule for f in project.check().findings] == found


@pytest.mark.parametrize("table", ["", 'static final String Table_Name = "other";', 'static final String LABEL = "C_Partner";'])
def test_a_class_of_no_table(rules, table):
    assert rules("partner.getTaxID().trim();", table) == []


GENERATED = """\
    package shop;

    import com.jfinal.plugin.activerecord.Model;

    public abstract class BasePerson<M extends BasePerson<M>> extends Model<M> {
        public M setName(String name) { set("name", name); return (M) this; }
        public String getName() { return getStr("name"); }
        public String getNick() { return getStr("nick"); }
        public Integer getAge() { return getInt("age"); }
    }
    """
OF_LIBRARY = """\
    package shop;

    class Person extends BasePerson<Person> {{
        static void run(Person person) {{
            {body}
        }}
    }}
    """


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("person.getNick().trim();", ["NG101"]),
        ("int age = person.getAge();", ["NG101"]),
        ('for (Person other : person.find("select * from person")) other.getNick().trim();', ["NG101"]),
        ("person.getName().trim();", []),
        ("if (person.getAge() != null) { int age = person.getAge(); }", []),
    ],
)
def test_a_generated_class_over_a_librarys_model(project, body, found):
    table = "CREATE TABLE person (id INT NOT NULL PRIMARY KEY, name VARCHAR(20) NOT NULL, nick VARCHAR(20) NULL, age INT NULL);"
    project.write("src/main/resources/schema.sql", table)
    project.write("src/main/java/shop/BasePerson.java", GENERATED)
    project.write("src/main/java/shop/Person.java", OF_LIBRARY.format(body=body))
    assert [f.rule for f in project.check().findings] == found
