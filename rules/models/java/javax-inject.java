// javax.inject: what dependency injection hands out. Source: JSR 330.
package javax.inject;

public interface Provider<T> {
    T get();
}
