// com.baomidou.mybatisplus.extension.plugins.pagination: pages of rows of MyBatis-Plus 3. Source: the MyBatis-Plus guide,
// "Pagination Plugin".
package com.baomidou.mybatisplus.extension.plugins.pagination;

import com.baomidou.mybatisplus.core.metadata.IPage;
import java.util.List;

public class Page<T> implements IPage<T> {
    public List<T> getRecords() { }
    public Page<T> setRecords(List<T> records) { }
    public Page<T> setCurrent(long current) { }
    public Page<T> setSize(long size) { }
    public Page<T> setSearchCount(boolean searchCount) { }
    public Page<T> setTotal(long total) { }
    public long getTotal() { }
    public long getSize() { }
    public long getCurrent() { }
    public long getPages() { }
}
