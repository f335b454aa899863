// org.springframework.r2dbc.core: DatabaseClient of Spring 5.3 to 6. Source: the Spring Framework API reference. Publishers have no null
// elements.
package org.springframework.r2dbc.core;

import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

public interface DatabaseClient {
    GenericExecuteSpec sql(String sql);

    interface GenericExecuteSpec {
        GenericExecuteSpec bind(int index, Object value);
        GenericExecuteSpec bind(String name, Object value);
        GenericExecuteSpec bindNull(String name, Class<?> type);
        GenericExecuteSpec bindValues(Map<String, ?> source);
        <R> RowsFetchSpec<R> map(Function<? super Readable, R> mappingFunction);
        <R> RowsFetchSpec<R> map(BiFunction<Row, RowMetadata, R> mappingFunction);
        <R> RowsFetchSpec<R> mapValue(Class<R> mappedClass);
        <R> RowsFetchSpec<R> mapProperties(Class<R> mappedClass);
        FetchSpec<Map<String, Object>> fetch();
        Mono<Void> then();
    }
}

public interface RowsFetchSpec<T> {
    Mono<T> one();
    Mono<T> first();
    Flux<T> all();
}

public interface FetchSpec<T> extends RowsFetchSpec<T> {
    Mono<Long> rowsUpdated();
}
