// com.datastax.oss.driver.api.core.cql: the DataStax Java driver 4 of Cassandra. Source: the driver's API reference (ResultSet). @Lookup: null
// when no row is left.
package com.datastax.oss.driver.api.core.cql;

import java.util.Iterator;
import java.util.List;

public interface SyncCqlSession {
    ResultSet execute(String query);
    ResultSet execute(String query, Object... values);
    ResultSet execute(Statement statement);
    PreparedStatement prepare(String query);
}

public interface ResultSet extends Iterable<Row> {
    @Lookup @Nullable Row one();
    List<Row> all();
    Iterator<Row> iterator();
    boolean wasApplied();
}
