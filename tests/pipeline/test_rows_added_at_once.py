"""What queries ask of their rows is known of a list of Java into which the rows of several queries were put, if all ask it."""

from __future__ import annotations

from pathlib import Path

import pytest
from checked import findings_of

SHOP = """
package shop;
import java.util.*;
import javax.persistence.*;
@Entity @Table(name = "thing") class Thing {
    @Id Long id;
    public Long getId() { return id; }
}
@Entity @Table(name = "policy") class Policy {
    @Id Long id;
    @ManyToOne(optional = true) @JoinColumn(name = "thing_id") Thing thing;
    public Thing getThing() { return thing; }
}
class Policies {
    EntityManager em;
    List<Policy> of(Thing thing) {
        return em.createQuery("select p from Policy p where p.thing = :thing", Policy.class).setParameter("thing", thing)
            .getResultList();
    }
    List<Policy> all() { return em.createQuery("select p from Policy p", Policy.class).getResultList(); }
    List<Policy> helped(List<Thing> things) {
        List<Policy> found = new ArrayList<>();
        if (!things.isEmpty()) { for (Thing thing : things) { found.addAll(of(thing)); } }
        return found;
    }
    void show(List<Thing> things, List<Policy> given, Thing one, Thing other) {
        List<Policy> found = new ArrayList<>();
        %s
        for (Policy policy : found) { System.out.println(policy.getThing().getId()); }
    }
}
"""
EACH = "for (Thing thing : things) { found.addAll(of(thing)); }"


def told(root: Path, body: str) -> bool:
    found = findings_of(root, {"src/main/java/shop/Policies.java": SHOP % body})
    return any(each.rule == "NG102" for each in found)


@pytest.mark.parametrize(
    "body",
    [
        EACH,
        f"if (things.size() > 3) {{ {EACH} }}",
        "found.addAll(of(one)); found.addAll(of(other));",
        f"found.addAll(of(one)); {EACH}",
        "found = helped(things);",
        "found.addAll(of(one)); found.addAll(helped(things));",
        f"{EACH} found.remove(0);",
    ],
)
def test_rows_that_were_all_asked_for_by_a_relation_have_it(body: str, tmp_path: Path) -> None:
    assert not told(tmp_path, body)


@pytest.mark.parametrize(
    "body",
    [
        "found.addAll(all());",
        f"found.addAll(all()); {EACH}",
        f"{EACH} found.addAll(all());",
        f"{EACH} found.addAll(given);",
        f"found.addAll(given); {EACH}",
        f"{EACH} found.add(all().get(0));",
        f"found = new ArrayList<>(all()); {EACH}",
        f"found = given; {EACH}",
        "for (Thing thing : things) { found.addAll(of(thing)); found.addAll(all()); }",
        "for (Thing thing : things) { if (thing == one) { found.addAll(of(thing)); } else { found.addAll(all()); } }",
    ],
)
def test_rows_of_which_some_were_not_asked_for_it_are_told(body: str, tmp_path: Path) -> None:
    assert told(tmp_path, body)
