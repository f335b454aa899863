// io.r2dbc.spi: rows of R2DBC 0.9 and 1. Source: the R2DBC specification, "Results" (the getters give null where the column is).
package io.r2dbc.spi;

public interface Readable {
    Object get(int index);
    Object get(String name);
    <T> T get(int index, Class<T> type);
    <T> T get(String name, Class<T> type);
}

public interface Row extends Readable {
}

public interface RowMetadata {
}
