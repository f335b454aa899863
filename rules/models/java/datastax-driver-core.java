// com.datastax.driver.core: the DataStax Java driver 2 and 3 of Cassandra. Source: the driver's API reference (ResultSet, Row). @Lookup: null
// when no row is left; a column that holds null gives null.
package com.datastax.driver.core;

import java.util.Iterator;
import java.util.List;

public interface Session {
    ResultSet execute(String query);
    ResultSet execute(String query, Object... values);
    ResultSet execute(Statement statement);
    PreparedStatement prepare(String query);
}

public interface PagingIterable<S, T> extends Iterable<T> {
    @Lookup @Nullable T one();
    List<T> all();
    Iterator<T> iterator();
    boolean isExhausted();
}

public interface ResultSet extends PagingIterable<ResultSet, Row> {
    @Lookup @Nullable Row one();
    List<Row> all();
    boolean wasApplied();
}
