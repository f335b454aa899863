// com.google.common.util.concurrent: Guava's futures. Source: the Guava 33 API reference; transform and addCallback without an
// executor, and transform with an AsyncFunction, are those of Guava until 25 and 19.
package com.google.common.util.concurrent;

import com.google.common.base.Function;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

public interface ListenableFuture<V> extends Future<V> {
    void addListener(Runnable listener, Executor executor);
}

public interface AsyncFunction<I, O> {
    ListenableFuture<O> apply(I input);
}

public interface FutureCallback<V> {
    void onSuccess(V result);
    void onFailure(Throwable error);
}

public interface ListeningExecutorService extends ExecutorService {
    <T> ListenableFuture<T> submit(Callable<T> task);
    ListenableFuture<?> submit(Runnable task);
}

public final class SettableFuture<V> implements ListenableFuture<V> {
    public static <V> SettableFuture<V> create() { }
    public boolean set(V value) { }
    public boolean setException(Throwable error) { }
}

public abstract class FluentFuture<V> implements ListenableFuture<V> {
    public <T> FluentFuture<T> transform(Function<? super V, T> function, Executor executor) { }
    public <T> FluentFuture<T> transformAsync(AsyncFunction<? super V, T> function, Executor executor) { }
}

public final class Futures {
    public static <V> ListenableFuture<V> immediateFuture(V value) { }
    public static <V> ListenableFuture<V> immediateFailedFuture(Throwable error) { }
    public static <I, O> ListenableFuture<O> transform(ListenableFuture<I> input, Function<? super I, ? extends O> function) { }
    public static <I, O> ListenableFuture<O> transform(ListenableFuture<I> input, AsyncFunction<? super I, ? extends O> function) { }
    public static <I, O> ListenableFuture<O> transform(ListenableFuture<I> input, Function<? super I, ? extends O> function, Executor executor) { }
    public static <I, O> ListenableFuture<O> transformAsync(ListenableFuture<I> input, AsyncFunction<? super I, ? extends O> function) { }
    public static <I, O> ListenableFuture<O> transformAsync(ListenableFuture<I> input, AsyncFunction<? super I, ? extends O> function, Executor executor) { }
    public static <V> void addCallback(ListenableFuture<V> future, FutureCallback<? super V> callback) { }
    public static <V> void addCallback(ListenableFuture<V> future, FutureCallback<? super V> callback, Executor executor) { }
    public static <V> ListenableFuture<List<V>> allAsList(Iterable<? extends ListenableFuture<? extends V>> futures) { }
    public static <V> ListenableFuture<List<V>> successfulAsList(Iterable<? extends ListenableFuture<? extends V>> futures) { }
    public static <V> V getDone(Future<V> future) { }
    public static <V> V getUnchecked(Future<V> future) { }
}

public final class MoreExecutors {
    public static ListeningExecutorService listeningDecorator(ExecutorService delegate) { }
    public static Executor directExecutor() { }
    public static ListeningExecutorService newDirectExecutorService() { }
}
