// org.hibernate.query: queries of Hibernate 5 and 6. Source: the Hibernate ORM API references.
// @Lookup: null when no row matches.
package org.hibernate.query;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

public interface Query<R> extends jakarta.persistence.TypedQuery<R>, javax.persistence.TypedQuery<R> {
    List<R> list();
    List<R> getResultList();
    Stream<R> stream();
    Stream<R> getResultStream();
    Iterator<R> iterate();
    @Lookup @Nullable R uniqueResult();
    Optional<R> uniqueResultOptional();
    R getSingleResult();
    org.hibernate.ScrollableResults<R> scroll();
    org.hibernate.ScrollableResults<R> scroll(Object scrollMode);
    @Lookup @Nullable R getSingleResultOrNull();
    int executeUpdate();
    Query<R> setParameter(String name, Object val);
    Query<R> setParameter(int position, Object val);
    Query<R> setParameter(String name, Object val, Object type);
    Query<R> setParameterList(String name, Collection values);
    Query<R> setParameterList(String name, Object[] values);
    Query<R> setString(String name, String val);
    Query<R> setInteger(String name, int val);
    Query<R> setLong(String name, long val);
    Query<R> setBoolean(String name, boolean val);
    Query<R> setDate(String name, Object val);
    Query<R> setTimestamp(String name, Object val);
    Query<R> setEntity(String name, Object val);
    Query<R> setProperties(Object bean);
    Query<R> setMaxResults(int maxResult);
    Query<R> setFirstResult(int startPosition);
    Query<R> setFetchSize(int fetchSize);
    Query<R> setCacheable(boolean cacheable);
    Query<R> setReadOnly(boolean readOnly);
    Query<R> setTimeout(int timeout);
    Query<R> setHint(String hintName, Object value);
    Query<R> setComment(String comment);
    Query<R> setFlushMode(Object flushMode);
    Query<R> setLockMode(Object lockMode);
    Query<R> setResultTransformer(Object transformer);
}

public interface NativeQuery<T> extends Query<T> {
    NativeQuery<T> addScalar(String columnAlias);
    NativeQuery<T> addScalar(String columnAlias, Object type);
    NativeQuery<T> addEntity(Class entityType);
    NativeQuery<T> addEntity(String alias, Class entityType);
    NativeQuery<T> addJoin(String tableAlias, String path);
    NativeQuery<T> setParameter(String name, Object val);
    NativeQuery<T> setParameter(int position, Object val);
    NativeQuery<T> setParameterList(String name, Collection values);
    NativeQuery<T> setMaxResults(int maxResult);
    NativeQuery<T> setFirstResult(int startPosition);
    NativeQuery<T> setResultTransformer(Object transformer);
}
