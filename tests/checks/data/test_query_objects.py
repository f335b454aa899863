"""Rows that a query object of the project looks for: which one, it was told before."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence

FILES = {
    "Task.java": """
package shop;
import jakarta.persistence.*;
@Entity
public class Task {
    @Id private String id;
    @Column(nullable = false) private String name;
    public String getId() { return id; }
    public String getName() { return name; }
}
""",
    "Query.java": """
package shop;
import java.util.List;
public interface Query<T extends Query<?, ?>, U> { T asc(); List<U> list(); U singleResult(); }
""",
    "TaskQuery.java": """
package shop;
public interface TaskQuery extends Query<TaskQuery, Task> {
    TaskQuery taskId(String id);
    TaskQuery of(Task parent);
}
""",
    "CommandContext.java": "package shop;\npublic class CommandContext { }",
    "AbstractQuery.java": """
package shop;
import java.util.List;
public abstract class AbstractQuery<T extends Query<?, ?>, U> implements Query<T, U> {
    public T asc() { return (T) this; }
    public U singleResult() { return executeSingleResult(new CommandContext()); }
    public List<U> list() { return executeList(new CommandContext()); }
    public abstract List<U> executeList(CommandContext context);
    public U executeSingleResult(CommandContext context) {
        List<U> results = executeList(context);
        if (results.size() == 1) {
            return results.get(0);
        } else if (results.size() > 1) {
            throw new IllegalStateException("not unique");
        }
        return null;
    }
}
""",
    "TaskQueryImpl.java": """
package shop;
import java.util.List;
import org.apache.ibatis.session.SqlSession;
public class TaskQueryImpl extends AbstractQuery<TaskQuery, Task> implements TaskQuery {
    private SqlSession session;
    private String id;
    private Task parent;
    public TaskQuery taskId(String id) { this.id = id; return this; }
    public TaskQuery of(Task parent) { this.parent = parent; return this; }
    public void setId(String id) { this.id = id; }
    public List<Task> executeList(CommandContext context) { return session.selectList("selectTasks", this); }
}
""",
    "TaskService.java": """
package shop;
public class TaskService {
    public TaskQuery createTaskQuery() { return new TaskQueryImpl(); }
    public TaskQuery createTaskQuery(CommandContext context) { return new TaskQueryImpl(); }
}
""",
}

SERVICE = """
package shop;
public class Service {
    private TaskService tasks;
    %s
}
"""


def _confidences(confidences, method):
    return confidences({**FILES, "Service.java": SERVICE % method}, "NG103")


@pytest.mark.parametrize(
    "method",
    [
        "String name(String id) { Task task = tasks.createTaskQuery().taskId(id).singleResult(); return task.getName(); }",
        "String name(String id) { return tasks.createTaskQuery().taskId(id).singleResult().getName(); }",
        "String name(String id) { return tasks.createTaskQuery().taskId(id).asc().singleResult().getName(); }",
        "String name(String id) { return tasks.createTaskQuery(new CommandContext()).taskId(id).singleResult().getName(); }",
        "String name(String id) { TaskQuery query = tasks.createTaskQuery().taskId(id); return query.singleResult().getName(); }",
        """String name(String id) {
            TaskQuery query = tasks.createTaskQuery();
            query.taskId(id);
            Task task = query.singleResult();
            return task.getName();
        }""",
        "String name(Task parent) { return tasks.createTaskQuery().of(parent).singleResult().getName(); }",
        "String name(String id) { return new TaskQueryImpl().taskId(id).singleResult().getName(); }",
        """private Task find(String id) { return tasks.createTaskQuery().taskId(id).singleResult(); }
        String name(String id) { return find(id).getName(); }""",
    ],
)
def test_it_was_told_which_row(confidences, method):
    assert _confidences(confidences, method) == {Confidence.HIGH}


@pytest.mark.parametrize(
    "method",
    [
        "String name() { return tasks.createTaskQuery().singleResult().getName(); }",
        "String name() { return tasks.createTaskQuery().asc().singleResult().getName(); }",
        "String name(CommandContext context) { return tasks.createTaskQuery(context).singleResult().getName(); }",
        'String name() { return tasks.createTaskQuery().taskId("first").singleResult().getName(); }',
        "String name() { TaskQuery query = tasks.createTaskQuery(); return query.singleResult().getName(); }",
    ],
)
def test_nothing_or_a_constant_was_told(confidences, method):
    assert _confidences(confidences, method) == {Confidence.LOW}


@pytest.mark.parametrize(
    "method",
    [
        """String name(String id) {
            Task task = tasks.createTaskQuery().taskId(id).singleResult();
            return task == null ? "" : task.getName();
        }""",
        "String name(Task task) { return tasks.createTaskQuery().taskId(task.getId()).singleResult().getName(); }",
        "Task find(String id) { return tasks.createTaskQuery().taskId(id).singleResult(); }",
    ],
)
def test_what_is_tested_or_has_the_key_of_a_row_is_silent(confidences, method):
    assert _confidences(confidences, method) == set()
