// com.google.inject: what Guice hands out. Source: the Guice 7 API reference.
package com.google.inject;

public interface Provider<T> extends javax.inject.Provider<T>, jakarta.inject.Provider<T> {
    T get();
}

public interface Injector {
    <T> T getInstance(Class<T> type);
    <T> Provider<T> getProvider(Class<T> type);
}
