// javax.jdo: JDO 3. Source: the JDO 3.2 specification. getObjectById raises when there is no row; a unique query gives null, and
// any other one a list: what is taken as a container of rows is never null.
package javax.jdo;

import java.util.Collection;
import java.util.List;
import java.util.Map;

public interface PersistenceManager {
    <T> T getObjectById(Class<T> cls, Object key);
    Object getObjectById(Object oid);
    Object getObjectById(Object oid, boolean validate);
    <T> T makePersistent(T pc);
    void deletePersistent(Object pc);
    <T> T detachCopy(T pc);
    <T> Query<T> newQuery(Class<T> cls);
    <T> Query<T> newQuery(Class<T> cls, String filter);
    <T> Query<T> newNamedQuery(Class<T> cls, String queryName);
    <T> Extent<T> getExtent(Class<T> persistenceCapableClass);
    Transaction currentTransaction();
    void close();
}

public interface Query<T> {
    Query<T> filter(String filter);
    Query<T> orderBy(String ordering);
    Query<T> parameters(String parameters);
    Query<T> setParameters(Object... namedParamMap);
    void setFilter(String filter);
    void setOrdering(String ordering);
    void setUnique(boolean unique);
    void setResultClass(Class cls);
    void declareParameters(String parameters);
    void declareImports(String imports);
    @Lookup @Nullable Object execute();
    @Lookup @Nullable Object execute(Object p1);
    @Lookup @Nullable Object execute(Object p1, Object p2);
    @Lookup @Nullable Object execute(Object p1, Object p2, Object p3);
    @Lookup @Nullable Object executeWithArray(Object... parameters);
    @Lookup @Nullable Object executeWithMap(Map parameters);
    List<T> executeList();
    @Lookup @Nullable T executeUnique();
    <R> List<R> executeResultList(Class<R> resultCls);
    @Lookup @Nullable <R> R executeResultUnique(Class<R> resultCls);
}
