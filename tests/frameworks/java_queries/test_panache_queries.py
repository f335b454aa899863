"""Short queries of Panache guard what they ask for; what repositories of Micronaut Data derive from names does so, too."""

from __future__ import annotations

from nullguard.pipeline import run
from nullguard.settings import load_settings

ROW = """
package shop;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.*;
import java.util.*;

@Entity
public class Book extends PanacheEntity {
    @Column(nullable = false)
    public String title;
    @Column(nullable = true)
    public Integer pages;
    @Column(nullable = true)
    public String note;

    static List<Book> noted() {
        return list("note is not null");
    }

    static Book byNote(String note) {
        return find("note", note).firstResult();
    }
}
"""

SOURCE = """
package shop;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Sort;
import java.util.*;

class Books implements PanacheRepository<Book> {
    void guarded(int least) {
        for (Book book : Book.noted()) {
            book.note.trim();
            book.pages.intValue(); // null
        }
        Book.<Book>stream("pages > ?1", least).forEach(book -> book.pages.intValue());
        for (Book book : list("pages", Sort.by("title"), least)) {
            book.pages.intValue();
        }
        for (Book book : find("from Book where note is not null").page(0, 9).list()) {
            book.note.trim();
        }
        find("title = ?1 and note like 'a%'", "x").firstResultOptional().map(book -> book.note.trim());
    }

    void unguarded(String note) {
        Book.<Book>streamAll().forEach(book -> book.note.trim()); // null
        for (Book book : list("title", note)) {
            book.note.trim(); // null
        }
        for (Book book : list("pages is null or note is not null")) {
            book.note.trim(); // null
        }
        for (Book book : list("order by note")) {
            book.note.trim(); // null
        }
        Book found = Book.byNote("a");
        found.note.trim(); // missing
    }

    int last() {
        return getEntityManager().createQuery("select max(b.pages) from Book b", Integer.class).getSingleResult(); // none
    }
}
"""

MEMBER = """
package shop;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.*;

@MappedEntity("member")
public class Member {
    @Id
    private Long id;
    private String email;
    @Nullable
    private String nick;
    public String getEmail() { return email; }
    public String getNick() { return nick; }
}
"""

MEMBERS = """
package shop;

import io.micronaut.data.repository.CrudRepository;
import java.util.*;

interface Members extends CrudRepository<Member, Long> {
    List<Member> findByNickIsNotNull();
    List<Member> findByNickIsNull();
    Member findByEmail(String email);
}

class Users {
    Members members;

    void nicks(String email) {
        for (Member member : members.findByNickIsNotNull()) {
            member.getNick().trim();
        }
        for (Member member : members.findByNickIsNull()) {
            member.getNick().trim(); // null
        }
        members.findByEmail(email).getEmail();
    }
}
"""


def _lines(tmp_path, files: dict[str, str], name: str, rules: tuple[str, ...]) -> list[str]:
    (tmp_path / "pom.xml").write_text("<project/>", encoding="utf-8")
    for path, text in files.items():
        (tmp_path / path).write_text(text.lstrip(), encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "min_confidence": "low", "jobs": 1})
    found = run(settings, lambda stage, done, total: None).findings
    places = {place.line for finding in found for place in (finding.place, *finding.siblings) if finding.rule in rules}
    return [line.strip() for number, line in enumerate(files[name].lstrip().splitlines(), 1) if number in places]


def test_short_queries_of_panache(tmp_path):
    files = {"Book.java": ROW, "Books.java": SOURCE}
    for rule, marked in (("NG101", "// null"), ("NG103", "// missing"), ("NG104", "// none")):
        expected = [line.strip() for line in SOURCE.splitlines() if marked in line]
        assert _lines(tmp_path, files, "Books.java", (rule,)) == expected


def test_names_of_micronaut_data(tmp_path):
    found = _lines(tmp_path, {"Member.java": MEMBER, "Members.java": MEMBERS}, "Members.java", ("NG101", "NG103"))
    assert found == [line.strip() for line in MEMBERS.splitlines() if "// null" in line]
