// io.vertx.core: futures of Vert.x 4 and 5. Source: the Vert.x API reference (Future, AsyncResult). A future may hold null.
package io.vertx.core;

import java.util.function.Function;
import java.util.function.Supplier;

public interface AsyncResult<T> {
    T result();
    Throwable cause();
    boolean succeeded();
    boolean failed();
}

public interface Future<T> extends AsyncResult<T> {
    static <T> Future<T> succeededFuture() { }
    static <T> Future<T> succeededFuture(T result) { }
    static <T> Future<T> failedFuture(Throwable t) { }
    static <T> Future<T> failedFuture(String failureMessage) { }
    boolean isComplete();
    Future<T> onComplete(Handler<AsyncResult<T>> handler);
    Future<T> onSuccess(Handler<T> handler);
    Future<T> onFailure(Handler<Throwable> handler);
    <U> Future<U> compose(Function<T, Future<U>> mapper);
    <U> Future<U> flatMap(Function<T, Future<U>> mapper);
    <U> Future<U> map(Function<T, U> mapper);
    Future<T> recover(Function<Throwable, Future<T>> mapper);
    Future<T> otherwise(T value);
    Future<T> eventually(Supplier<Future<?>> mapper);
}

public interface Handler<E> {
    void handle(E event);
}
