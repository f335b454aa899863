// org.jdbi.v3.core: JDBI 3. Source: the Jdbi 3 developer guide.
package org.jdbi.v3.core;

import org.jdbi.v3.core.extension.ExtensionCallback;
import org.jdbi.v3.core.extension.ExtensionConsumer;
import org.jdbi.v3.core.statement.Query;

public class Jdbi {
    public Handle open() { }
    public <R> R withHandle(HandleCallback<R> callback) { }
    public <E> E onDemand(Class<E> extensionType) { }
    public <R> R inTransaction(HandleCallback<R> callback) { }
    public <R, E> R withExtension(Class<E> extensionType, ExtensionCallback<R, E> callback) { }
    public <E> void useExtension(Class<E> extensionType, ExtensionConsumer<E> callback) { }
}

public interface HandleCallback<T> {
    T withHandle(Handle handle);
}

public class Handle {
    public Query createQuery(String sql) { }
    public Query select(String sql, Object... args) { }
    public int execute(String sql, Object... args) { }
    public <T> T attach(Class<T> extensionType) { }
    public <R> R inTransaction(HandleCallback<R> callback) { }
    public void close() { }
}
