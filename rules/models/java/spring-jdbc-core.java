// org.springframework.jdbc.core: JdbcTemplate. Source: the Spring Framework 6 API reference. queryForObject raises when there is no
// row; query gives a list, never null.
package org.springframework.jdbc.core;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.support.rowset.SqlRowSet;

public interface JdbcOperations {
    <T> List<T> query(String sql, RowMapper<T> rowMapper);
    <T> List<T> query(String sql, RowMapper<T> rowMapper, Object... args);
    <T> List<T> query(String sql, Object[] args, RowMapper<T> rowMapper);
    <T> List<T> query(String sql, Object[] args, int[] argTypes, RowMapper<T> rowMapper);
    <T> T query(String sql, ResultSetExtractor<T> rse);
    <T> T query(String sql, ResultSetExtractor<T> rse, Object... args);
    <T> T query(String sql, Object[] args, ResultSetExtractor<T> rse);
    <T> T query(String sql, PreparedStatementSetter pss, ResultSetExtractor<T> rse);
    <T> List<T> query(String sql, PreparedStatementSetter pss, RowMapper<T> rowMapper);
    <T> Stream<T> queryForStream(String sql, RowMapper<T> rowMapper, Object... args);
    <T> T queryForObject(String sql, RowMapper<T> rowMapper);
    <T> T queryForObject(String sql, RowMapper<T> rowMapper, Object... args);
    <T> T queryForObject(String sql, Object[] args, RowMapper<T> rowMapper);
    <T> T queryForObject(String sql, Object[] args, int[] argTypes, RowMapper<T> rowMapper);
    <T> T queryForObject(String sql, Class<T> requiredType);
    <T> T queryForObject(String sql, Class<T> requiredType, Object... args);
    <T> T queryForObject(String sql, Object[] args, Class<T> requiredType);
    <T> T queryForObject(String sql, Object[] args, int[] argTypes, Class<T> requiredType);
    <T> List<T> queryForList(String sql, Object[] args, Class<T> elementType);
    <T> List<T> queryForList(String sql, Object[] args, int[] argTypes, Class<T> elementType);
    <T> List<T> queryForList(String sql, Class<T> elementType);
    <T> List<T> queryForList(String sql, Class<T> elementType, Object... args);
    List<Map<String, Object>> queryForList(String sql);
    List<Map<String, Object>> queryForList(String sql, Object... args);
    Map<String, Object> queryForMap(String sql, Object... args);
    SqlRowSet queryForRowSet(String sql, Object... args);
    int update(String sql, Object... args);
}

public class JdbcTemplate implements JdbcOperations {
}

public interface RowMapper<T> {
    T mapRow(java.sql.ResultSet rs, int rowNum);
}

public interface ResultSetExtractor<T> {
    T extractData(java.sql.ResultSet rs);
}

public interface PreparedStatementSetter {
    void setValues(java.sql.PreparedStatement ps);
}

public class BeanPropertyRowMapper<T> implements RowMapper<T> {
    public BeanPropertyRowMapper() { }
    public BeanPropertyRowMapper(Class<T> mappedClass) { }
    public BeanPropertyRowMapper(Class<T> mappedClass, boolean checkFullyPopulated) { }
    public static <T> BeanPropertyRowMapper<T> newInstance(Class<T> mappedClass) { }
}

public class DataClassRowMapper<T> extends BeanPropertyRowMapper<T> {
    public DataClassRowMapper() { }
    public DataClassRowMapper(Class<T> mappedClass) { }
    public static <T> DataClassRowMapper<T> newInstance(Class<T> mappedClass) { }
}
