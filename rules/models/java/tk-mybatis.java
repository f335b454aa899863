// tk.mybatis.mapper.common: the common mapper for MyBatis. Source: the documentation of Mapper 4.
// @Lookup: null when no row is found.
package tk.mybatis.mapper.common;

import java.util.List;

public interface BaseMapper<T> {
    @Lookup @Nullable T selectOne(T record);
    @Lookup @Nullable T selectByPrimaryKey(Object key);
    @Lookup @Nullable T selectOneByExample(Object example);
    List<T> select(T record);
    List<T> selectAll();
    List<T> selectByExample(Object example);
    int selectCount(T record);
    boolean existsWithPrimaryKey(Object key);
    int insert(T record);
    int updateByPrimaryKey(T record);
    int deleteByPrimaryKey(Object key);
}

public interface Mapper<T> extends BaseMapper<T> {
}
