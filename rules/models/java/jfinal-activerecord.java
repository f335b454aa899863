// com.jfinal.plugin.activerecord: JFinal 5. Source: the JFinal manual, "Db + Record" and "Model", and its API reference. @Lookup: null
// when the query finds no row. What asks for numbers is left open: most such queries count.
package com.jfinal.plugin.activerecord;

import java.util.List;

public class Db {
    @Lookup @Nullable public static Record findFirst(String sql) { }
    @Lookup @Nullable public static Record findFirst(String sql, Object... paras) { }
    @Lookup @Nullable public static Record findById(String tableName, Object idValue) { }
    @Lookup @Nullable public static Record findByIds(String tableName, String primaryKey, Object... idValues) { }
    public static List<Record> find(String sql) { }
    public static List<Record> find(String sql, Object... paras) { }
    public static List<Record> findAll(String tableName) { }
    @Lookup @Nullable public static <T> T queryFirst(String sql) { }
    @Lookup @Nullable public static <T> T queryFirst(String sql, Object... paras) { }
    @Lookup @Nullable public static String queryStr(String sql) { }
    @Lookup @Nullable public static String queryStr(String sql, Object... paras) { }
    @Lookup @Nullable public static java.util.Date queryDate(String sql) { }
    @Lookup @Nullable public static java.util.Date queryDate(String sql, Object... paras) { }
    public static Integer queryInt(String sql, Object... paras) { }
    public static Long queryLong(String sql, Object... paras) { }
    public static <T> List<T> query(String sql, Object... paras) { }
    public static int update(String sql, Object... paras) { }
}

public abstract class Model<M extends Model> {
    public M dao() { }
    @Lookup @Nullable public M findById(Object idValue) { }
    @Lookup @Nullable public M findByIds(Object... idValues) { }
    @Lookup @Nullable public M findFirst(String sql) { }
    @Lookup @Nullable public M findFirst(String sql, Object... paras) { }
    public List<M> find(String sql) { }
    public List<M> find(String sql, Object... paras) { }
    public List<M> findAll() { }
    public M set(String attr, Object value) { }
    public <T> T get(String attr) { }
    public String getStr(String attr) { }
    public Integer getInt(String attr) { }
    public Long getLong(String attr) { }
    public java.util.Date getDate(String attr) { }
    public Boolean getBoolean(String attr) { }
    public boolean save() { }
    public boolean update() { }
    public boolean delete() { }
}

public class Record {
    public Record set(String column, Object value) { }
    public <T> T get(String column) { }
    public String getStr(String column) { }
    public Integer getInt(String column) { }
    public Long getLong(String column) { }
    public java.util.Date getDate(String column) { }
    public Boolean getBoolean(String column) { }
}
