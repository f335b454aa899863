// com.baomidou.mybatisplus.core.conditions.query: MyBatis-Plus 3. Source: the MyBatis-Plus guide, "Conditional Constructor".
// What their conditions ask is read where the queries are: each gives the wrapper itself.
package com.baomidou.mybatisplus.core.conditions.query;

import com.baomidou.mybatisplus.core.conditions.Wrapper;

public class QueryWrapper<T> extends Wrapper<T> {
    public LambdaQueryWrapper<T> lambda() { }
}

public class LambdaQueryWrapper<T> extends Wrapper<T> {
}
