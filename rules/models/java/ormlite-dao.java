// com.j256.ormlite.dao: ORMLite. Source: its API reference (Dao). @Lookup: null when no row is found.
package com.j256.ormlite.dao;

import com.j256.ormlite.stmt.QueryBuilder;
import java.util.List;

public interface Dao<T, ID> extends Iterable<T> {
    @Lookup @Nullable T queryForId(ID id);
    @Lookup @Nullable T queryForFirst(Object preparedQuery);
    @Lookup @Nullable T queryForSameId(T data);
    List<T> queryForAll();
    List<T> queryForEq(String fieldName, Object value);
    List<T> query(Object preparedQuery);
    QueryBuilder<T, ID> queryBuilder();
    int create(T data);
    int update(T data);
    int delete(T data);
}
