// com.baomidou.mybatisplus.extension.toolkit: MyBatis-Plus 3.5.3. Source: the MyBatis-Plus guide, "Db Class".
// @Lookup: null when no row is found.
package com.baomidou.mybatisplus.extension.toolkit;

import com.baomidou.mybatisplus.core.conditions.Wrapper;
import com.baomidou.mybatisplus.extension.conditions.query.LambdaQueryChainWrapper;
import com.baomidou.mybatisplus.extension.conditions.query.QueryChainWrapper;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;

public class Db {
    public static @Lookup @Nullable <T> T getById(Serializable id, Class<T> entityClass) { }
    public static @Lookup @Nullable <T> T getOne(T entity) { }
    public static @Lookup @Nullable <T> T getOne(Wrapper<T> queryWrapper) { }
    public static <T> List<T> listByIds(Collection<? extends Serializable> idList, Class<T> entityClass) { }
    public static <T> List<T> list(Wrapper<T> queryWrapper) { }
    public static <T> List<T> list(Class<T> entityClass) { }
    public static <T> LambdaQueryChainWrapper<T> lambdaQuery(Class<T> entityClass) { }
    public static <T> QueryChainWrapper<T> query(Class<T> entityClass) { }
}
