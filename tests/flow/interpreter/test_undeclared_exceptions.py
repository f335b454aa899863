"""Constructors that declare no exceptions: a handler of what has to be declared runs only after the object was made (Java)."""

from __future__ import annotations

import pytest

from nullguard.flow.analysis import analyse_source
from tests.flow.conftest import SHOP_JAVA, world_of

FILES = {
    "shop/Order.java": SHOP_JAVA,
    "shop/Context.java": """
package shop;
public class Context {
    private int mode;
    public Context(int mode) { this.mode = mode; init(); }
    public Context(String name, int mode) throws java.sql.SQLException { init(); }
    private void init() { mode = load(); }
    private native int load();
    public void abort() { mode = 0; }
}
""",
    "shop/Plain.java": "package shop;\npublic class Plain { int mode = Loader.load(); public void abort() { mode = 0; } }",
    "shop/Loader.java": "package shop;\npublic class Loader { static native int load(); }",
    "shop/Handles.java": """
package shop;
public class Handles { public native Order resolve(Object context) throws java.sql.SQLException; }
""",
}
SERVICE = """
package shop;
import java.io.*;
import java.sql.SQLException;
class Service {
    Handles handles;
    Context opened() throws SQLException { return new Context(1); }
    void run(String name, int mode) { %s }
}
"""
ABORT = "context.abort();"


def uses(body: str) -> list[str]:
    files = {**FILES, "shop/Service.java": SERVICE % body.replace("ABORT", ABORT)}
    world = world_of(files)
    names = frozenset(name for function in world.program.functions_of("shop/Service.java") for name in function.decl.mentions)
    return [use.expression for use in analyse_source(world, "shop/Service.java", names).uses]


@pytest.mark.parametrize(
    ("made", "handlers"),
    [
        ("context = new Context(1);", "catch (SQLException e) { ABORT }"),
        ("context = new Context(mode);", "catch (SQLException e) { ABORT return; }"),
        ("context = new Context(1);", "catch (SQLException | IOException e) { ABORT }"),
        ("context = new Context(1);", "catch (IOException e) { ABORT } catch (SQLException e) { ABORT }"),
    ],
)
def test_made_before(made, handlers):
    assert uses(f"Context context = null; try {{ {made} handles.resolve(context); }} {handlers}") == []


def test_made_by_the_constructor_that_the_language_adds():
    assert (
        uses("Plain context = null; try { context = new Plain(); handles.resolve(context); } catch (SQLException e) { ABORT }")
        == []
    )


@pytest.mark.parametrize(
    ("made", "handlers"),
    [
        ("context = new Context(name, mode);", "catch (SQLException e) { ABORT }"),
        ("context = opened();", "catch (SQLException e) { ABORT }"),
        ("context = new Context(1);", "catch (RuntimeException e) { ABORT }"),
        ("context = new Context(1);", "catch (Exception e) { ABORT }"),
        ("context = new Context(1);", "catch (SQLException | RuntimeException e) { ABORT }"),
        ("handles.resolve(name); context = new Context(1);", "catch (SQLException e) { ABORT }"),
        ("context = new Context(Loader.load());", "catch (IllegalStateException e) { ABORT }"),
        ("context = new Context(1);", "finally { ABORT }"),
    ],
)
def test_perhaps_not_made(made, handlers):
    assert len(uses(f"Context context = null; try {{ {made} handles.resolve(context); }} {handlers}")) == 1
