// org.hibernate.criterion: Hibernate 3 to 5. Source: the Hibernate 5.6 API reference (Restrictions, Projections, Order).
package org.hibernate.criterion;

import java.util.Collection;
import org.hibernate.Criteria;
import org.hibernate.FetchMode;
import org.hibernate.Session;
import org.hibernate.transform.ResultTransformer;

public interface Criterion {
}

public class Restrictions {
    public static Criterion between(String propertyName, Object low, Object high);
    public static Criterion eq(String propertyName, Object value);
    public static Criterion ge(String propertyName, Object value);
    public static Criterion gt(String propertyName, Object value);
    public static Criterion ilike(String propertyName, Object value);
    public static Criterion in(String propertyName, Object... values);
    public static Criterion in(String propertyName, Collection values);
    public static Criterion isNotNull(String propertyName);
    public static Criterion isNull(String propertyName);
    public static Criterion le(String propertyName, Object value);
    public static Criterion like(String propertyName, Object value);
    public static Criterion lt(String propertyName, Object value);
    public static Criterion ne(String propertyName, Object value);
}

public interface Projection {
}

public class Projections {
    public static Projection avg(String propertyName);
    public static Projection count(String propertyName);
    public static Projection countDistinct(String propertyName);
    public static Projection max(String propertyName);
    public static Projection min(String propertyName);
    public static Projection rowCount();
    public static Projection sum(String propertyName);
}

public class DetachedCriteria {
    public static DetachedCriteria forClass(Class entity) { }
    public static DetachedCriteria forClass(Class entity, String alias) { }
    public Criteria getExecutableCriteria(Session session) { }
    public DetachedCriteria add(Criterion criterion) { }
    public DetachedCriteria addOrder(Order order) { }
    public DetachedCriteria createAlias(String path, String alias) { }
    public DetachedCriteria createCriteria(String path) { }
    public DetachedCriteria createCriteria(String path, String alias) { }
    public DetachedCriteria setFetchMode(String path, FetchMode mode) { }
    public DetachedCriteria setProjection(Projection projection) { }
    public DetachedCriteria setResultTransformer(ResultTransformer transformer) { }
}
