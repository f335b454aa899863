// io.ebean: Ebean 11 to 15. Source: the Ebean API reference (Database, Query, Finder). @Lookup: null when no row is found; getReference gives
// a proxy.
package io.ebean;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

public interface Database {
    @Lookup @Nullable <T> T find(Class<T> beanType, Object id);
    <T> Query<T> find(Class<T> beanType);
    <T> Query<T> createQuery(Class<T> beanType);
    <T> Query<T> createQuery(Class<T> beanType, String ormQuery);
    <T> Query<T> createNamedQuery(Class<T> beanType, String namedQuery);
    <T> Query<T> findNative(Class<T> beanType, String nativeSql);
    <T> T getReference(Class<T> beanType, Object id);
    void save(Object bean);
    void update(Object bean);
    boolean delete(Object bean);
    void refresh(Object bean);
}

public interface EbeanServer extends Database {
}

public class DB {
    public static Database getDefault() { }
    public static @Lookup @Nullable <T> T find(Class<T> beanType, Object id) { }
    public static <T> Query<T> find(Class<T> beanType) { }
    public static <T> Query<T> createQuery(Class<T> beanType) { }
    public static <T> Query<T> createNamedQuery(Class<T> beanType, String namedQuery) { }
    public static <T> Query<T> findNative(Class<T> beanType, String nativeSql) { }
    public static <T> T getReference(Class<T> beanType, Object id) { }
    public static <T> T reference(Class<T> beanType, Object id) { }
    public static void save(Object bean) { }
}

public class Ebean {
    public static EbeanServer getDefaultServer() { }
    public static @Lookup @Nullable <T> T find(Class<T> beanType, Object id) { }
    public static <T> Query<T> find(Class<T> beanType) { }
    public static <T> Query<T> createQuery(Class<T> beanType) { }
    public static <T> T getReference(Class<T> beanType, Object id) { }
    public static void save(Object bean) { }
}

public class Finder<I, T> {
    @Lookup @Nullable public T byId(I id) { }
    public T ref(I id) { }
    public List<T> all() { }
    public Query<T> query() { }
    public Query<T> query(String ormQuery) { }
    public Query<T> nativeSql(String nativeSql) { }
    public ExpressionList<T> where() { }
    public void deleteById(I id) { }
}

public interface Query<T> {
    Query<T> select(String fetchProperties);
    Query<T> fetch(String path);
    Query<T> fetch(String path, String fetchProperties);
    Query<T> setId(Object id);
    Query<T> setParameter(Object name, Object value);
    Query<T> setFirstRow(int firstRow);
    Query<T> setMaxRows(int maxRows);
    Query<T> orderBy(String orderByClause);
    OrderBy<T> orderBy();
    OrderBy<T> order();
    Query<T> order(String orderByClause);
    Query<T> forUpdate();
    Query<T> setDistinct(boolean distinct);
    Query<T> setUseCache(Object useCache);
    ExpressionList<T> where();
    @Lookup @Nullable T findOne();
    @Lookup @Nullable T findUnique();
    Optional<T> findOneOrEmpty();
    List<T> findList();
    Set<T> findSet();
    <K> Map<K, T> findMap();
    Stream<T> findStream();
    void findEach(Consumer<T> consumer);
    <A> List<A> findSingleAttributeList();
    @Lookup @Nullable <A> A findSingleAttribute();
    int findCount();
    boolean exists();
}

public class OrderBy<T> {
    public Query<T> asc(String propertyName) { }
    public Query<T> desc(String propertyName) { }
}

public interface ExpressionList<T> {
    Query<T> query();
    Query<T> orderBy(String orderByClause);
    OrderBy<T> orderBy();
    OrderBy<T> order();
    Query<T> order(String orderByClause);
    Query<T> forUpdate();
    Query<T> setDistinct(boolean distinct);
    Query<T> setFirstRow(int firstRow);
    Query<T> setMaxRows(int maxRows);
    Query<T> select(String fetchProperties);
    Query<T> fetch(String path);
    ExpressionList<T> where();
    ExpressionList<T> eq(String propertyName, Object value);
    ExpressionList<T> ne(String propertyName, Object value);
    ExpressionList<T> ieq(String propertyName, String value);
    ExpressionList<T> gt(String propertyName, Object value);
    ExpressionList<T> ge(String propertyName, Object value);
    ExpressionList<T> lt(String propertyName, Object value);
    ExpressionList<T> le(String propertyName, Object value);
    ExpressionList<T> like(String propertyName, String value);
    ExpressionList<T> ilike(String propertyName, String value);
    ExpressionList<T> in(String propertyName, Collection<?> values);
    ExpressionList<T> in(String propertyName, Object... values);
    ExpressionList<T> notIn(String propertyName, Collection<?> values);
    ExpressionList<T> notIn(String propertyName, Object... values);
    ExpressionList<T> between(String propertyName, Object value1, Object value2);
    ExpressionList<T> startsWith(String propertyName, String value);
    ExpressionList<T> istartsWith(String propertyName, String value);
    ExpressionList<T> endsWith(String propertyName, String value);
    ExpressionList<T> contains(String propertyName, String value);
    ExpressionList<T> icontains(String propertyName, String value);
    ExpressionList<T> raw(String raw);
    ExpressionList<T> raw(String raw, Object value);
    ExpressionList<T> idEq(Object value);
    ExpressionList<T> isNull(String propertyName);
    ExpressionList<T> isNotNull(String propertyName);
    ExpressionList<T> and();
    ExpressionList<T> or();
    ExpressionList<T> not();
    ExpressionList<T> endAnd();
    ExpressionList<T> endOr();
    ExpressionList<T> endNot();
    ExpressionList<T> disjunction();
    ExpressionList<T> conjunction();
    ExpressionList<T> endJunction();
    @Lookup @Nullable T findOne();
    @Lookup @Nullable T findUnique();
    Optional<T> findOneOrEmpty();
    List<T> findList();
    Set<T> findSet();
    Stream<T> findStream();
    void findEach(Consumer<T> consumer);
    <A> List<A> findSingleAttributeList();
    @Lookup @Nullable <A> A findSingleAttribute();
    int findCount();
    boolean exists();
}
