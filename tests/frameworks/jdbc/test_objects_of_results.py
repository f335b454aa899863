"""What DAOs of plain JDBC make of results: by helpers and constructors that are handed one, by places, and under conditions; and
tables to which no class is mapped."""

from __future__ import annotations

from nullguard.pipeline import run
from nullguard.settings import load_settings

SCHEMA = """
CREATE TABLE audit (id BIGINT NOT NULL, node VARCHAR(9) NULL, summary VARCHAR(9) NOT NULL, seen TIMESTAMP NULL);
CREATE TABLE member (
    name VARCHAR(9) NOT NULL, mail VARCHAR(9) NULL, quota INT NULL, joined TIMESTAMP NULL, left_at TIMESTAMP NULL
);
CREATE TABLE posts (post_id INT NOT NULL, post_time TIMESTAMP NULL, post_text VARCHAR(9) NOT NULL, edited TIMESTAMP NULL);
CREATE TABLE ranks (rank_id INT NOT NULL, title VARCHAR(9) NOT NULL, image VARCHAR(9) NULL);
"""

SOURCE = """
package shop;

import java.sql.*;
import java.util.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

class Event {
    private final long id;
    private final String node;
    private final String summary;

    Event(ResultSet rs) throws SQLException {
        this.id = rs.getLong("id");
        this.node = rs.getString("node");
        this.summary = rs.getString("summary");
    }

    String getNode() { return node; }
    String getSummary() { return summary; }
}

class Member {
    private String name;
    private String mail;
    private Integer quota;
    private java.util.Date joined;
    private java.util.Date left = new java.util.Date(0);

    Member(String name, String mail) {
        this.name = name;
        this.mail = mail;
    }

    String getName() { return name; }
    String getMail() { return mail; }
    Integer getQuota() { return quota; }
    void setQuota(Integer quota) { this.quota = quota; }
    java.util.Date getJoined() { return joined; }
    void setJoined(java.util.Date joined) { this.joined = joined; }
    java.util.Date getLeft() { return left; }
    void setLeft(java.util.Date left) { this.left = left; }
}

class Post {
    private int id;
    private java.util.Date time;
    private java.util.Date editTime;
    private String text;

    void setId(int id) { this.id = id; }
    java.util.Date getTime() { return time; }
    void setTime(java.util.Date time) { this.time = time; }
    java.util.Date getEditTime() { return editTime; }
    void setEditTime(java.util.Date editTime) { this.editTime = editTime; }
    String getText() { return text; }
    void setText(String text) { this.text = text; }
}

class Dao {
    private static final String EVENTS = "SELECT id, node, summary FROM audit";
    private static final String MEMBER = "SELECT name, mail, quota, joined, left_at FROM member WHERE name = ?";
    private static final RowMapper<Post> POSTS = new RowMapper<Post>() {
        @Override
        public Post mapRow(ResultSet rs, int number) throws SQLException {
            Post post = new Post();
            post.setId(rs.getInt("post_id"));
            post.setTime(rs.getTimestamp("post_time"));
            post.setText(rs.getString("post_text"));
            Timestamp edited = rs.getTimestamp("edited");
            if (edited != null) {
                post.setEditTime(new java.util.Date(edited.getTime()));
            }
            return post;
        }
    };
    private JdbcTemplate jdbc;

    List<Event> events(Connection connection) throws SQLException {
        List<Event> found = new ArrayList<>();
        ResultSet rs = connection.prepareStatement(EVENTS).executeQuery();
        while (rs.next()) {
            found.add(new Event(rs));
        }
        return found;
    }

    Member member(Connection connection) throws SQLException {
        ResultSet rs = connection.prepareStatement(MEMBER).executeQuery();
        rs.next();
        return toMember(rs);
    }

    private Member toMember(ResultSet rs) throws SQLException {
        Member member = new Member(rs.getString(1), rs.getString(2));
        int quota = rs.getInt("quota");
        if (!rs.wasNull()) {
            member.setQuota(quota);
        }
        if (rs.getTimestamp("joined") == null) {
            member.setJoined(null);
        } else {
            member.setJoined(new java.util.Date(rs.getTimestamp("joined").getTime()));
        }
        if (rs.getTimestamp("left_at") != null) {
            member.setLeft(new java.util.Date(rs.getTimestamp("left_at").getTime()));
        }
        return member;
    }

    List<Post> posts() {
        return jdbc.query("SELECT post_id, post_time, post_text, edited FROM posts", POSTS);
    }

    List<Post> asked(String sql) {
        return jdbc.query(sql, POSTS);
    }

    void columns() {
        String title = jdbc.queryForMap("SELECT title, image FROM ranks").get("title").toString();
        String image = jdbc.queryForMap("SELECT title, image FROM ranks").get("image").toString(); // null
        jdbc.queryForObject("SELECT image FROM ranks WHERE rank_id = ?", String.class, 1).trim(); // null
        jdbc.queryForObject("SELECT image FROM ranks WHERE image IS NOT NULL AND rank_id = ?", String.class, 1).trim();
        jdbc.queryForObject("SELECT title FROM ranks WHERE rank_id = ?", String.class, 1).trim();
    }
}

class Pages {
    void events(Dao dao, Connection connection) throws SQLException {
        for (Event event : dao.events(connection)) {
            event.getSummary().trim();
            event.getNode().trim(); // null
            if (event.getNode() != null) {
                event.getNode().trim();
            }
        }
    }

    void member(Dao dao, Connection connection) throws SQLException {
        Member member = dao.member(connection);
        member.getName().trim();
        member.getMail().trim(); // null
        int quota = member.getQuota(); // null
        member.getJoined().getTime(); // null
        member.getLeft().getTime();
    }

    void posts(Dao dao) {
        for (Post post : dao.posts()) {
            post.getText().trim();
            post.getTime().getTime(); // null
            post.getEditTime().getTime(); // null
        }
        for (Post post : dao.asked("SELECT post_id, post_time FROM posts WHERE post_time IS NOT NULL")) {
            post.getTime().getTime();
        }
        for (Post post : dao.asked("SELECT post_id, post_time FROM posts WHERE post_text IS NOT NULL")) {
            post.getTime().getTime(); // null
        }
    }
}
"""


def test_what_is_made_of_results(tmp_path):
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "schema.sql").write_text(SCHEMA, encoding="utf-8")
    (tmp_path / "Dao.java").write_text(SOURCE, encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "min_confidence": "low", "jobs": 1})
    found = run(settings, lambda stage, done, total: None).findings
    places = {place.line for finding in found for place in (finding.place, *finding.siblings) if finding.rule.startswith("NG10")}
    lines = SOURCE.splitlines()
    assert [lines[line - 1].strip() for line in sorted(places)] == [line.strip() for line in lines if "// null" in line]
