// org.apache.commons.dbutils: Apache Commons DbUtils. Source: its API reference, 1.8 (QueryRunner, ResultSetHandler). What a handler
// makes of a result without rows stands in names.tsv (row-handler).
package org.apache.commons.dbutils;

import java.sql.Connection;
import java.sql.ResultSet;

public interface ResultSetHandler<T> {
    T handle(ResultSet rs);
}

public class QueryRunner {
    public <T> T query(String sql, ResultSetHandler<T> rsh) { }
    public <T> T query(String sql, ResultSetHandler<T> rsh, Object... params) { }
    public <T> T query(String sql, Object param, ResultSetHandler<T> rsh) { }
    public <T> T query(String sql, Object[] params, ResultSetHandler<T> rsh) { }
    public <T> T query(Connection conn, String sql, ResultSetHandler<T> rsh) { }
    public <T> T query(Connection conn, String sql, ResultSetHandler<T> rsh, Object... params) { }
    public <T> T insert(String sql, ResultSetHandler<T> rsh, Object... params) { }
    public <T> T insert(Connection conn, String sql, ResultSetHandler<T> rsh, Object... params) { }
    public int update(String sql, Object... params) { }
    public int update(Connection conn, String sql, Object... params) { }
    public int[] batch(String sql, Object[][] params) { }
    public int[] batch(Connection conn, String sql, Object[][] params) { }
}
