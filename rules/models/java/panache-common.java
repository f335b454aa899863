// io.quarkus.panache.common: what Panache's queries are given, Quarkus 2 and 3. Source: the Quarkus guide "Simplified Hibernate ORM with
// Panache".
package io.quarkus.panache.common;

public class Sort {
    public static Sort by(String... columns) { }
    public static Sort ascending(String... columns) { }
    public static Sort descending(String... columns) { }
    public static Sort empty() { }
    public Sort and(String name) { }
    public Sort ascending() { }
    public Sort descending() { }
}

public class Parameters {
    public static Parameters with(String name, Object value) { }
    public Parameters and(String name, Object value) { }
}

public class Page {
    public static Page of(int index, int size) { }
    public static Page ofSize(int size) { }
}
