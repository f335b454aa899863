// com.baomidou.mybatisplus.core.metadata: pages of rows of MyBatis-Plus 3. Source: the MyBatis-Plus guide, "Pagination Plugin".
package com.baomidou.mybatisplus.core.metadata;

import java.util.List;
import java.util.function.Function;

public interface IPage<T> {
    List<T> getRecords();
    IPage<T> setRecords(List<T> records);
    long getTotal();
    long getSize();
    long getCurrent();
    long getPages();
    <R> IPage<R> convert(Function<? super T, ? extends R> mapper);
}
