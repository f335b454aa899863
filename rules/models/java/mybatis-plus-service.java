// com.baomidou.mybatisplus.extension.service: MyBatis-Plus 3. Source: the MyBatis-Plus guide, "Service CRUD Interface".
// @Lookup: null when no row is found.
package com.baomidou.mybatisplus.extension.service;

import com.baomidou.mybatisplus.core.conditions.Wrapper;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import com.baomidou.mybatisplus.core.metadata.IPage;
import com.baomidou.mybatisplus.extension.conditions.query.LambdaQueryChainWrapper;
import com.baomidou.mybatisplus.extension.conditions.query.QueryChainWrapper;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public interface IService<T> extends IRepository<T> {
}

public interface IRepository<T> {
    boolean save(T entity);
    boolean saveBatch(Collection<T> entityList);
    boolean saveOrUpdate(T entity);
    boolean removeById(Serializable id);
    boolean removeById(T entity);
    boolean remove(Wrapper<T> queryWrapper);
    boolean updateById(T entity);
    boolean update(Wrapper<T> updateWrapper);
    boolean update(T entity, Wrapper<T> updateWrapper);
    @Lookup @Nullable T getById(Serializable id);
    @Lookup @Nullable T getOne(Wrapper<T> queryWrapper);
    @Lookup @Nullable T getOne(Wrapper<T> queryWrapper, boolean throwEx);
    Optional<T> getOptById(Serializable id);
    Optional<T> getOneOpt(Wrapper<T> queryWrapper);
    Optional<T> getOneOpt(Wrapper<T> queryWrapper, boolean throwEx);
    @Lookup @Nullable Map<String, Object> getMap(Wrapper<T> queryWrapper);
    boolean exists(Wrapper<T> queryWrapper);
    long count();
    long count(Wrapper<T> queryWrapper);
    List<T> list();
    List<T> list(Wrapper<T> queryWrapper);
    List<T> listByIds(Collection<? extends Serializable> idList);
    List<T> listByMap(Map<String, Object> columnMap);
    List<Map<String, Object>> listMaps();
    List<Map<String, Object>> listMaps(Wrapper<T> queryWrapper);
    <E extends IPage<T>> E page(E page);
    <E extends IPage<T>> E page(E page, Wrapper<T> queryWrapper);
    BaseMapper<T> getBaseMapper();
    Class<T> getEntityClass();
    QueryChainWrapper<T> query();
    LambdaQueryChainWrapper<T> lambdaQuery();
}
