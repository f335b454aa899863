// com.baomidou.mybatisplus.core.toolkit: MyBatis-Plus 3. Source: the MyBatis-Plus guide, "Conditional Constructor".
package com.baomidou.mybatisplus.core.toolkit;

import com.baomidou.mybatisplus.core.conditions.query.LambdaQueryWrapper;
import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;

public class Wrappers {
    public static <T> QueryWrapper<T> query() { }
    public static <T> QueryWrapper<T> query(T entity) { }
    public static <T> LambdaQueryWrapper<T> lambdaQuery() { }
    public static <T> LambdaQueryWrapper<T> lambdaQuery(T entity) { }
    public static <T> LambdaQueryWrapper<T> lambdaQuery(Class<T> entityClass) { }
}
