// org.apache.commons.dbutils: Apache Commons DbUtils 1. Source: its API reference (BeanHandler, MapHandler and ScalarHandler give null
// where the result has no row). @Lookup: null when no row is found.
package org.apache.commons.dbutils;

import java.sql.Connection;
import java.util.List;
import org.apache.commons.dbutils.handlers.BeanHandler;
import org.apache.commons.dbutils.handlers.BeanListHandler;
import org.apache.commons.dbutils.handlers.ScalarHandler;

public class QueryRunner {
    public @Lookup @Nullable <T> T query(String sql, BeanHandler<T> rsh, Object... params) { }
    public @Lookup @Nullable <T> T query(Connection conn, String sql, BeanHandler<T> rsh, Object... params) { }
    public @Lookup @Nullable <T> T query(String sql, ScalarHandler<T> rsh, Object... params) { }
    public @Lookup @Nullable <T> T query(Connection conn, String sql, ScalarHandler<T> rsh, Object... params) { }
    public <T> List<T> query(String sql, BeanListHandler<T> rsh, Object... params) { }
    public <T> List<T> query(Connection conn, String sql, BeanListHandler<T> rsh, Object... params) { }
    public <T> T query(String sql, ResultSetHandler<T> rsh, Object... params) { }
    public <T> T query(Connection conn, String sql, ResultSetHandler<T> rsh, Object... params) { }
    public int update(String sql, Object... params) { }
    public int update(Connection conn, String sql, Object... params) { }
}

public interface ResultSetHandler<T> {
    T handle(java.sql.ResultSet rs);
}
