// com.querydsl.jpa.impl: Querydsl 5. Source: the Querydsl 5 API reference.
// @Lookup: fetchOne and fetchFirst give null when no row is found.
package com.querydsl.jpa.impl;

import java.util.List;

public class JPAQueryFactory {
    public <T> JPAQuery<T> select(Object expr) { }
    public <T> JPAQuery<T> selectDistinct(Object expr) { }
    public <T> JPAQuery<T> selectFrom(Object from) { }
    public JPAQuery<?> from(Object... from) { }
    public JPAQuery<?> query() { }
}

public class JPAQuery<T> {
    public JPAQuery<T> from(Object... sources) { }
    public <P> JPAQuery<T> join(P target) { }
    public <P> JPAQuery<T> innerJoin(P target) { }
    public <P> JPAQuery<T> leftJoin(P target) { }
    public <P> JPAQuery<T> join(Object target, Object alias) { }
    public <P> JPAQuery<T> innerJoin(Object target, Object alias) { }
    public <P> JPAQuery<T> leftJoin(Object target, Object alias) { }
    public JPAQuery<T> fetchJoin() { }
    public JPAQuery<T> on(Object... condition) { }
    public JPAQuery<T> where(Object... conditions) { }
    public JPAQuery<T> groupBy(Object... o) { }
    public JPAQuery<T> having(Object... o) { }
    public JPAQuery<T> orderBy(Object... o) { }
    public JPAQuery<T> limit(long limit) { }
    public JPAQuery<T> offset(long offset) { }
    public JPAQuery<T> distinct() { }
    public <U> JPAQuery<U> select(Object expr) { }
    public List<T> fetch() { }
    @Lookup @Nullable public T fetchOne() { }
    @Lookup @Nullable public T fetchFirst() { }
    public long fetchCount() { }
}
