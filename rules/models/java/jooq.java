// org.jooq: jOOQ 3. Source: the jOOQ 3.19 API reference (ResultQuery, DSLContext). @Lookup: null when no row is found; fetchSingle and
// fetchOptional are other. What only computes aggregates gives one row whatever there is, and so do INSERT … RETURNING and its like.
package org.jooq;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

public interface DSLContext {
    <R extends Record> SelectWhereStep<R> selectFrom(TableLike<R> table);
    SelectSelectStep<Record> select(Collection<?> fields);
    SelectAggregateStep<Record> select(AggregateFunction<?> field);
    SelectSelectStep<Record> select(Object... fields);
    SelectSelectStep<Record> selectDistinct(Object... fields);
    SelectSelectStep<Record> selectOne();
    SelectAggregateStep<Record> selectCount();
    WithStep with(Object... tables);
    @Lookup @Nullable <R extends Record> R fetchOne(TableLike<R> table);
    @Lookup @Nullable <R extends Record> R fetchOne(TableLike<R> table, Object... conditions);
    @Lookup @Nullable Record fetchOne(String sql, Object... bindings);
    <R extends Record> R fetchSingle(TableLike<R> table, Object... conditions);
    <R extends Record> Optional<R> fetchOptional(TableLike<R> table, Object... conditions);
    @Lookup @Nullable <R extends Record> R fetchAny(TableLike<R> table, Object... conditions);
    <R extends Record> Result<R> fetch(TableLike<R> table, Object... conditions);
    boolean fetchExists(Object query, Object... conditions);
    int fetchCount(Object query, Object... conditions);
    int execute(String sql, Object... bindings);
}

public interface WithStep extends DSLContext {
}

public interface TableLike<R extends Record> {
}

public interface Table<R extends Record> extends TableLike<R> {
}

public interface Field<T> {
    Condition isNotNull();
    Condition isNull();
    Condition eq(Object value);
    Condition equal(Object value);
    Condition ne(Object value);
    Condition notEqual(Object value);
    Condition gt(Object value);
    Condition greaterThan(Object value);
    Condition ge(Object value);
    Condition greaterOrEqual(Object value);
    Condition lt(Object value);
    Condition lessThan(Object value);
    Condition le(Object value);
    Condition lessOrEqual(Object value);
    Condition between(Object low, Object high);
    Condition like(Object value);
    Condition in(Object... values);
}

public interface TableField<R extends Record, T> extends Field<T> {
}

public interface Condition {
    Condition and(Object condition);
    Condition or(Object condition);
    Condition not();
}

public interface RecordMapper<R extends Record, E> {
    E map(R record);
}

public interface AggregateFunction<T> extends Field<T> {
}

public interface Record {
    <T> T get(Field<T> field);
    <T> T get(Field<?> field, Class<? extends T> type);
    <T> T get(String fieldName, Class<? extends T> type);
    <T> T get(int index, Class<? extends T> type);
    <T> T getValue(Field<T> field);
    <E> E into(Class<? extends E> type);
    Map<String, Object> intoMap();
    int size();
}

public interface Result<R extends Record> extends List<R> {
    <E> List<E> into(Class<? extends E> type);
    <E> List<E> map(RecordMapper<? super R, E> mapper);
    <T> List<T> getValues(Field<T> field);
    Map<String, R> intoMap();
}

public interface ResultQuery<R extends Record> extends Iterable<R> {
    Result<R> fetch();
    <T> List<T> fetch(Field<T> field);
    <E> List<E> fetch(RecordMapper<? super R, E> mapper);
    <E> E fetchSingle(RecordMapper<? super R, E> mapper);
    <E> Optional<E> fetchOptional(RecordMapper<? super R, E> mapper);
    <E> List<E> fetchInto(Class<? extends E> type);
    Stream<R> stream();
    Stream<R> fetchStream();
    @Lookup @Nullable R fetchOne();
    @Lookup @Nullable <T> T fetchOne(Field<T> field);
    @Lookup @Nullable <T> T fetchOne(Field<?> field, Class<? extends T> type);
    @Lookup @Nullable Object fetchOne(int fieldIndex);
    @Lookup @Nullable <T> T fetchOne(int fieldIndex, Class<? extends T> type);
    @Lookup @Nullable Object fetchOne(String fieldName);
    @Lookup @Nullable <T> T fetchOne(String fieldName, Class<? extends T> type);
    @Lookup @Nullable <E> E fetchOneInto(Class<? extends E> type);
    @Lookup @Nullable Map<String, Object> fetchOneMap();
    @Lookup @Nullable R fetchAny();
    @Lookup @Nullable <T> T fetchAny(Field<T> field);
    @Lookup @Nullable <E> E fetchAnyInto(Class<? extends E> type);
    R fetchSingle();
    <T> T fetchSingle(Field<T> field);
    <E> E fetchSingleInto(Class<? extends E> type);
    Optional<R> fetchOptional();
    <T> Optional<T> fetchOptional(Field<T> field);
    <E> Optional<E> fetchOptionalInto(Class<? extends E> type);
}

public interface Select<R extends Record> extends ResultQuery<R>, TableLike<R> {
}

public interface SelectWhereStep<R extends Record> extends Select<R> {
    SelectWhereStep<R> from(Object... tables);
    SelectWhereStep<R> join(Object table);
    SelectWhereStep<R> innerJoin(Object table);
    SelectWhereStep<R> leftJoin(Object table);
    SelectWhereStep<R> leftOuterJoin(Object table);
    SelectWhereStep<R> on(Object... conditions);
    SelectWhereStep<R> onKey(Object... keys);
    SelectWhereStep<R> where(Object... conditions);
    SelectWhereStep<R> and(Object... conditions);
    SelectWhereStep<R> or(Object... conditions);
    SelectWhereStep<R> groupBy(Object... fields);
    SelectWhereStep<R> having(Object... conditions);
    SelectWhereStep<R> orderBy(Object... fields);
    SelectWhereStep<R> limit(Object count);
    SelectWhereStep<R> offset(Object count);
    SelectWhereStep<R> forUpdate();
    SelectWhereStep<R> skipLocked();
}

public interface SelectSelectStep<R extends Record> extends SelectWhereStep<R> {
    SelectSelectStep<R> select(Object... fields);
    SelectSelectStep<R> distinctOn(Object... fields);
}

public interface SelectAggregateStep<R extends Record> {
    SelectAggregateStep<R> from(Object... tables);
    SelectAggregateStep<R> join(Object table);
    SelectAggregateStep<R> innerJoin(Object table);
    SelectAggregateStep<R> leftJoin(Object table);
    SelectAggregateStep<R> on(Object... conditions);
    SelectAggregateStep<R> where(Object... conditions);
    SelectAggregateStep<R> and(Object... conditions);
    SelectAggregateStep<R> or(Object... conditions);
    SelectWhereStep<R> groupBy(Object... fields);
}
