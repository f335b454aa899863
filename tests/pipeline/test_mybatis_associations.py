"""Objects that MyBatis puts into others: by an outer join, by a further statement, and where a key says that they are there."""

from __future__ import annotations

import pytest

SCHEMA = """\
    CREATE TABLE users (
      id BIGINT NOT NULL PRIMARY KEY,
      name VARCHAR(20) NOT NULL,
      dept_id BIGINT NULL,
      city_id BIGINT NOT NULL
    );
    CREATE TABLE depts (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(80) NOT NULL, lead_id BIGINT NULL);
    CREATE TABLE cities (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(80) NOT NULL);
    CREATE TABLE leads (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(80) NOT NULL);
    """
CLASSES = """\
    package shop;
    public class User {
        private Long id; private String name; private Long deptId;
        private Dept dept; private City city; private Dept made = new Dept();
        public Long getDeptId() { return deptId; }
        public Dept getDept() { return dept; }
        public City getCity() { return city; }
        public Dept getMade() { return made; }
    }
    class Dept { Long id; String name; Lead lead; String getName() { return name; } Lead getLead() { return lead; } }
    class City { Long id; String name; String getName() { return name; } }
    class Lead { Long id; String name; String getName() { return name; } }
    """
MAPPER = """\
    <mapper namespace="shop.UserMapper">
      <resultMap id="user" type="shop.User">
        <id property="id" column="id"/>
        <result property="name" column="name"/>
        <result property="deptId" column="dept_id"/>
        {associations}
      </resultMap>
      <select id="all" resultMap="user">{select}</select>
    </mapper>
    """
JOINED = """\
        <association property="dept" javaType="shop.Dept" columnPrefix="d_">
          <id property="id" column="id"/><result property="name" column="name"/>
          <association property="lead" javaType="shop.Lead" columnPrefix="l_"><id property="id" column="id"/></association>
        </association>
        <association property="made" javaType="shop.Dept" columnPrefix="d_"><id property="id" column="id"/></association>
        <association property="city" javaType="shop.City"><id property="id" column="c_id"/></association>
    """
JOINS = """\
        select u.*, d.id d_id, d.name d_name, l.id d_l_id, c.id c_id from users u
        left join depts d on d.id = u.dept_id left join leads l on l.id = d.lead_id left join cities c on c.id = u.city_id
    """
LOOKED_UP = """\
        <association property="dept" column="dept_id" select="shop.DeptMapper.byId"/>
        <association property="city" column="city_id" select="shop.CityMapper.byId"/>
    """


@pytest.fixture
def found(project):
    """The rules of what is found in a loop over the users of a result map's associations and a select."""

    def rules(body: str, associations: str = JOINED, select: str = JOINS) -> list[str]:
        project.write("src/main/resources/db/migration/V1__users.sql", SCHEMA)
        project.write("src/main/java/shop/User.java", CLASSES)
        project.write("src/main/java/shop/UserMapper.java", "package shop; interface UserMapper { java.util.List<User> all(); }")
        project.write("src/main/resources/mapper/M.xml", MAPPER.format(associations=associations, select=select))
        project.write(
            "src/main/java/shop/Service.java",
            f"package shop; class Service {{ UserMapper users; void run() {{ for (User user : users.all()) {{ {body} }} }} }}",
        )
        return [f.rule for f in project.check().findings if f.place.path.endswith("Service.java")]

    return rules


def test_a_joined_row_may_be_missing(found):
    assert found("user.getDept().getName();") == ["NG102"]
    assert found("if (user.getDept() != null) user.getDept().getLead().getName();") == ["NG102"]


def test_where_a_key_may_be_missing(found):
    assert found("user.getDept().getName();", LOOKED_UP, "select * from users") == ["NG102"]
    assert found("user.getDept().getName();", LOOKED_UP, "select id, name, dept_id from users") == ["NG102"]


@pytest.mark.parametrize(
    "body",
    [
        "if (user.getDept() != null) user.getDept().getName();",
        "if (user.getDeptId() != null) user.getDept().getName();",
        "Dept dept = user.getDept(); if (dept == null || dept.getLead() == null) continue; dept.getLead().getName();",
        "user.getCity().getName();",  # its key is NOT NULL
        "if (user.getDept() != null) user.getDept().getName().trim();",  # an object that is there has what its row has
        "user.getMade().getName();",  # MyBatis leaves what it begins with
    ],
)
def test_what_is_there(found, body):
    assert found(body) == []


@pytest.mark.parametrize(
    ("associations", "select"),
    [
        (JOINED, JOINS.replace("left join", "join")),
        (LOOKED_UP, "select id, name from users"),
        (LOOKED_UP.replace('column="dept_id"', 'column="{id=dept_id,name=name}"'), "select * from users"),
    ],
)
def test_what_says_nothing(found, associations, select):
    assert found("user.getDept().getName();", associations, select) == []
