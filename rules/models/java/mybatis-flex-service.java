// com.mybatisflex.core.service: MyBatis-Flex. Source: the MyBatis-Flex guide, "Service". @Lookup: null when no row is found.
package com.mybatisflex.core.service;

import com.mybatisflex.core.BaseMapper;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public interface IService<T> {
    BaseMapper<T> getMapper();
    boolean save(T entity);
    boolean updateById(T entity);
    boolean removeById(Serializable id);
    @Lookup @Nullable T getById(Serializable id);
    @Lookup @Nullable T getOneByEntityId(T entity);
    @Lookup @Nullable T getOne(Object queryWrapper);
    Optional<T> getByIdOpt(Serializable id);
    Optional<T> getOneOpt(Object queryWrapper);
    List<T> list();
    List<T> list(Object queryWrapper);
    List<T> listByIds(Collection<? extends Serializable> ids);
    List<T> listByMap(Map<String, Object> query);
    boolean exists(Object queryWrapper);
    long count();
    long count(Object queryWrapper);
}
