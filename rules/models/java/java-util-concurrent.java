// java.util.concurrent: signatures of the public API of Java SE 17, read by reflection, with the sequenced
// collections of 21; members that only override what an ancestor here declares are left out.
// @Nullable stands where null-behaviour.tsv says so, whatever the arguments.
package java.util.concurrent;

import java.io.Serializable;
import java.security.PrivilegedAction;
import java.security.PrivilegedExceptionAction;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;

public interface Callable<V> {
    V call();
}

public interface Future<V> {
    boolean cancel(boolean flag);
    V get();
    V get(long number, TimeUnit timeUnit);
    boolean isCancelled();
    boolean isDone();
}

public interface RunnableFuture<V> extends Runnable, Future<V> {
}

public class FutureTask<V> implements RunnableFuture<V> {
    public FutureTask(Callable<V> callable) {}
    public FutureTask(Runnable action, V value) {}
}

public interface CompletionStage<T> {
    CompletionStage<Void> acceptEither(CompletionStage<? extends T> completionStage, Consumer<? super T> action);
    CompletionStage<Void> acceptEitherAsync(CompletionStage<? extends T> completionStage, Consumer<? super T> action);
    CompletionStage<Void> acceptEitherAsync(CompletionStage<? extends T> completionStage, Consumer<? super T> action, Executor executor);
    <U> CompletionStage<U> applyToEither(CompletionStage<? extends T> completionStage, Function<? super T, U> function);
    <U> CompletionStage<U> applyToEitherAsync(CompletionStage<? extends T> completionStage, Function<? super T, U> function);
    <U> CompletionStage<U> applyToEitherAsync(CompletionStage<? extends T> completionStage, Function<? super T, U> function, Executor executor);
    CompletionStage<T> exceptionally(Function<Throwable, ? extends T> function);
    default CompletionStage<T> exceptionallyAsync(Function<Throwable, ? extends T> function);
    default CompletionStage<T> exceptionallyAsync(Function<Throwable, ? extends T> function, Executor executor);
    default CompletionStage<T> exceptionallyCompose(Function<Throwable, ? extends CompletionStage<T>> function);
    default CompletionStage<T> exceptionallyComposeAsync(Function<Throwable, ? extends CompletionStage<T>> function);
    default CompletionStage<T> exceptionallyComposeAsync(Function<Throwable, ? extends CompletionStage<T>> function, Executor executor);
    <U> CompletionStage<U> handle(BiFunction<? super T, Throwable, ? extends U> biFunction);
    <U> CompletionStage<U> handleAsync(BiFunction<? super T, Throwable, ? extends U> biFunction);
    <U> CompletionStage<U> handleAsync(BiFunction<? super T, Throwable, ? extends U> biFunction, Executor executor);
    CompletionStage<Void> runAfterBoth(CompletionStage<?> completionStage, Runnable action);
    CompletionStage<Void> runAfterBothAsync(CompletionStage<?> completionStage, Runnable action);
    CompletionStage<Void> runAfterBothAsync(CompletionStage<?> completionStage, Runnable action, Executor executor);
    CompletionStage<Void> runAfterEither(CompletionStage<?> completionStage, Runnable action);
    CompletionStage<Void> runAfterEitherAsync(CompletionStage<?> completionStage, Runnable action);
    CompletionStage<Void> runAfterEitherAsync(CompletionStage<?> completionStage, Runnable action, Executor executor);
    CompletionStage<Void> thenAccept(Consumer<? super T> action);
    CompletionStage<Void> thenAcceptAsync(Consumer<? super T> action);
    CompletionStage<Void> thenAcceptAsync(Consumer<? super T> action, Executor executor);
    <U> CompletionStage<Void> thenAcceptBoth(CompletionStage<? extends U> completionStage, BiConsumer<? super T, ? super U> action);
    <U> CompletionStage<Void> thenAcceptBothAsync(CompletionStage<? extends U> completionStage, BiConsumer<? super T, ? super U> action);
    <U> CompletionStage<Void> thenAcceptBothAsync(CompletionStage<? extends U> completionStage, BiConsumer<? super T, ? super U> action, Executor executor);
    <U> CompletionStage<U> thenApply(Function<? super T, ? extends U> function);
    <U> CompletionStage<U> thenApplyAsync(Function<? super T, ? extends U> function);
    <U> CompletionStage<U> thenApplyAsync(Function<? super T, ? extends U> function, Executor executor);
    <U, V> CompletionStage<V> thenCombine(CompletionStage<? extends U> completionStage, BiFunction<? super T, ? super U, ? extends V> biFunction);
    <U, V> CompletionStage<V> thenCombineAsync(CompletionStage<? extends U> completionStage, BiFunction<? super T, ? super U, ? extends V> biFunction);
    <U, V> CompletionStage<V> thenCombineAsync(CompletionStage<? extends U> completionStage, BiFunction<? super T, ? super U, ? extends V> biFunction, Executor executor);
    <U> CompletionStage<U> thenCompose(Function<? super T, ? extends CompletionStage<U>> function);
    <U> CompletionStage<U> thenComposeAsync(Function<? super T, ? extends CompletionStage<U>> function);
    <U> CompletionStage<U> thenComposeAsync(Function<? super T, ? extends CompletionStage<U>> function, Executor executor);
    CompletionStage<Void> thenRun(Runnable action);
    CompletionStage<Void> thenRunAsync(Runnable action);
    CompletionStage<Void> thenRunAsync(Runnable action, Executor executor);
    CompletableFuture<T> toCompletableFuture();
    CompletionStage<T> whenComplete(BiConsumer<? super T, ? super Throwable> action);
    CompletionStage<T> whenCompleteAsync(BiConsumer<? super T, ? super Throwable> action);
    CompletionStage<T> whenCompleteAsync(BiConsumer<? super T, ? super Throwable> action, Executor executor);
}

public class CompletableFuture<T> implements Future<T>, CompletionStage<T> {
    public CompletableFuture() {}
    public CompletableFuture<Void> acceptEither(CompletionStage<? extends T> completionStage, Consumer<? super T> action);
    public CompletableFuture<Void> acceptEitherAsync(CompletionStage<? extends T> completionStage, Consumer<? super T> action);
    public CompletableFuture<Void> acceptEitherAsync(CompletionStage<? extends T> completionStage, Consumer<? super T> action, Executor executor);
    public static CompletableFuture<Void> allOf(CompletableFuture<?>... completableFutures);
    public static CompletableFuture<Object> anyOf(CompletableFuture<?>... completableFutures);
    public <U> CompletableFuture<U> applyToEither(CompletionStage<? extends T> completionStage, Function<? super T, U> function);
    public <U> CompletableFuture<U> applyToEitherAsync(CompletionStage<? extends T> completionStage, Function<? super T, U> function);
    public <U> CompletableFuture<U> applyToEitherAsync(CompletionStage<? extends T> completionStage, Function<? super T, U> function, Executor executor);
    public boolean complete(T value);
    public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier);
    public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor);
    public boolean completeExceptionally(Throwable throwable);
    public CompletableFuture<T> completeOnTimeout(T value, long number, TimeUnit timeUnit);
    public static <U> CompletableFuture<U> completedFuture(U other);
    public static <U> CompletionStage<U> completedStage(U other);
    public CompletableFuture<T> copy();
    public Executor defaultExecutor();
    public static Executor delayedExecutor(long number, TimeUnit timeUnit);
    public static Executor delayedExecutor(long number, TimeUnit timeUnit, Executor executor);
    public CompletableFuture<T> exceptionally(Function<Throwable, ? extends T> function);
    public CompletableFuture<T> exceptionallyAsync(Function<Throwable, ? extends T> function);
    public CompletableFuture<T> exceptionallyAsync(Function<Throwable, ? extends T> function, Executor executor);
    public CompletableFuture<T> exceptionallyCompose(Function<Throwable, ? extends CompletionStage<T>> function);
    public CompletableFuture<T> exceptionallyComposeAsync(Function<Throwable, ? extends CompletionStage<T>> function);
    public CompletableFuture<T> exceptionallyComposeAsync(Function<Throwable, ? extends CompletionStage<T>> function, Executor executor);
    public static <U> CompletableFuture<U> failedFuture(Throwable throwable);
    public static <U> CompletionStage<U> failedStage(Throwable throwable);
    public T getNow(T value);
    public int getNumberOfDependents();
    public <U> CompletableFuture<U> handle(BiFunction<? super T, Throwable, ? extends U> biFunction);
    public <U> CompletableFuture<U> handleAsync(BiFunction<? super T, Throwable, ? extends U> biFunction);
    public <U> CompletableFuture<U> handleAsync(BiFunction<? super T, Throwable, ? extends U> biFunction, Executor executor);
    public boolean isCompletedExceptionally();
    public T join();
    public CompletionStage<T> minimalCompletionStage();
    public <U> CompletableFuture<U> newIncompleteFuture();
    public void obtrudeException(Throwable throwable);
    public void obtrudeValue(T value);
    public CompletableFuture<T> orTimeout(long number, TimeUnit timeUnit);
    public CompletableFuture<Void> runAfterBoth(CompletionStage<?> completionStage, Runnable action);
    public CompletableFuture<Void> runAfterBothAsync(CompletionStage<?> completionStage, Runnable action);
    public CompletableFuture<Void> runAfterBothAsync(CompletionStage<?> completionStage, Runnable action, Executor executor);
    public CompletableFuture<Void> runAfterEither(CompletionStage<?> completionStage, Runnable action);
    public CompletableFuture<Void> runAfterEitherAsync(CompletionStage<?> completionStage, Runnable action);
    public CompletableFuture<Void> runAfterEitherAsync(CompletionStage<?> completionStage, Runnable action, Executor executor);
    public static CompletableFuture<Void> runAsync(Runnable action);
    public static CompletableFuture<Void> runAsync(Runnable action, Executor executor);
    public static <U> CompletableFuture<U> supplyAsync(Supplier<U> supplier);
    public static <U> CompletableFuture<U> supplyAsync(Supplier<U> supplier, Executor executor);
    public CompletableFuture<Void> thenAccept(Consumer<? super T> action);
    public CompletableFuture<Void> thenAcceptAsync(Consumer<? super T> action);
    public CompletableFuture<Void> thenAcceptAsync(Consumer<? super T> action, Executor executor);
    public <U> CompletableFuture<Void> thenAcceptBoth(CompletionStage<? extends U> completionStage, BiConsumer<? super T, ? super U> action);
    public <U> CompletableFuture<Void> thenAcceptBothAsync(CompletionStage<? extends U> completionStage, BiConsumer<? super T, ? super U> action);
    public <U> CompletableFuture<Void> thenAcceptBothAsync(CompletionStage<? extends U> completionStage, BiConsumer<? super T, ? super U> action, Executor executor);
    public <U> CompletableFuture<U> thenApply(Function<? super T, ? extends U> function);
    public <U> CompletableFuture<U> thenApplyAsync(Function<? super T, ? extends U> function);
    public <U> CompletableFuture<U> thenApplyAsync(Function<? super T, ? extends U> function, Executor executor);
    public <U, V> CompletableFuture<V> thenCombine(CompletionStage<? extends U> completionStage, BiFunction<? super T, ? super U, ? extends V> biFunction);
    public <U, V> CompletableFuture<V> thenCombineAsync(CompletionStage<? extends U> completionStage, BiFunction<? super T, ? super U, ? extends V> biFunction);
    public <U, V> CompletableFuture<V> thenCombineAsync(CompletionStage<? extends U> completionStage, BiFunction<? super T, ? super U, ? extends V> biFunction, Executor executor);
    public <U> CompletableFuture<U> thenCompose(Function<? super T, ? extends CompletionStage<U>> function);
    public <U> CompletableFuture<U> thenComposeAsync(Function<? super T, ? extends CompletionStage<U>> function);
    public <U> CompletableFuture<U> thenComposeAsync(Function<? super T, ? extends CompletionStage<U>> function, Executor executor);
    public CompletableFuture<Void> thenRun(Runnable action);
    public CompletableFuture<Void> thenRunAsync(Runnable action);
    public CompletableFuture<Void> thenRunAsync(Runnable action, Executor executor);
    public CompletableFuture<T> whenComplete(BiConsumer<? super T, ? super Throwable> action);
    public CompletableFuture<T> whenCompleteAsync(BiConsumer<? super T, ? super Throwable> action);
    public CompletableFuture<T> whenCompleteAsync(BiConsumer<? super T, ? super Throwable> action, Executor executor);

    public interface AsynchronousCompletionTask {
    }
}

public interface ConcurrentMap<K, V> extends Map<K, V> {
}

public class ConcurrentHashMap<K, V> extends AbstractMap<K, V> implements ConcurrentMap<K, V>, Serializable {
    public ConcurrentHashMap() {}
    public ConcurrentHashMap(int number) {}
    public ConcurrentHashMap(Map<? extends K, ? extends V> map) {}
    public ConcurrentHashMap(int number, float number2) {}
    public ConcurrentHashMap(int number, float number2, int number3) {}
    public boolean contains(Object object);
    public Enumeration<V> elements();
    public void forEach(long number, BiConsumer<? super K, ? super V> action);
    public <U> void forEach(long number, BiFunction<? super K, ? super V, ? extends U> biFunction, Consumer<? super U> action);
    public void forEachEntry(long number, Consumer<? super Map.Entry<K, V>> action);
    public <U> void forEachEntry(long number, Function<Map.Entry<K, V>, ? extends U> function, Consumer<? super U> action);
    public void forEachKey(long number, Consumer<? super K> action);
    public <U> void forEachKey(long number, Function<? super K, ? extends U> function, Consumer<? super U> action);
    public void forEachValue(long number, Consumer<? super V> action);
    public <U> void forEachValue(long number, Function<? super V, ? extends U> function, Consumer<? super U> action);
    public ConcurrentHashMap.KeySetView<K, V> keySet();
    public ConcurrentHashMap.KeySetView<K, V> keySet(V value);
    public Enumeration<K> keys();
    public long mappingCount();
    public static <K> ConcurrentHashMap.KeySetView<K, Boolean> newKeySet();
    public static <K> ConcurrentHashMap.KeySetView<K, Boolean> newKeySet(int number);
    public <U> U reduce(long number, BiFunction<? super K, ? super V, ? extends U> biFunction, BiFunction<? super U, ? super U, ? extends U> biFunction2);
    @Nullable public Map.Entry<K, V> reduceEntries(long number, BiFunction<Map.Entry<K, V>, Map.Entry<K, V>, ? extends Map.Entry<K, V>> biFunction);
    public <U> U reduceEntries(long number, Function<Map.Entry<K, V>, ? extends U> function, BiFunction<? super U, ? super U, ? extends U> biFunction);
    public double reduceEntriesToDouble(long number, ToDoubleFunction<Map.Entry<K, V>> toDoubleFunction, double number2, DoubleBinaryOperator doubleBinaryOperator);
    public int reduceEntriesToInt(long number, ToIntFunction<Map.Entry<K, V>> toIntFunction, int number2, IntBinaryOperator intBinaryOperator);
    public long reduceEntriesToLong(long number, ToLongFunction<Map.Entry<K, V>> toLongFunction, long number2, LongBinaryOperator longBinaryOperator);
    @Nullable public K reduceKeys(long number, BiFunction<? super K, ? super K, ? extends K> biFunction);
    public <U> U reduceKeys(long number, Function<? super K, ? extends U> function, BiFunction<? super U, ? super U, ? extends U> biFunction);
    public double reduceKeysToDouble(long number, ToDoubleFunction<? super K> toDoubleFunction, double number2, DoubleBinaryOperator doubleBinaryOperator);
    public int reduceKeysToInt(long number, ToIntFunction<? super K> toIntFunction, int number2, IntBinaryOperator intBinaryOperator);
    public long reduceKeysToLong(long number, ToLongFunction<? super K> toLongFunction, long number2, LongBinaryOperator longBinaryOperator);
    public double reduceToDouble(long number, ToDoubleBiFunction<? super K, ? super V> toDoubleBiFunction, double number2, DoubleBinaryOperator doubleBinaryOperator);
    public int reduceToInt(long number, ToIntBiFunction<? super K, ? super V> toIntBiFunction, int number2, IntBinaryOperator intBinaryOperator);
    public long reduceToLong(long number, ToLongBiFunction<? super K, ? super V> toLongBiFunction, long number2, LongBinaryOperator longBinaryOperator);
    @Nullable public V reduceValues(long number, BiFunction<? super V, ? super V, ? extends V> biFunction);
    public <U> U reduceValues(long number, Function<? super V, ? extends U> function, BiFunction<? super U, ? super U, ? extends U> biFunction);
    public double reduceValuesToDouble(long number, ToDoubleFunction<? super V> toDoubleFunction, double number2, DoubleBinaryOperator doubleBinaryOperator);
    public int reduceValuesToInt(long number, ToIntFunction<? super V> toIntFunction, int number2, IntBinaryOperator intBinaryOperator);
    public long reduceValuesToLong(long number, ToLongFunction<? super V> toLongFunction, long number2, LongBinaryOperator longBinaryOperator);
    @Nullable public <U> U search(long number, BiFunction<? super K, ? super V, ? extends U> biFunction);
    @Nullable public <U> U searchEntries(long number, Function<Map.Entry<K, V>, ? extends U> function);
    @Nullable public <U> U searchKeys(long number, Function<? super K, ? extends U> function);
    @Nullable public <U> U searchValues(long number, Function<? super V, ? extends U> function);

    public static class KeySetView<K, V> implements Set<K>, Serializable {
        public V getMappedValue();
    }
}

public class ConcurrentSkipListMap<K, V> extends AbstractMap<K, V> implements Cloneable, Serializable {
    public ConcurrentSkipListMap() {}
    public ConcurrentSkipListMap(Comparator<? super K> comparator) {}
    public ConcurrentSkipListMap(Map<? extends K, ? extends V> map) {}
    public ConcurrentSkipListMap(SortedMap<K, ? extends V> sortedMap) {}
    public ConcurrentNavigableMap<K, V> descendingMap();
    public ConcurrentNavigableMap<K, V> headMap(K key);
    public ConcurrentNavigableMap<K, V> headMap(K key, boolean flag);
    public NavigableSet<K> keySet();
    public ConcurrentNavigableMap<K, V> subMap(K key, K key2);
    public ConcurrentNavigableMap<K, V> subMap(K key, boolean flag, K key2, boolean flag2);
    public ConcurrentNavigableMap<K, V> tailMap(K key);
    public ConcurrentNavigableMap<K, V> tailMap(K key, boolean flag);
}

public class ConcurrentLinkedQueue<E> implements Queue<E>, Serializable {
    public ConcurrentLinkedQueue() {}
    public ConcurrentLinkedQueue(Collection<? extends E> collection) {}
}

public class ConcurrentLinkedDeque<E> extends AbstractCollection<E> implements Deque<E>, Serializable {
    public ConcurrentLinkedDeque() {}
    public ConcurrentLinkedDeque(Collection<? extends E> collection) {}
}

public class CopyOnWriteArrayList<E> implements List<E>, Cloneable, Serializable {
    public CopyOnWriteArrayList() {}
    public CopyOnWriteArrayList(E[] objects) {}
    public CopyOnWriteArrayList(Collection<? extends E> collection) {}
    public int addAllAbsent(Collection<? extends E> collection);
    public boolean addIfAbsent(E element);
    public int indexOf(E element, int number);
    public int lastIndexOf(E element, int number);
}

public class CopyOnWriteArraySet<E> extends AbstractSet<E> implements Serializable {
    public CopyOnWriteArraySet() {}
    public CopyOnWriteArraySet(Collection<? extends E> collection) {}
}

public interface BlockingQueue<E> extends Queue<E> {
    int drainTo(Collection<? super E> collection);
    int drainTo(Collection<? super E> collection, int number);
    boolean offer(E element, long number, TimeUnit timeUnit);
    @Nullable E poll(long number, TimeUnit timeUnit);
    void put(E element);
    int remainingCapacity();
    E take();
}

public interface BlockingDeque<E> extends BlockingQueue<E>, Deque<E> {
    boolean offerFirst(E element, long number, TimeUnit timeUnit);
    boolean offerLast(E element, long number, TimeUnit timeUnit);
    @Nullable E pollFirst(long number, TimeUnit timeUnit);
    @Nullable E pollLast(long number, TimeUnit timeUnit);
    void putFirst(E element);
    void putLast(E element);
    E takeFirst();
    E takeLast();
}

public class LinkedBlockingQueue<E> implements BlockingQueue<E>, Serializable {
    public LinkedBlockingQueue() {}
    public LinkedBlockingQueue(int number) {}
    public LinkedBlockingQueue(Collection<? extends E> collection) {}
}

public class LinkedBlockingDeque<E> implements BlockingDeque<E>, Serializable {
    public LinkedBlockingDeque() {}
    public LinkedBlockingDeque(int number) {}
    public LinkedBlockingDeque(Collection<? extends E> collection) {}
}

public class ArrayBlockingQueue<E> implements BlockingQueue<E>, Serializable {
    public ArrayBlockingQueue(int number) {}
    public ArrayBlockingQueue(int number, boolean flag) {}
    public ArrayBlockingQueue(int number, boolean flag, Collection<? extends E> collection) {}
}

public interface Executor {
    void execute(Runnable action);
}

public interface ExecutorService extends Executor {
    boolean awaitTermination(long number, TimeUnit timeUnit);
    <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> collection);
    <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> collection, long number, TimeUnit timeUnit);
    <T> T invokeAny(Collection<? extends Callable<T>> collection);
    <T> T invokeAny(Collection<? extends Callable<T>> collection, long number, TimeUnit timeUnit);
    boolean isShutdown();
    boolean isTerminated();
    void shutdown();
    List<Runnable> shutdownNow();
    <T> Future<T> submit(Callable<T> callable);
    Future<?> submit(Runnable action);
    <T> Future<T> submit(Runnable action, T value);
}

public interface ScheduledExecutorService extends ExecutorService {
    <V> ScheduledFuture<V> schedule(Callable<V> callable, long number, TimeUnit timeUnit);
    ScheduledFuture<?> schedule(Runnable action, long number, TimeUnit timeUnit);
    ScheduledFuture<?> scheduleAtFixedRate(Runnable action, long number, long number2, TimeUnit timeUnit);
    ScheduledFuture<?> scheduleWithFixedDelay(Runnable action, long number, long number2, TimeUnit timeUnit);
}

public interface ScheduledFuture<V> extends Delayed, Future<V> {
}

public interface Delayed extends Comparable<Delayed> {
    long getDelay(TimeUnit timeUnit);
}

public class Executors {
    public static Callable<Object> callable(Runnable action);
    public static Callable<Object> callable(PrivilegedAction<?> privilegedAction);
    public static Callable<Object> callable(PrivilegedExceptionAction<?> privilegedExceptionAction);
    public static <T> Callable<T> callable(Runnable action, T value);
    public static ThreadFactory defaultThreadFactory();
    public static ExecutorService newCachedThreadPool();
    public static ExecutorService newCachedThreadPool(ThreadFactory threadFactory);
    public static ExecutorService newFixedThreadPool(int number);
    public static ExecutorService newFixedThreadPool(int number, ThreadFactory threadFactory);
    public static ScheduledExecutorService newScheduledThreadPool(int number);
    public static ScheduledExecutorService newScheduledThreadPool(int number, ThreadFactory threadFactory);
    public static ExecutorService newSingleThreadExecutor();
    public static ExecutorService newSingleThreadExecutor(ThreadFactory threadFactory);
    public static ScheduledExecutorService newSingleThreadScheduledExecutor();
    public static ScheduledExecutorService newSingleThreadScheduledExecutor(ThreadFactory threadFactory);
    public static ExecutorService newWorkStealingPool();
    public static ExecutorService newWorkStealingPool(int number);
    public static <T> Callable<T> privilegedCallable(Callable<T> callable);
    public static <T> Callable<T> privilegedCallableUsingCurrentClassLoader(Callable<T> callable);
    public static ThreadFactory privilegedThreadFactory();
    public static ExecutorService unconfigurableExecutorService(ExecutorService executorService);
    public static ScheduledExecutorService unconfigurableScheduledExecutorService(ScheduledExecutorService scheduledExecutorService);
}

public class ThreadPoolExecutor implements ExecutorService {
    public ThreadPoolExecutor(int number, int number2, long number3, TimeUnit timeUnit, BlockingQueue<Runnable> blockingQueue) {}
    public ThreadPoolExecutor(int number, int number2, long number3, TimeUnit timeUnit, BlockingQueue<Runnable> blockingQueue, RejectedExecutionHandler rejectedExecutionHandler) {}
    public ThreadPoolExecutor(int number, int number2, long number3, TimeUnit timeUnit, BlockingQueue<Runnable> blockingQueue, ThreadFactory threadFactory) {}
    public ThreadPoolExecutor(int number, int number2, long number3, TimeUnit timeUnit, BlockingQueue<Runnable> blockingQueue, ThreadFactory threadFactory, RejectedExecutionHandler rejectedExecutionHandler) {}
    public void allowCoreThreadTimeOut(boolean flag);
    public boolean allowsCoreThreadTimeOut();
    public int getActiveCount();
    public long getCompletedTaskCount();
    public int getCorePoolSize();
    public long getKeepAliveTime(TimeUnit timeUnit);
    public int getLargestPoolSize();
    public int getMaximumPoolSize();
    public int getPoolSize();
    public BlockingQueue<Runnable> getQueue();
    public RejectedExecutionHandler getRejectedExecutionHandler();
    public long getTaskCount();
    public ThreadFactory getThreadFactory();
    public boolean isTerminating();
    public int prestartAllCoreThreads();
    public boolean prestartCoreThread();
    public void purge();
    public boolean remove(Runnable action);
    public void setCorePoolSize(int number);
    public void setKeepAliveTime(long number, TimeUnit timeUnit);
    public void setMaximumPoolSize(int number);
    public void setRejectedExecutionHandler(RejectedExecutionHandler rejectedExecutionHandler);
    public void setThreadFactory(ThreadFactory threadFactory);

    public static class AbortPolicy {
        public AbortPolicy() {}
        public void rejectedExecution(Runnable action, ThreadPoolExecutor threadPoolExecutor);
    }

    public static class CallerRunsPolicy {
        public CallerRunsPolicy() {}
        public void rejectedExecution(Runnable action, ThreadPoolExecutor threadPoolExecutor);
    }

    public static class DiscardOldestPolicy {
        public DiscardOldestPolicy() {}
        public void rejectedExecution(Runnable action, ThreadPoolExecutor threadPoolExecutor);
    }

    public static class DiscardPolicy {
        public DiscardPolicy() {}
        public void rejectedExecution(Runnable action, ThreadPoolExecutor threadPoolExecutor);
    }
}

public class ForkJoinPool implements ExecutorService {
    public static final ForkJoinPool.ForkJoinWorkerThreadFactory defaultForkJoinWorkerThreadFactory;
    public ForkJoinPool() {}
    public ForkJoinPool(int number) {}
    public ForkJoinPool(int number, ForkJoinPool.ForkJoinWorkerThreadFactory forkJoinWorkerThreadFactory, Thread.UncaughtExceptionHandler uncaughtExceptionHandler, boolean flag) {}
    public ForkJoinPool(int number, ForkJoinPool.ForkJoinWorkerThreadFactory forkJoinWorkerThreadFactory, Thread.UncaughtExceptionHandler uncaughtExceptionHandler, boolean flag, int number2, int number3, int number4, Predicate<? super ForkJoinPool> predicate, long number5, TimeUnit timeUnit) {}
    public boolean awaitQuiescence(long number, TimeUnit timeUnit);
    public static ForkJoinPool commonPool();
    public void execute(ForkJoinTask<?> forkJoinTask);
    public int getActiveThreadCount();
    public boolean getAsyncMode();
    public static int getCommonPoolParallelism();
    public ForkJoinPool.ForkJoinWorkerThreadFactory getFactory();
    public int getParallelism();
    public int getPoolSize();
    public int getQueuedSubmissionCount();
    public long getQueuedTaskCount();
    public int getRunningThreadCount();
    public long getStealCount();
    public Thread.UncaughtExceptionHandler getUncaughtExceptionHandler();
    public boolean hasQueuedSubmissions();
    public <T> T invoke(ForkJoinTask<T> forkJoinTask);
    public boolean isQuiescent();
    public boolean isTerminating();
    public static void managedBlock(ForkJoinPool.ManagedBlocker managedBlocker);
    public <T> ForkJoinTask<T> submit(Callable<T> callable);
    public <T> ForkJoinTask<T> submit(ForkJoinTask<T> forkJoinTask);
    public ForkJoinTask<?> submit(Runnable action);
    public <T> ForkJoinTask<T> submit(Runnable action, T value);

    public interface ForkJoinWorkerThreadFactory {
        ForkJoinWorkerThread newThread(ForkJoinPool forkJoinPool);
    }

    public interface ManagedBlocker {
        boolean block();
        boolean isReleasable();
    }
}

public interface ThreadFactory {
    Thread newThread(Runnable action);
}

public enum TimeUnit {
    NANOSECONDS, MICROSECONDS, MILLISECONDS, SECONDS, MINUTES, HOURS, DAYS;
    public long convert(Duration duration);
    public long convert(long number, TimeUnit timeUnit);
    public static TimeUnit of(ChronoUnit chronoUnit);
    public void sleep(long number);
    public void timedJoin(Thread thread, long number);
    public void timedWait(Object object, long number);
    public ChronoUnit toChronoUnit();
    public long toDays(long number);
    public long toHours(long number);
    public long toMicros(long number);
    public long toMillis(long number);
    public long toMinutes(long number);
    public long toNanos(long number);
    public long toSeconds(long number);
}

public class CountDownLatch {
    public CountDownLatch(int number) {}
    public void await();
    public boolean await(long number, TimeUnit timeUnit);
    public void countDown();
    public long getCount();
}

public class Semaphore implements Serializable {
    public Semaphore(int number) {}
    public Semaphore(int number, boolean flag) {}
    public void acquire();
    public void acquire(int number);
    public void acquireUninterruptibly();
    public void acquireUninterruptibly(int number);
    public int availablePermits();
    public int drainPermits();
    public int getQueueLength();
    public boolean hasQueuedThreads();
    public boolean isFair();
    public void release();
    public void release(int number);
    public boolean tryAcquire();
    public boolean tryAcquire(int number);
    public boolean tryAcquire(long number, TimeUnit timeUnit);
    public boolean tryAcquire(int number, long number2, TimeUnit timeUnit);
}

public class ThreadLocalRandom extends Random {
    public static ThreadLocalRandom current();
    public double nextDouble(double number);
    public double nextDouble(double number, double number2);
    public float nextFloat(float number);
    public float nextFloat(float number, float number2);
    public int nextInt(int number, int number2);
    public long nextLong(long number);
    public long nextLong(long number, long number2);
}

public class ExecutionException extends Exception {
    public ExecutionException(Throwable throwable) {}
    public ExecutionException(String text, Throwable throwable) {}
}

public class TimeoutException extends Exception {
    public TimeoutException() {}
    public TimeoutException(String text) {}
}

public class CancellationException extends IllegalStateException {
    public CancellationException() {}
    public CancellationException(String text) {}
}

public class CompletionException extends RuntimeException {
    public CompletionException(Throwable throwable) {}
    public CompletionException(String text, Throwable throwable) {}
}
