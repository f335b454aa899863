// org.javalite.activejdbc: ActiveJDBC 3. Source: the JavaLite manual, "Record selection" and "Relationships". @Lookup: null when the
// query finds no row; a parent is null where the row has none.
package org.javalite.activejdbc;

import java.util.List;

public abstract class Model {
    @Lookup @Nullable public static <T extends Model> T findById(Object id) { }
    @Lookup @Nullable public static <T extends Model> T findByCompositeKeys(Object... values) { }
    @Lookup @Nullable public static <T extends Model> T findFirst(String subQuery, Object... params) { }
    @Lookup @Nullable public static <T extends Model> T first(String subQuery, Object... params) { }
    public static <T extends Model> LazyList<T> where(String subquery, Object... params) { }
    public static <T extends Model> LazyList<T> find(String subquery, Object... params) { }
    public static <T extends Model> LazyList<T> findAll() { }
    @Nullable public <P extends Model> P parent(Class<P> parentClass) { }
    public <C extends Model> LazyList<C> getAll(Class<C> targetModelClass) { }
    public <T extends Model> T set(String attributeName, Object value) { }
    public boolean save() { }
    public boolean saveIt() { }
}

public class LazyList<T extends Model> implements List<T> {
    public <E extends Model> LazyList<E> orderBy(String orderBy) { }
    public <E extends Model> LazyList<E> limit(long limit) { }
    public <E extends Model> LazyList<E> offset(long offset) { }
    public <E extends Model> LazyList<E> include(Class<? extends Model>... classes) { }
    public LazyList<T> load() { }
}
