// org.jooq.impl: the functions of jOOQ 3. Source: the jOOQ 3.19 API reference.
package org.jooq.impl;

import org.jooq.AggregateFunction;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;

public class DSL {
    public static DSLContext using(Object... configuration) { }
    public static AggregateFunction<Integer> count() { }
    public static AggregateFunction<Integer> count(Object field) { }
    public static AggregateFunction<Integer> countDistinct(Object... fields) { }
    public static AggregateFunction<java.math.BigDecimal> sum(Object field) { }
    public static AggregateFunction<java.math.BigDecimal> avg(Object field) { }
    public static <T> AggregateFunction<T> max(Object field) { }
    public static <T> AggregateFunction<T> min(Object field) { }
}

public class TableImpl<R extends Record> implements Table<R> {
}

public class TableRecordImpl<R extends Record> implements Record {
}

public class UpdatableRecordImpl<R extends Record> extends TableRecordImpl<R> {
}
