// org.jdbi.v3.core.result: results of JDBI 3. Source: the Jdbi 3 developer guide, "ResultIterable": one, first and findOnly raise
// when there is no row.
package org.jdbi.v3.core.result;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

public interface ResultIterable<T> extends Iterable<T> {
    T one();
    T first();
    T findOnly();
    Optional<T> findOne();
    Optional<T> findFirst();
    List<T> list();
    Set<T> set();
    Stream<T> stream();
    Iterator<T> iterator();
}
