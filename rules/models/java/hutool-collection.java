// cn.hutool.core.collection: CollUtil, what takes one element of several. Source: Hutool 5's API documentation.
// @Lookup: they give null where there is none.
package cn.hutool.core.collection;

import java.util.Collection;

public class CollUtil {
    @Lookup @Nullable public static <T> T get(Collection<T> collection, int index) { }
    @Lookup @Nullable public static <T> T getFirst(Iterable<T> iterable) { }
    @Lookup @Nullable public static <T> T getLast(Collection<T> collection) { }
}
