// jakarta.inject: what dependency injection hands out. Source: Jakarta Dependency Injection 2.0.
package jakarta.inject;

public interface Provider<T> {
    T get();
}
