// org.hibernate: sessions and criteria of Hibernate 3 to 6. Source: the Hibernate ORM API references.
// @Lookup: null when there is no such row; load gives a proxy.
package org.hibernate;

import java.io.Closeable;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.query.NativeQuery;

public interface SharedSessionContract {
    Transaction beginTransaction();
    Transaction getTransaction();
    org.hibernate.query.Query createQuery(String queryString);
    <T> org.hibernate.query.Query<T> createQuery(String queryString, Class<T> resultType);
    <T> org.hibernate.query.Query<T> createQuery(jakarta.persistence.criteria.CriteriaQuery<T> criteriaQuery);
    org.hibernate.query.Query getNamedQuery(String queryName);
    org.hibernate.query.Query createNamedQuery(String name);
    <T> org.hibernate.query.Query<T> createNamedQuery(String name, Class<T> resultType);
    org.hibernate.query.Query createSelectionQuery(String hqlString);
    <R> org.hibernate.query.Query<R> createSelectionQuery(String hqlString, Class<R> resultType);
    NativeQuery createSQLQuery(String queryString);
    NativeQuery createNativeQuery(String sqlString);
    <T> NativeQuery<T> createNativeQuery(String sqlString, Class<T> resultClass);
    Criteria createCriteria(Class persistentClass);
    Criteria createCriteria(Class persistentClass, String alias);
    Criteria createCriteria(String entityName);
    boolean isOpen();
    boolean isConnected();
    void close();
}

public interface Session extends SharedSessionContract, jakarta.persistence.EntityManager, javax.persistence.EntityManager {
    void flush();
    void clear();
    void evict(Object object);
    boolean contains(Object object);
    SessionFactory getSessionFactory();
    Serializable getIdentifier(Object object);
    @Lookup @Nullable <T> T get(Class<T> entityType, Object id);
    @Lookup @Nullable <T> T get(Class<T> entityType, Object id, LockMode lockMode);
    @Lookup @Nullable <T> T get(Class<T> entityType, Object id, LockOptions lockOptions);
    @Lookup @Nullable Object get(String entityName, Object id);
    @Lookup @Nullable <T> T find(Class<T> entityType, Object id);
    <T> T load(Class<T> theClass, Object id);
    Object load(String entityName, Object id);
    <T> T getReference(Class<T> entityType, Object id);
    <T> IdentifierLoadAccess<T> byId(Class<T> entityClass);
    <T> NaturalIdLoadAccess<T> byNaturalId(Class<T> entityClass);
    <T> SimpleNaturalIdLoadAccess<T> bySimpleNaturalId(Class<T> entityClass);
    <T> MultiIdentifierLoadAccess<T> byMultipleIds(Class<T> entityClass);
    Serializable save(Object object);
    void saveOrUpdate(Object object);
    void update(Object object);
    <T> T merge(T object);
    void persist(Object object);
    void delete(Object object);
    void remove(Object object);
    void refresh(Object object);
    void replicate(Object object, ReplicationMode replicationMode);
    org.hibernate.query.Query createQuery(String queryString);
    <T> org.hibernate.query.Query<T> createQuery(String queryString, Class<T> resultType);
    <T> org.hibernate.query.Query<T> createQuery(jakarta.persistence.criteria.CriteriaQuery<T> criteriaQuery);
    org.hibernate.query.Query createFilter(Object collection, String queryString);
}

public interface StatelessSession extends SharedSessionContract {
    Object insert(Object entity);
    void update(Object entity);
    void delete(Object entity);
    @Lookup @Nullable <T> T get(Class<T> entityClass, Object id);
    void refresh(Object entity);
}

public interface SessionFactory {
    Session openSession();
    Session getCurrentSession();
    StatelessSession openStatelessSession();
    void close();
    boolean isClosed();
    <R> R fromSession(Function<Session, R> action);
    <R> R fromTransaction(Function<Session, R> action);
    void inSession(Consumer<Session> action);
    void inTransaction(Consumer<Session> action);
}

public interface IdentifierLoadAccess<T> {
    T getReference(Object id);
    @Lookup @Nullable T load(Object id);
    Optional<T> loadOptional(Object id);
}

public interface NaturalIdLoadAccess<T> {
    NaturalIdLoadAccess<T> using(String attributeName, Object value);
    T getReference();
    @Lookup @Nullable T load();
    Optional<T> loadOptional();
}

public interface SimpleNaturalIdLoadAccess<T> {
    T getReference(Object naturalIdValue);
    @Lookup @Nullable T load(Object naturalIdValue);
    Optional<T> loadOptional(Object naturalIdValue);
}

public interface MultiIdentifierLoadAccess<T> {
    List<T> multiLoad(Object... ids);
}

public interface Transaction {
    void begin();
    void commit();
    void rollback();
    boolean isActive();
    boolean wasCommitted();
}

public interface Criteria {
    Criteria add(Object criterion);
    Criteria addOrder(Object order);
    Criteria setProjection(Object projection);
    Criteria setFetchMode(String associationPath, Object mode);
    Criteria createAlias(String associationPath, String alias);
    Criteria createAlias(String associationPath, String alias, Object joinType);
    Criteria createCriteria(String associationPath);
    Criteria createCriteria(String associationPath, String alias);
    Criteria createCriteria(String associationPath, Object joinType);
    Criteria setResultTransformer(Object resultTransformer);
    Criteria setMaxResults(int maxResults);
    Criteria setFirstResult(int firstResult);
    Criteria setFetchSize(int fetchSize);
    Criteria setCacheable(boolean cacheable);
    Criteria setLockMode(LockMode lockMode);
    Criteria setReadOnly(boolean readOnly);
    Criteria setFlushMode(Object flushMode);
    List list();
    @Lookup @Nullable Object uniqueResult();
}

public interface Query<R> extends org.hibernate.query.Query<R> {
}

public interface SQLQuery<R> extends NativeQuery<R> {
}

public class Hibernate {
    public static void initialize(Object proxy);
    public static boolean isInitialized(Object proxy);
    public static Class getClass(Object proxy);
    public static Object unproxy(Object proxy);
    public static <T> T unproxy(T proxy, Class<T> entityClass);
}

public class HibernateException extends RuntimeException {
}

public class ObjectNotFoundException extends HibernateException {
}

public class NonUniqueResultException extends HibernateException {
}

public enum LockMode { NONE, READ, UPGRADE, UPGRADE_NOWAIT, WRITE, FORCE, OPTIMISTIC, PESSIMISTIC_READ, PESSIMISTIC_WRITE }

public class LockOptions {
}

public enum ReplicationMode { EXCEPTION, IGNORE, OVERWRITE, LATEST_VERSION }

public interface ScrollableResults<R> extends Closeable {
    boolean next();
    boolean previous();
    boolean first();
    boolean last();
    R get();
    Object get(int i);
    void close();
}
