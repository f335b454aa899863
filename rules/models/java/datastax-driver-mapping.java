// com.datastax.driver.mapping: the object mapper of the DataStax Java driver 2 and 3. Source: the driver's API reference (Mapper, Result).
// @Lookup: null when there is no such row.
package com.datastax.driver.mapping;

import java.util.Iterator;
import java.util.List;

public class MappingManager {
    public <T> Mapper<T> mapper(Class<T> entityClass) { }
}

public class Mapper<T> {
    @Lookup @Nullable public T get(Object... keys) { }
    public Result<T> map(ResultSet resultSet) { }
    public void save(T entity) { }
    public void delete(T entity) { }
}

public class Result<T> implements Iterable<T> {
    @Lookup @Nullable public T one() { }
    public List<T> all() { }
    public Iterator<T> iterator() { }
    public boolean isExhausted() { }
}
