// org.springframework.orm.hibernate4: HibernateTemplate. Source: the Spring Framework 4 API reference.
// @Lookup: get gives null when there is no row; load raises when its object is used.
package org.springframework.orm.hibernate4;

import java.io.Serializable;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

public interface HibernateOperations {
    <T> T execute(HibernateCallback<T> action);
    @Lookup @Nullable <T> T get(Class<T> entityClass, Serializable id);
    @Lookup @Nullable <T> T get(Class<T> entityClass, Serializable id, LockMode lockMode);
    @Lookup @Nullable Object get(String entityName, Serializable id);
    @Lookup @Nullable Object get(String entityName, Serializable id, LockMode lockMode);
    <T> T load(Class<T> entityClass, Serializable id);
    Object load(String entityName, Serializable id);
    <T> List<T> loadAll(Class<T> entityClass);
    <T> T merge(T entity);
    Serializable save(Object entity);
    void update(Object entity);
    void saveOrUpdate(Object entity);
    void persist(Object entity);
    void delete(Object entity);
    void deleteAll(Collection<?> entities);
    void flush();
    List<?> find(String queryString, Object... values);
    List<?> findByNamedParam(String queryString, String paramName, Object value);
    List<?> findByNamedParam(String queryString, String[] paramNames, Object[] values);
    List<?> findByNamedQuery(String queryName, Object... values);
    List<?> findByNamedQueryAndNamedParam(String queryName, String paramName, Object value);
    List<?> findByNamedQueryAndNamedParam(String queryName, String[] paramNames, Object[] values);
    List<?> findByCriteria(Object criteria);
    List<?> findByCriteria(Object criteria, int firstResult, int maxResults);
    <T> List<T> findByExample(T exampleEntity);
    Iterator<?> iterate(String queryString, Object... values);
    int bulkUpdate(String queryString, Object... values);
}

public class HibernateTemplate implements HibernateOperations {
    public SessionFactory getSessionFactory() { }
}

public interface HibernateCallback<T> {
    T doInHibernate(Session session);
}
