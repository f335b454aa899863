// org.javalite.activejdbc: ActiveJDBC. Source: the JavaLite guide, "Finders". @Lookup: null when no row is found.
package org.javalite.activejdbc;

import java.util.List;

public abstract class Model {
    public static @Lookup @Nullable <T extends Model> T findById(Object id) { }
    public static @Lookup @Nullable <T extends Model> T findFirst(String subQuery, Object... params) { }
    public static @Lookup @Nullable <T extends Model> T first(String subQuery, Object... params) { }
    public static <T extends Model> LazyList<T> where(String subQuery, Object... params) { }
    public static <T extends Model> LazyList<T> find(String subQuery, Object... params) { }
    public static <T extends Model> LazyList<T> findAll() { }
    public <T extends Model> T set(String name, Object value) { }
    public boolean saveIt() { }
}

public class LazyList<T extends Model> implements List<T> {
    public <E extends Model> LazyList<E> orderBy(String orderBy) { }
    public <E extends Model> LazyList<E> limit(long limit) { }
}
