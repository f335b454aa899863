// com.google.common.cache: Guava's caches. Source: Guava's API reference. What is loaded is never null: a loader that gives null makes
// get raise.
package com.google.common.cache;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentMap;

public interface Cache<K, V> {
    V get(K key, Callable<? extends V> loader);
    @Nullable V getIfPresent(Object key);
    Map<K, V> getAllPresent(Iterable<?> keys);
    void put(K key, V value);
    void invalidate(Object key);
    void invalidateAll();
    ConcurrentMap<K, V> asMap();
}

public interface LoadingCache<K, V> extends Cache<K, V> {
    V get(K key);
    V getUnchecked(K key);
    Map<K, V> getAll(Iterable<? extends K> keys);
}

public abstract class CacheLoader<K, V> {
    public abstract V load(K key);
}
