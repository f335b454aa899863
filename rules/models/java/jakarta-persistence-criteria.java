// jakarta.persistence.criteria: what the types of criteria queries need. Source: the Jakarta Persistence 3.2 API reference.
package jakarta.persistence.criteria;

import jakarta.persistence.Tuple;
import java.util.List;

public interface CriteriaBuilder {
    CriteriaQuery<Object> createQuery();
    <T> CriteriaQuery<T> createQuery(Class<T> resultClass);
    CriteriaQuery<Tuple> createTupleQuery();
    <T> CriteriaUpdate<T> createCriteriaUpdate(Class<T> targetEntity);
    <T> CriteriaDelete<T> createCriteriaDelete(Class<T> targetEntity);
}

public interface CriteriaQuery<T> {
    <X> Root<X> from(Class<X> entityClass);
    CriteriaQuery<T> select(Object selection);
    CriteriaQuery<T> multiselect(Object... selections);
    CriteriaQuery<T> where(Object... restrictions);
    CriteriaQuery<T> groupBy(Object... grouping);
    CriteriaQuery<T> having(Object... restrictions);
    CriteriaQuery<T> orderBy(Object... o);
    CriteriaQuery<T> distinct(boolean distinct);
}

public interface CriteriaUpdate<T> {
    Root<T> from(Class<T> entityClass);
}

public interface CriteriaDelete<T> {
    Root<T> from(Class<T> entityClass);
}

public interface Root<X> {
}
