// com.github.benmanes.caffeine.cache: Caffeine 2 and 3. Source: the API reference. A key for which nothing can be loaded gives null.
package com.github.benmanes.caffeine.cache;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

public final class Caffeine<K, V> {
    public static Caffeine<Object, Object> newBuilder() { }
}

public interface Cache<K, V> {
    V get(K key, Function<? super K, ? extends V> mappingFunction);
    @Nullable V getIfPresent(K key);
    Map<K, V> getAllPresent(Iterable<? extends K> keys);
    void put(K key, V value);
    void invalidate(K key);
    void invalidateAll();
    ConcurrentMap<K, V> asMap();
}

public interface LoadingCache<K, V> extends Cache<K, V> {
    V get(K key);
    Map<K, V> getAll(Iterable<? extends K> keys);
}

public interface AsyncCache<K, V> {
    CompletableFuture<V> get(K key, Function<? super K, ? extends V> mappingFunction);
    Cache<K, V> synchronous();
}

public interface AsyncLoadingCache<K, V> extends AsyncCache<K, V> {
    CompletableFuture<V> get(K key);
    LoadingCache<K, V> synchronous();
}
