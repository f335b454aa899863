// jakarta.enterprise.inject: what CDI hands out. Source: Jakarta Contexts and Dependency Injection 4.0.
package jakarta.enterprise.inject;

public interface Instance<T> extends jakarta.inject.Provider<T>, Iterable<T> {
    boolean isUnsatisfied();
    boolean isAmbiguous();
    boolean isResolvable();
}
