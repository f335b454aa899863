"""What classes of rows say of null themselves, rows by aliases that code registers, and JDO's mapping files on disk."""

from __future__ import annotations

import pytest

SCHEMA = """\
    CREATE TABLE tasks (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(20) NOT NULL, error VARCHAR(64), kind VARCHAR(64),
      owner VARCHAR(64), place VARCHAR(64), shelf VARCHAR(64));
    """
TASK = """\
    package shop;

    import javax.annotation.CheckForNull;
    import javax.annotation.Nullable;

    public class Task {
        private long id;
        private String name;
        private String error;
        @Nullable private String kind;
        private String owner;
        private String place;

        public long getId() { return id; }
        @CheckForNull public String getName() { return name; }
        @CheckForNull public String getError() { return error; }
        public String getKind() { return kind; }
        public String getOwner() { return owner; }
        public String getPlace() { return place; }
    }
    """
DISAGREEMENT = "NG111"
MAPPER = """\
    package shop;

    import java.util.List;

    public interface TaskMapper {
        Task find(long id);
        List<Task> all();
    }
    """
XML = """\
    <mapper namespace="shop.TaskMapper">
      <select id="find" resultType="{type}">select id, name, error, kind, owner, place from tasks where id = #{{id}}</select>
      <select id="all" resultType="{type}">select id, name, error, kind, owner, place from tasks</select>
    </mapper>
    """
USE = """\
    package shop;

    class Use {{
        TaskMapper tasks;

        void run() {{
            for (Task task : tasks.all()) {{
                {body}
            }}
        }}
    }}
    """


@pytest.fixture
def rules(project):
    def found(body: str, type: str = "shop.Task") -> list[tuple[str, str]]:
        project.write("src/main/resources/db/migration/V1__tasks.sql", SCHEMA)
        project.write("src/main/java/shop/Task.java", TASK)
        project.write("src/main/java/shop/TaskMapper.java", MAPPER)
        project.write("src/main/resources/TaskMapper.xml", XML.format(type=type))
        project.write("src/main/java/shop/Use.java", USE.format(body=body))
        return [
            (f.rule, f.confidence.name.lower()) for f in project.check(min_confidence="low").findings if f.rule != DISAGREEMENT
        ]

    return found


@pytest.mark.parametrize("getter", ["getError", "getKind"])
def test_a_getter_or_field_that_is_declared_nullable(rules, getter):
    assert rules(f"task.{getter}().trim();") == [("NG101", "high")]


def test_what_is_only_nullable_by_omission(rules):
    assert ("NG101", "high") not in rules("task.getOwner().trim();")


@pytest.mark.parametrize(
    "body",
    ["task.getName().trim();", "if (task.getError() != null) task.getError().trim();"],
)
def test_what_the_table_declares_and_what_is_tested(rules, body):
    assert rules(body) == []


def test_an_alias_that_code_registers(rules):
    assert rules("task.getError().trim();", "RegisteredTask") == [("NG101", "high")]
    assert rules("if (task.getError() != null) task.getError().trim();", "RegisteredTask") == []


JDO = """\
    <?xml version="1.0"?>
    <jdo><package name="shop"><class name="MTask" table="TASKS">
      <field name="owner"><column name="OWNER" allows-null="true"/></field>
      <field name="name"><column name="NAME" allows-null="false"/></field>
    </class></package></jdo>
    """
MTASK = """\
    package shop;

    public class MTask {
        private String owner;
        private String name;

        public String getOwner() { return owner; }
        public String getName() { return name; }
        static void show(MTask task) { task.getName().trim(); task.getOwner().trim(); }
    }
    """


@pytest.mark.parametrize(("file", "found"), [("package.jdo", 1), ("package.orm", 1), ("package.txt", 0)])
def test_mapping_files_of_jdo(project, file, found):
    project.write(f"src/main/resources/{file}", JDO)
    project.write("src/main/java/shop/MTask.java", MTASK)
    assert [f.rule for f in project.check().findings] == ["NG101"] * found
