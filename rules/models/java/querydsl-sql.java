// com.querydsl.sql: Querydsl 5. Source: the Querydsl 5 API reference.
// @Lookup: fetchOne and fetchFirst give null when no row is found.
package com.querydsl.sql;

import java.util.List;

public class SQLQueryFactory {
    public <T> SQLQuery<T> select(Object expr) { }
    public <T> SQLQuery<T> selectDistinct(Object expr) { }
    public <T> SQLQuery<T> selectFrom(Object from) { }
    public SQLQuery<?> from(Object... from) { }
}

public class SQLQuery<T> {
    public SQLQuery<T> from(Object... sources) { }
    public <P> SQLQuery<T> join(P target) { }
    public <P> SQLQuery<T> innerJoin(P target) { }
    public <P> SQLQuery<T> leftJoin(P target) { }
    public <P> SQLQuery<T> join(Object target, Object alias) { }
    public <P> SQLQuery<T> innerJoin(Object target, Object alias) { }
    public <P> SQLQuery<T> leftJoin(Object target, Object alias) { }
    public SQLQuery<T> fetchJoin() { }
    public SQLQuery<T> on(Object... condition) { }
    public SQLQuery<T> where(Object... conditions) { }
    public SQLQuery<T> groupBy(Object... o) { }
    public SQLQuery<T> having(Object... o) { }
    public SQLQuery<T> orderBy(Object... o) { }
    public SQLQuery<T> limit(long limit) { }
    public SQLQuery<T> offset(long offset) { }
    public SQLQuery<T> distinct() { }
    public <U> SQLQuery<U> select(Object expr) { }
    public List<T> fetch() { }
    @Lookup @Nullable public T fetchOne() { }
    @Lookup @Nullable public T fetchFirst() { }
    public long fetchCount() { }
}
