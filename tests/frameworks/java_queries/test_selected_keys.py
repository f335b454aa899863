"""Lookups by what a query has just selected from the column in which they look."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

SHOP = """
package shop;
import jakarta.persistence.*;
import java.util.List;

@Entity class Kind {
    @Id private Long id;
    @Column(nullable = false) private String code;
    private String name;
    public Long getId() { return id; }
}

@Entity class Shop {
    @Id private Long id;
    private String name;
}

class Kinds {
    EntityManager em;

    Kind findByName(String name) { return one("select k from Kind k where k.name = :name", name); }
    Kind findByCode(String code) { return one("select k from Kind k where k.code = :name", code); }
    private Kind one(String query, String name) {
        try {
            return em.createQuery(query, Kind.class).setParameter("name", name).getSingleResult();
        } catch (NoResultException e) {
            return null;
        }
    }

    String ofShop(String shop) {
        try {
            return em.createQuery("select k.name from Kind k, Shop s where k.id = s.id and s.name = :name", String.class)
                    .setParameter("name", shop).getSingleResult();
        } catch (NoResultException e) {
            return null;
        }
    }
    String shop(Long id) {
        return em.createQuery("select s.name from Shop s where s.id = :id", String.class)
                .setParameter("id", id).getSingleResult();
    }
    List<String> codes() { return em.createQuery("select k.code from Kind k", String.class).getResultList(); }
    List<String> names() { return em.createQuery("select k.name from Kind k", String.class).getResultList(); }
}
"""


def is_told(tmp_path, body: str) -> bool:
    (tmp_path / "pom.xml").touch()
    folder = tmp_path / "src/main/java/shop"
    folder.mkdir(parents=True)
    (folder / "Shops.java").write_text(SHOP, encoding="utf-8")
    text = f"package shop;\nclass Service {{ Kinds kinds; void show(String shop, Long id) {{ {body} }} }}"
    (folder / "Service.java").write_text(text, encoding="utf-8")
    found = run(load_settings((tmp_path,), None, {"cache": False, "jobs": 1}), lambda stage, done, total: None).findings
    return any(finding.rule == "NG103" and finding.place.path.endswith("Service.java") for finding in found)


@pytest.mark.parametrize(
    "body",
    [
        "String name = kinds.ofShop(shop); if (name != null) { kinds.findByName(name).getId(); }",
        "String name = kinds.ofShop(shop); if (name == null) { return; } Kind kind = kinds.findByName(name); kind.getId();",
        "for (String code : kinds.codes()) { kinds.findByCode(code).getId(); }",
        "for (String code : kinds.codes()) { Kind kind = kinds.findByCode(code); kind.getId(); }",
        "kinds.codes().forEach(code -> kinds.findByCode(code).getId());",
    ],
)
def test_a_row_holds_what_was_selected(tmp_path, body):
    assert not is_told(tmp_path, body)


@pytest.mark.parametrize(
    "body",
    [
        "kinds.findByName(shop).getId();",
        "String name = kinds.ofShop(shop); kinds.findByName(name).getId();",
        "String name = kinds.ofShop(shop); if (name != null) { kinds.findByCode(name).getId(); }",
        "String name = kinds.shop(id); if (name != null) { kinds.findByName(name).getId(); }",
        "for (String code : kinds.codes()) { kinds.findByName(code).getId(); }",
        "for (String name : kinds.names()) { kinds.findByName(name).getId(); }",
        "String name = kinds.ofShop(shop); if (name != null) { name = shop; kinds.findByName(name).getId(); }",
        "String name = kinds.ofShop(shop); if (name != null) { kinds.findByName(name.trim()).getId(); }",
    ],
)
def test_it_may_be_missing(tmp_path, body):
    assert is_told(tmp_path, body)
