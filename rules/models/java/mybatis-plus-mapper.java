// com.baomidou.mybatisplus.mapper: MyBatis-Plus 2. Source: the MyBatis-Plus 2 API reference.
// @Lookup: null when no row is found.
package com.baomidou.mybatisplus.mapper;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;

public interface BaseMapper<T> {
    Integer insert(T entity);
    Integer deleteById(Serializable id);
    Integer updateById(T entity);
    Integer update(T entity, Wrapper<T> wrapper);
    @Lookup @Nullable T selectById(Serializable id);
    @Lookup @Nullable T selectOne(T entity);
    Integer selectCount(Wrapper<T> wrapper);
    List<T> selectBatchIds(Collection<? extends Serializable> idList);
    List<T> selectByMap(Map<String, Object> columnMap);
    List<T> selectList(Wrapper<T> wrapper);
    List<Map<String, Object>> selectMaps(Wrapper<T> wrapper);
}
