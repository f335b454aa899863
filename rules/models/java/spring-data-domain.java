// org.springframework.data.domain: pages and sorts of Spring Data 2 and 3. Source: the Spring Data Commons API reference.
package org.springframework.data.domain;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

public interface Slice<T> extends Iterable<T> {
    int getNumber();
    int getSize();
    int getNumberOfElements();
    List<T> getContent();
    boolean hasContent();
    Sort getSort();
    boolean isFirst();
    boolean isLast();
    boolean hasNext();
    boolean hasPrevious();
    Pageable getPageable();
    Pageable nextPageable();
    Pageable previousPageable();
    <U> Slice<U> map(Function<? super T, ? extends U> converter);
    Stream<T> stream();
    List<T> toList();
    boolean isEmpty();
    Iterator<T> iterator();
}

public interface Page<T> extends Slice<T> {
    int getTotalPages();
    long getTotalElements();
    <U> Page<U> map(Function<? super T, ? extends U> converter);
    static <T> Page<T> empty();
}

public class PageImpl<T> implements Page<T> {
    public PageImpl(List<T> content) {}
    public PageImpl(List<T> content, Pageable pageable, long total) {}
}

public interface Pageable {
    int getPageNumber();
    int getPageSize();
    long getOffset();
    Sort getSort();
    Pageable next();
    Pageable previousOrFirst();
    Pageable first();
    boolean hasPrevious();
    boolean isPaged();
    boolean isUnpaged();
    static Pageable unpaged();
}

public class PageRequest implements Pageable {
    public static PageRequest of(int page, int size);
    public static PageRequest of(int page, int size, Sort sort);
}

public class Sort {
    public static Sort by(String... properties);
    public static Sort unsorted();
    public Sort and(Sort sort);
    public Sort ascending();
    public Sort descending();
    public boolean isSorted();
    public boolean isUnsorted();
}

public interface Example<T> {
    static <T> Example<T> of(T probe);
    T getProbe();
}
