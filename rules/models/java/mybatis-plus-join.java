// com.github.yulichang.base: joins for MyBatis-Plus. Source: the MyBatis-Plus-Join guide, "Core". @Lookup: null when no row is found.
package com.github.yulichang.base;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import com.baomidou.mybatisplus.extension.service.IService;
import com.baomidou.mybatisplus.extension.service.impl.ServiceImpl;
import java.util.List;

public interface MPJBaseMapper<T> extends BaseMapper<T> {
    @Lookup @Nullable <R> R selectJoinOne(Class<R> type, Object wrapper);
    <R> List<R> selectJoinList(Class<R> type, Object wrapper);
    Long selectJoinCount(Object wrapper);
}

public interface MPJBaseService<T> extends IService<T> {
    @Lookup @Nullable <R> R selectJoinOne(Class<R> type, Object wrapper);
    <R> List<R> selectJoinList(Class<R> type, Object wrapper);
}

public class MPJBaseServiceImpl<M extends BaseMapper<T>, T> extends ServiceImpl<M, T> implements MPJBaseService<T> {
}
