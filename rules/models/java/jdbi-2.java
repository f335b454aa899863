// org.skife.jdbi.v2: JDBI 2. Source: the JDBI 2 API reference.
// @Lookup: first gives null when there is no row.
package org.skife.jdbi.v2;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.skife.jdbi.v2.tweak.HandleCallback;
import org.skife.jdbi.v2.tweak.ResultSetMapper;

public class DBI implements IDBI {
}

public interface IDBI {
    Handle open();
    <SqlObjectType> SqlObjectType open(Class<SqlObjectType> sqlObjectType);
    <SqlObjectType> SqlObjectType onDemand(Class<SqlObjectType> sqlObjectType);
    <ReturnType> ReturnType withHandle(HandleCallback<ReturnType> callback);
    <ReturnType> ReturnType inTransaction(TransactionCallback<ReturnType> callback);
    <ReturnType> ReturnType inTransaction(TransactionIsolationLevel isolation, TransactionCallback<ReturnType> callback);
}

public interface TransactionCallback<ReturnType> {
    ReturnType inTransaction(Handle conn, TransactionStatus status);
}

public interface Transaction<ReturnType, ConnectionType> {
    ReturnType inTransaction(ConnectionType transactional, TransactionStatus status);
}

public interface Handle {
    Query<Map<String, Object>> createQuery(String sql);
    List<Map<String, Object>> select(String sql, Object... args);
    int insert(String sql, Object... args);
    int update(String sql, Object... args);
    int execute(String sql, Object... args);
    <SqlObjectType> SqlObjectType attach(Class<SqlObjectType> sqlObjectType);
    <ReturnType> ReturnType inTransaction(TransactionCallback<ReturnType> callback);
    <ReturnType> ReturnType inTransaction(TransactionIsolationLevel level, TransactionCallback<ReturnType> callback);
    void close();
}

public class Query<ResultType> implements Iterable<ResultType> {
    public Query<ResultType> bind(String name, Object value) { }
    public Query<ResultType> bind(int position, Object value) { }
    public <T> Query<T> map(ResultSetMapper<T> mapper) { }
    public <T> Query<T> map(Class<T> resultType) { }
    public <T> Query<T> mapTo(Class<T> resultType) { }
    public @Lookup @Nullable ResultType first() { }
    public @Lookup @Nullable <T> T first(Class<T> containerType) { }
    public List<ResultType> list() { }
    public List<ResultType> list(int maxRows) { }
    public Iterator<ResultType> iterator() { }
}
