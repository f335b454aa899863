// com.baomidou.mybatisplus.extension.conditions.query: queries of MyBatis-Plus 3 as chains.
// Source: the MyBatis-Plus guide, "Conditional Constructor". @Lookup: null when no row is found.
package com.baomidou.mybatisplus.extension.conditions.query;

import com.baomidou.mybatisplus.core.metadata.IPage;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public class LambdaQueryChainWrapper<T> {
    public @Lookup @Nullable T one() { }
    public Optional<T> oneOpt() { }
    public List<T> list() { }
    public Long count() { }
    public boolean exists() { }
    public <E extends IPage<T>> E page(E page) { }
    public LambdaQueryChainWrapper<T> eq(Object column, Object value) { }
    public LambdaQueryChainWrapper<T> eq(boolean condition, Object column, Object value) { }
    public LambdaQueryChainWrapper<T> ne(Object column, Object value) { }
    public LambdaQueryChainWrapper<T> gt(Object column, Object value) { }
    public LambdaQueryChainWrapper<T> ge(Object column, Object value) { }
    public LambdaQueryChainWrapper<T> lt(Object column, Object value) { }
    public LambdaQueryChainWrapper<T> le(Object column, Object value) { }
    public LambdaQueryChainWrapper<T> like(Object column, Object value) { }
    public LambdaQueryChainWrapper<T> in(Object column, Collection<?> values) { }
    public LambdaQueryChainWrapper<T> isNull(Object column) { }
    public LambdaQueryChainWrapper<T> isNotNull(Object column) { }
    public LambdaQueryChainWrapper<T> orderByAsc(Object column) { }
    public LambdaQueryChainWrapper<T> orderByDesc(Object column) { }
    public LambdaQueryChainWrapper<T> last(String lastSql) { }
}

public class QueryChainWrapper<T> {
    public @Lookup @Nullable T one() { }
    public Optional<T> oneOpt() { }
    public List<T> list() { }
    public Long count() { }
    public boolean exists() { }
    public <E extends IPage<T>> E page(E page) { }
    public QueryChainWrapper<T> eq(String column, Object value) { }
    public QueryChainWrapper<T> eq(boolean condition, String column, Object value) { }
    public QueryChainWrapper<T> ne(String column, Object value) { }
    public QueryChainWrapper<T> gt(String column, Object value) { }
    public QueryChainWrapper<T> ge(String column, Object value) { }
    public QueryChainWrapper<T> lt(String column, Object value) { }
    public QueryChainWrapper<T> le(String column, Object value) { }
    public QueryChainWrapper<T> like(String column, Object value) { }
    public QueryChainWrapper<T> in(String column, Collection<?> values) { }
    public QueryChainWrapper<T> isNull(String column) { }
    public QueryChainWrapper<T> isNotNull(String column) { }
    public QueryChainWrapper<T> orderByAsc(String column) { }
    public QueryChainWrapper<T> orderByDesc(String column) { }
    public QueryChainWrapper<T> last(String lastSql) { }
}
