// com.google.common.collect: Iterables. Source: the Guava 33 API reference. What getFirst and getLast give of an empty iterable is
// their default.
package com.google.common.collect;

public final class Iterables {
    public static <T> T getFirst(Iterable<? extends T> iterable, T defaultValue) { }
    public static <T> T getLast(Iterable<T> iterable) { }
    public static <T> T getLast(Iterable<? extends T> iterable, T defaultValue) { }
    public static <T> T getOnlyElement(Iterable<T> iterable) { }
    public static <T> T get(Iterable<T> iterable, int position) { }
    public static <T> boolean isEmpty(Iterable<T> iterable) { }
}
