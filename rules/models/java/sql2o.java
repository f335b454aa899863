// org.sql2o: sql2o 1. Source: the sql2o API reference (Sql2o, Connection, Query). @Lookup: null when the query finds no row.
package org.sql2o;

import java.util.List;

public class Sql2o {
    public Connection open() { }
    public Connection beginTransaction() { }
}

public class Connection {
    public Query createQuery(String queryText) { }
    public Query createQuery(String queryText, boolean returnGeneratedKeys) { }
}

public class Query {
    public Query addParameter(String name, Object value) { }
    @Lookup @Nullable public <T> T executeAndFetchFirst(Class<T> returnType) { }
    public <T> List<T> executeAndFetch(Class<T> returnType) { }
    @Nullable public Object executeScalar() { }
    @Lookup @Nullable public <T> T executeScalar(Class<T> returnType) { }
    public <T> List<T> executeScalarList(Class<T> returnType) { }
    public Connection executeUpdate() { }
}
