"""Statements of MyBatis that are run by their names: what is computed over all rows, and what is looked up."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

SCHEMA = "CREATE TABLE jobs (id BIGINT NOT NULL, number INT NOT NULL, note VARCHAR(9) NULL);"

MAPPER = """<?xml version="1.0"?>
<mapper namespace="shop.jobs">
  <resultMap id="job" type="shop.Job"><id property="id" column="id"/><result property="note" column="note"/></resultMap>
  <select id="selectJob" resultMap="job">select * from jobs where id = #{id}</select>
  <select id="selectMost" resultType="int">select max(number) from jobs</select>
  <select id="selectCount" resultType="long">select count(*) from jobs where note = #{note}</select>
  <select id="selectNoted" resultMap="job">select * from jobs where note is not null</select>
  <select id="selectNotedOne" resultMap="job">select * from jobs where id = #{id} and note is not null</select>
  <select id="selectAll" resultMap="job">select * from jobs</select>
  <select id="selectPerhaps" resultMap="job">select * from jobs <where><if test="noted">note is not null</if></where></select>
  <resultMap id="summary" type="shop.Summary"><result property="count" column="jobs"/></resultMap>
  <select id="selectSummary" resultMap="summary">select count(*) as jobs from jobs where note = #{note}</select>
  <select id="selectSummaries" resultMap="summary">select count(*) as jobs from jobs group by note</select>
  <sql id="some">where note = #{note}</sql>
  <select id="tallyOpen" resultType="long">select count(J.id) from ${prefix}jobs J <include refid="some"/></select>
  <select id="tallyOpen" resultType="long" databaseId="other">select count(*) from ${prefix}jobs</select>
</mapper>
"""
JOB = "package shop; public class Job { private Long id; private String note; public String getNote() { return note; } }"
SUMMARY = "package shop; public class Summary { private long count; public void setNote(String note) { } }"
SERVICE = """
package shop;
import java.util.List;
import org.apache.ibatis.session.SqlSession;
class Sessions {
    private SqlSession session;
    Object selectOne(String statement, Object parameter) { return session.selectOne(statement, parameter); }
}
@jakarta.ws.rs.Path("jobs")
class Service {
    private static final String NOTED = "shop.jobs.selectNoted";
    private Sessions sessions;
    private SqlSession session;
    @jakarta.ws.rs.GET
    public Object run(Long id, String text) {
        BODY
    }
    private List<Job> noted() { return session.selectList(NOTED); }
    private List<Job> all() { return session.selectList("shop.jobs.selectAll", null); }
}
"""


@pytest.mark.parametrize(
    ("body", "rules"),
    [
        ('int most = (Integer) session.selectOne("shop.jobs.selectMost"); return most;', ["NG104"]),
        ('int most = (Integer) sessions.selectOne("selectMost", null); return most;', ["NG104"]),
        ('Integer most = (Integer) sessions.selectOne("selectMost", null); return most == null ? 0 : most + 1;', []),
        ('long all = (Long) sessions.selectOne("selectCount", text); return all;', []),
        ('int all = (Integer) session.selectOne("shop.jobs.selectCount", text); return all;', []),
        ('long all = (long) sessions.selectOne("selectC" + text, text); return all;', []),
        ('long all = (long) sessions.selectOne("select" + text, text); return all;', ["NG103"]),
        ('long all = (long) sessions.selectOne("tally" + text, text); return all;', []),
        ('long all = (long) sessions.selectOne("other" + text, text); return all;', ["NG103"]),
        ('return ((Job) sessions.selectOne("selectJob", id)).hashCode();', ["NG103"]),
        ("for (Job job : noted()) { job.getNote().trim(); } return null;", []),
        ("return noted().stream().map(job -> job.getNote().trim()).collect(java.util.stream.Collectors.toList());", []),
        ('List<Job> jobs = session.selectList("selectNoted"); return jobs.get(0).getNote().trim();', []),
        ('Job job = session.selectOne("selectNotedOne", id); return job == null ? "" : job.getNote().trim();', []),
        ("for (Job job : all()) { job.getNote().trim(); } return null;", ["NG101"]),
        ("return all().stream().map(job -> job.getNote().trim()).collect(java.util.stream.Collectors.toList());", ["NG101"]),
        ('List<Job> jobs = session.selectList("selectPerhaps", text); return jobs.get(0).getNote().trim();', ["NG101"]),
        ('Job job = session.selectOne("selectJob", id); return job == null ? "" : job.getNote().trim();', ["NG101"]),
        ('Job job = session.selectOne("selectNotedOne", id); return job.getNote().trim();', ["NG103"]),
        ('Summary sum = (Summary) sessions.selectOne("selectSummary", text); sum.setNote(text); return sum;', []),
        ('Summary sum = session.selectOne("shop.jobs.selectSummary", text); sum.setNote(text); return sum;', []),
        ('Summary sum = (Summary) sessions.selectOne("selectSummaries", text); sum.setNote(text); return sum;', ["NG103"]),
    ],
)
def test_statements(tmp_path, body, rules):
    files = {"db/V1__jobs.sql": SCHEMA, "src/main/resources/Jobs.xml": MAPPER, "src/main/java/shop/Job.java": JOB}
    files["src/main/java/shop/Summary.java"] = SUMMARY
    for path, text in {**files, "src/main/java/shop/Service.java": SERVICE.replace("BODY", body)}.items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "jobs": 1})
    found = run(settings, lambda stage, done, total: None).findings
    assert [finding.rule for finding in found if finding.place.path.endswith("Service.java")] == rules
