// com.j256.ormlite.stmt: queries of ORMLite. Source: its API reference (QueryBuilder, Where). @Lookup: null when no row is found.
package com.j256.ormlite.stmt;

import java.util.List;

public class QueryBuilder<T, ID> {
    public Where<T, ID> where() { }
    public QueryBuilder<T, ID> orderBy(String columnName, boolean ascending) { }
    public QueryBuilder<T, ID> limit(Long maxRows) { }
    public @Lookup @Nullable T queryForFirst() { }
    public List<T> query() { }
    public long countOf() { }
}

public class Where<T, ID> {
    public Where<T, ID> eq(String columnName, Object value) { }
    public Where<T, ID> ne(String columnName, Object value) { }
    public Where<T, ID> in(String columnName, Object... values) { }
    public Where<T, ID> isNull(String columnName) { }
    public Where<T, ID> isNotNull(String columnName) { }
    public Where<T, ID> and() { }
    public Where<T, ID> or() { }
    public @Lookup @Nullable T queryForFirst() { }
    public List<T> query() { }
}
