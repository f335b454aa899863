// io.vertx.sqlclient: the reactive SQL clients of Vert.x 4 and 5. Source: the Vert.x API reference (SqlClient, Row, Tuple): the getters give
// null where the column is, those of numbers too.
package io.vertx.sqlclient;

import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collector;

public interface SqlClient {
    Query<RowSet<Row>> query(String sql);
    PreparedQuery<RowSet<Row>> preparedQuery(String sql);
    Future<Void> close();
}

public interface Pool extends SqlClient {
    Future<SqlConnection> getConnection();
    <T> Future<T> withTransaction(Function<SqlConnection, Future<T>> function);
    <T> Future<T> withConnection(Function<SqlConnection, Future<T>> function);
}

public interface SqlConnection extends SqlClient {
}

public interface Query<T> {
    Future<T> execute();
    <U> Query<RowSet<U>> mapping(Function<Row, U> mapper);
    <R> Query<SqlResult<R>> collecting(Collector<Row, ?, R> collector);
}

public interface PreparedQuery<T> extends Query<T> {
    Future<T> execute(Tuple tuple);
    Future<T> executeBatch(List<Tuple> batch);
    <U> PreparedQuery<RowSet<U>> mapping(Function<Row, U> mapper);
    <R> PreparedQuery<SqlResult<R>> collecting(Collector<Row, ?, R> collector);
}

public interface SqlResult<T> {
    int rowCount();
    int size();
    T value();
}

public interface RowSet<R> extends Iterable<R>, SqlResult<RowSet<R>> {
    RowIterator<R> iterator();
}

public interface RowIterator<R> extends java.util.Iterator<R> {
}

public interface Tuple {
    static Tuple of(Object elt1, Object... elts) { }
    static Tuple tuple() { }
    Tuple addValue(Object value);
    int size();
    String getString(int pos);
    Integer getInteger(int pos);
    Long getLong(int pos);
    Object getValue(int pos);
}

public interface Row extends Tuple {
    String getColumnName(int pos);
    <T> T get(Class<T> type, String column);
    Object getValue(String column);
    Boolean getBoolean(String column);
    Short getShort(String column);
    Integer getInteger(String column);
    Long getLong(String column);
    Float getFloat(String column);
    Double getDouble(String column);
    BigDecimal getBigDecimal(String column);
    String getString(String column);
    LocalDate getLocalDate(String column);
    LocalTime getLocalTime(String column);
    LocalDateTime getLocalDateTime(String column);
    OffsetDateTime getOffsetDateTime(String column);
    UUID getUUID(String column);
}
