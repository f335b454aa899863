// com.github.pagehelper: pages of rows for MyBatis. Source: the PageHelper documentation, "How to use".
package com.github.pagehelper;

import java.util.List;

public class PageInfo<T> {
    public PageInfo(List<? extends T> list) { }
    public static <T> PageInfo<T> of(List<? extends T> list) { }
    public List<T> getList() { }
    public long getTotal() { }
}
