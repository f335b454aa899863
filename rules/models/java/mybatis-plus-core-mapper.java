// com.baomidou.mybatisplus.core.mapper: MyBatis-Plus 3. Source: the MyBatis-Plus guide, "Mapper CRUD Interface".
// @Lookup: null when no row is found.
package com.baomidou.mybatisplus.core.mapper;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import com.baomidou.mybatisplus.core.conditions.Wrapper;
import com.baomidou.mybatisplus.core.metadata.IPage;

public interface BaseMapper<T> extends Mapper<T> {
    int insert(T entity);
    int deleteById(Serializable id);
    int deleteById(T entity);
    int delete(Wrapper<T> queryWrapper);
    int deleteBatchIds(Collection<?> idList);
    int updateById(T entity);
    int update(T entity, Wrapper<T> updateWrapper);
    @Lookup @Nullable T selectById(Serializable id);
    @Lookup @Nullable T selectOne(Wrapper<T> queryWrapper);
    @Lookup @Nullable T selectOne(Wrapper<T> queryWrapper, boolean throwEx);
    boolean exists(Wrapper<T> queryWrapper);
    Long selectCount(Wrapper<T> queryWrapper);
    List<T> selectBatchIds(Collection<? extends Serializable> idList);
    List<T> selectByIds(Collection<? extends Serializable> idList);
    List<T> selectByMap(Map<String, Object> columnMap);
    List<T> selectList(Wrapper<T> queryWrapper);
    List<Map<String, Object>> selectMaps(Wrapper<T> queryWrapper);
    <E> List<E> selectObjs(Wrapper<T> queryWrapper);
    <P extends IPage<T>> P selectPage(P page, Wrapper<T> queryWrapper);
}

public interface Mapper<T> {
}
