// org.jdbi.v3.core.extension: what runs with an extension object of JDBI 3. Source: the Jdbi 3 developer guide, "SQL Objects".
package org.jdbi.v3.core.extension;

public interface ExtensionCallback<R, E> {
    R withExtension(E extension);
}

public interface ExtensionConsumer<E> {
    void useExtension(E extension);
}
