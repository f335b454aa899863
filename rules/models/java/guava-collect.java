// com.google.common.collect: Iterables and the immutable collections. Source: the Guava 33 API reference. What getFirst and getLast
// give of an empty iterable is their default. What builders take is left open, as lambdas among it would be many.
package com.google.common.collect;

import java.util.List;
import java.util.Map;
import java.util.Set;

public final class Iterables {
    public static <T> T getFirst(Iterable<? extends T> iterable, T defaultValue) { }
    public static <T> T getLast(Iterable<T> iterable) { }
    public static <T> T getLast(Iterable<? extends T> iterable, T defaultValue) { }
    public static <T> T getOnlyElement(Iterable<T> iterable) { }
    public static <T> T get(Iterable<T> iterable, int position) { }
    public static <T> boolean isEmpty(Iterable<T> iterable) { }
}

public abstract class ImmutableList<E> implements List<E> {
    public static <E> ImmutableList<E> of(E... elements) { }
    public static <E> ImmutableList<E> copyOf(Iterable<? extends E> elements) { }
    public static <E> Builder<E> builder() { }

    public static final class Builder<E> {
        public Builder() { }
        public Builder<E> add(Object... elements) { }
        public Builder<E> addAll(Iterable<? extends E> elements) { }
        public ImmutableList<E> build() { }
    }
}

public abstract class ImmutableSet<E> implements Set<E> {
    public static <E> ImmutableSet<E> of(E... elements) { }
    public static <E> ImmutableSet<E> copyOf(Iterable<? extends E> elements) { }
    public static <E> Builder<E> builder() { }

    public static final class Builder<E> {
        public Builder() { }
        public Builder<E> add(Object... elements) { }
        public Builder<E> addAll(Iterable<? extends E> elements) { }
        public ImmutableSet<E> build() { }
    }
}

public abstract class ImmutableMap<K, V> implements Map<K, V> {
    public static <K, V> ImmutableMap<K, V> copyOf(Map<? extends K, ? extends V> map) { }
    public static <K, V> Builder<K, V> builder() { }

    public static class Builder<K, V> {
        public Builder() { }
        public Builder<K, V> put(Object key, Object value) { }
        public Builder<K, V> putAll(Map<? extends K, ? extends V> map) { }
        public ImmutableMap<K, V> build() { }
        public ImmutableMap<K, V> buildOrThrow() { }
    }
}
