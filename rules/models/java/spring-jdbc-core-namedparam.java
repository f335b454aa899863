// org.springframework.jdbc.core.namedparam: NamedParameterJdbcTemplate. Source: the Spring Framework 6 API reference. queryForObject raises
// when there is no row; query gives a list, never null.
package org.springframework.jdbc.core.namedparam;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.rowset.SqlRowSet;

public interface SqlParameterSource {
}

public class MapSqlParameterSource implements SqlParameterSource {
    public MapSqlParameterSource addValue(String paramName, Object value) { }
}

public interface NamedParameterJdbcOperations {
    JdbcOperations getJdbcOperations();
    <T> List<T> query(String sql, RowMapper<T> rowMapper);
    <T> List<T> query(String sql, SqlParameterSource paramSource, RowMapper<T> rowMapper);
    <T> List<T> query(String sql, Map<String, ?> paramMap, RowMapper<T> rowMapper);
    <T> T query(String sql, ResultSetExtractor<T> rse);
    <T> T query(String sql, SqlParameterSource paramSource, ResultSetExtractor<T> rse);
    <T> T query(String sql, Map<String, ?> paramMap, ResultSetExtractor<T> rse);
    <T> Stream<T> queryForStream(String sql, SqlParameterSource paramSource, RowMapper<T> rowMapper);
    <T> Stream<T> queryForStream(String sql, Map<String, ?> paramMap, RowMapper<T> rowMapper);
    <T> T queryForObject(String sql, SqlParameterSource paramSource, RowMapper<T> rowMapper);
    <T> T queryForObject(String sql, Map<String, ?> paramMap, RowMapper<T> rowMapper);
    <T> T queryForObject(String sql, SqlParameterSource paramSource, Class<T> requiredType);
    <T> T queryForObject(String sql, Map<String, ?> paramMap, Class<T> requiredType);
    Map<String, Object> queryForMap(String sql, SqlParameterSource paramSource);
    Map<String, Object> queryForMap(String sql, Map<String, ?> paramMap);
    <T> List<T> queryForList(String sql, SqlParameterSource paramSource, Class<T> elementType);
    <T> List<T> queryForList(String sql, Map<String, ?> paramMap, Class<T> elementType);
    List<Map<String, Object>> queryForList(String sql, SqlParameterSource paramSource);
    List<Map<String, Object>> queryForList(String sql, Map<String, ?> paramMap);
    SqlRowSet queryForRowSet(String sql, SqlParameterSource paramSource);
    SqlRowSet queryForRowSet(String sql, Map<String, ?> paramMap);
    int update(String sql, SqlParameterSource paramSource);
    int update(String sql, Map<String, ?> paramMap);
}

public class NamedParameterJdbcTemplate implements NamedParameterJdbcOperations {
    public JdbcTemplate getJdbcTemplate() { }
}
