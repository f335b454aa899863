// jakarta.persistence: entity managers and queries of Jakarta Persistence 3.0 to 3.2. Source: the Jakarta Persistence 3.2 API reference.
// @Lookup: null when there is no such row. getSingleResult throws where nothing is found, getReference gives a proxy.
package jakarta.persistence;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.CriteriaUpdate;

public interface EntityManager extends AutoCloseable {
    void persist(Object entity);
    <T> T merge(T entity);
    void remove(Object entity);
    @Lookup @Nullable <T> T find(Class<T> entityClass, Object primaryKey);
    @Lookup @Nullable <T> T find(Class<T> entityClass, Object primaryKey, Map<String, Object> properties);
    @Lookup @Nullable <T> T find(Class<T> entityClass, Object primaryKey, LockModeType lockMode);
    @Lookup @Nullable <T> T find(Class<T> entityClass, Object primaryKey, LockModeType lockMode, Map<String, Object> properties);
    <T> T getReference(Class<T> entityClass, Object primaryKey);
    void flush();
    void lock(Object entity, LockModeType lockMode);
    void refresh(Object entity);
    void refresh(Object entity, LockModeType lockMode);
    void clear();
    void detach(Object entity);
    boolean contains(Object entity);
    LockModeType getLockMode(Object entity);
    Query createQuery(String qlString);
    <T> TypedQuery<T> createQuery(CriteriaQuery<T> criteriaQuery);
    Query createQuery(CriteriaUpdate updateQuery);
    Query createQuery(CriteriaDelete deleteQuery);
    <T> TypedQuery<T> createQuery(String qlString, Class<T> resultClass);
    Query createNamedQuery(String name);
    <T> TypedQuery<T> createNamedQuery(String name, Class<T> resultClass);
    Query createNativeQuery(String sqlString);
    Query createNativeQuery(String sqlString, Class resultClass);
    Query createNativeQuery(String sqlString, String resultSetMapping);
    void joinTransaction();
    boolean isJoinedToTransaction();
    <T> T unwrap(Class<T> cls);
    Object getDelegate();
    void close();
    boolean isOpen();
    EntityTransaction getTransaction();
    EntityManagerFactory getEntityManagerFactory();
    CriteriaBuilder getCriteriaBuilder();
}

public interface EntityManagerFactory extends AutoCloseable {
    EntityManager createEntityManager();
    EntityManager createEntityManager(Map map);
    CriteriaBuilder getCriteriaBuilder();
    boolean isOpen();
    void close();
    <T> T unwrap(Class<T> cls);
    <R> R callInTransaction(Function<EntityManager, R> work);
    void runInTransaction(Consumer<EntityManager> work);
}

public interface EntityTransaction {
    void begin();
    void commit();
    void rollback();
    void setRollbackOnly();
    boolean getRollbackOnly();
    boolean isActive();
}

public interface Query {
    List getResultList();
    Stream getResultStream();
    Object getSingleResult();
    @Lookup @Nullable Object getSingleResultOrNull();
    int executeUpdate();
    Query setMaxResults(int maxResult);
    Query setFirstResult(int startPosition);
    Query setHint(String hintName, Object value);
    Query setParameter(String name, Object value);
    Query setParameter(int position, Object value);
    Query setParameter(String name, Date value, TemporalType temporalType);
    Query setParameter(int position, Date value, TemporalType temporalType);
    Query setFlushMode(FlushModeType flushMode);
    Query setLockMode(LockModeType lockMode);
    <T> T unwrap(Class<T> cls);
}

public interface TypedQuery<X> extends Query {
    List<X> getResultList();
    Stream<X> getResultStream();
    X getSingleResult();
    @Lookup @Nullable X getSingleResultOrNull();
    TypedQuery<X> setMaxResults(int maxResult);
    TypedQuery<X> setFirstResult(int startPosition);
    TypedQuery<X> setHint(String hintName, Object value);
    TypedQuery<X> setParameter(String name, Object value);
    TypedQuery<X> setParameter(int position, Object value);
    TypedQuery<X> setParameter(String name, Date value, TemporalType temporalType);
    TypedQuery<X> setParameter(int position, Date value, TemporalType temporalType);
    TypedQuery<X> setFlushMode(FlushModeType flushMode);
    TypedQuery<X> setLockMode(LockModeType lockMode);
}

public interface StoredProcedureQuery extends Query {
    boolean execute();
    Object getOutputParameterValue(String name);
}

public interface Tuple {
    <X> X get(String alias, Class<X> type);
    Object get(String alias);
    <X> X get(int i, Class<X> type);
    Object get(int i);
    Object[] toArray();
}

public interface AttributeConverter<X, Y> {
    Y convertToDatabaseColumn(X attribute);
    X convertToEntityAttribute(Y dbData);
}

public enum LockModeType { READ, WRITE, OPTIMISTIC, OPTIMISTIC_FORCE_INCREMENT, PESSIMISTIC_READ, PESSIMISTIC_WRITE, PESSIMISTIC_FORCE_INCREMENT, NONE }

public enum FlushModeType { COMMIT, AUTO }

public enum TemporalType { DATE, TIME, TIMESTAMP }

public class PersistenceException extends RuntimeException {
}

public class NoResultException extends PersistenceException {
}

public class NonUniqueResultException extends PersistenceException {
}

public class EntityNotFoundException extends PersistenceException {
}

public class OptimisticLockException extends PersistenceException {
}
