// com.querydsl.core: Querydsl 5. Source: the Querydsl 5 API reference.
package com.querydsl.core;

public class BooleanBuilder {
    public BooleanBuilder() { }
    public BooleanBuilder(Object initial) { }
    public BooleanBuilder and(Object right) { }
    public BooleanBuilder andNot(Object right) { }
    public BooleanBuilder andAnyOf(Object... args) { }
    public BooleanBuilder or(Object right) { }
    public BooleanBuilder orNot(Object right) { }
    public BooleanBuilder orAllOf(Object... args) { }
    public BooleanBuilder not() { }
    public boolean hasValue() { }
    @Nullable public Object getValue() { }
}
