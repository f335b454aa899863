// com.google.common.base: Splitter. Source: the Guava 33 API reference.
package com.google.common.base;

import java.util.List;
import java.util.stream.Stream;

public final class Splitter {
    public static Splitter on(char separator) { }
    public static Splitter on(String separator) { }
    public Splitter omitEmptyStrings() { }
    public Splitter trimResults() { }
    public Splitter limit(int maxItems) { }
    public Iterable<String> split(CharSequence sequence) { }
    public List<String> splitToList(CharSequence sequence) { }
    public Stream<String> splitToStream(CharSequence sequence) { }
}
