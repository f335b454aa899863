// com.mybatisflex.core: MyBatis-Flex. Source: the MyBatis-Flex guide, "Base CRUD: query". @Lookup: null when no row is found.
package com.mybatisflex.core;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;

public interface BaseMapper<T> {
    int insert(T entity);
    int update(T entity);
    int deleteById(Serializable id);
    @Lookup @Nullable T selectOneById(Serializable id);
    @Lookup @Nullable T selectOneByMap(Map<String, Object> whereConditions);
    @Lookup @Nullable T selectOneByCondition(Object whereConditions);
    @Lookup @Nullable T selectOneByQuery(Object queryWrapper);
    @Lookup @Nullable T selectOneWithRelationsById(Serializable id);
    @Lookup @Nullable T selectOneWithRelationsByQuery(Object queryWrapper);
    List<T> selectListByIds(Collection<? extends Serializable> ids);
    List<T> selectListByMap(Map<String, Object> whereConditions);
    List<T> selectListByCondition(Object whereConditions);
    List<T> selectListByQuery(Object queryWrapper);
    List<T> selectListWithRelationsByQuery(Object queryWrapper);
    List<T> selectAll();
    List<T> selectAllWithRelations();
    long selectCountByQuery(Object queryWrapper);
    long selectCountByCondition(Object whereConditions);
}
