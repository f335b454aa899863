// org.springframework.beans.factory: what the container hands out. Source: the Spring Framework 6 API reference (getBean raises where there
// is no such bean).
package org.springframework.beans.factory;

public interface ObjectFactory<T> {
    T getObject();
}

public interface ObjectProvider<T> extends ObjectFactory<T>, Iterable<T> {
    T getObject(Object... args);
    java.util.stream.Stream<T> stream();
    java.util.stream.Stream<T> orderedStream();
}

public interface BeanFactory {
    Object getBean(String name);
    <T> T getBean(String name, Class<T> requiredType);
    <T> T getBean(Class<T> requiredType);
    <T> ObjectProvider<T> getBeanProvider(Class<T> requiredType);
    boolean containsBean(String name);
}
