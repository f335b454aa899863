// io.dropwizard.hibernate: the superclass of DAOs, Dropwizard 1 to 4. Source: the Dropwizard API reference.
// @Lookup: null when there is no such row.
package io.dropwizard.hibernate;

import java.util.List;
import org.hibernate.Criteria;
import org.hibernate.Session;

public abstract class AbstractDAO<E> {
    protected Session currentSession() { }
    protected Criteria criteria() { }
    protected org.hibernate.query.Query<E> namedQuery(String queryName) { }
    protected org.hibernate.query.Query<E> namedTypedQuery(String queryName) { }
    protected org.hibernate.query.Query<E> query(String queryString) { }
    public Class<E> getEntityClass() { }
    protected @Lookup @Nullable E uniqueResult(Criteria criteria) { }
    protected @Lookup @Nullable E uniqueResult(jakarta.persistence.criteria.CriteriaQuery<E> criteriaQuery) { }
    protected @Lookup @Nullable E uniqueResult(org.hibernate.query.Query<E> query) { }
    protected List<E> list(Criteria criteria) { }
    protected List<E> list(org.hibernate.query.Query<E> query) { }
    protected @Lookup @Nullable E get(Object id) { }
    protected E persist(E entity) { }
}
