// javax.enterprise.inject: what CDI hands out. Source: JSR 299 and 365.
package javax.enterprise.inject;

public interface Instance<T> extends javax.inject.Provider<T>, Iterable<T> {
    boolean isUnsatisfied();
    boolean isAmbiguous();
    boolean isResolvable();
}
