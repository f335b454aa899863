// org.springframework.beans.factory: what the container hands out late. Source: the Spring Framework 6 API reference.
package org.springframework.beans.factory;

public interface ObjectFactory<T> {
    T getObject();
}

public interface ObjectProvider<T> extends ObjectFactory<T>, Iterable<T> {
    T getObject(Object... args);
    java.util.stream.Stream<T> stream();
    java.util.stream.Stream<T> orderedStream();
}
