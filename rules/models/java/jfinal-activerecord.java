// com.jfinal.plugin.activerecord: JFinal's active records. Source: the JFinal guide, "Db + Record" and "Model". @Lookup: null when no
// row is found.
package com.jfinal.plugin.activerecord;

import java.util.List;

public class Db {
    public static @Lookup @Nullable Record findFirst(String sql, Object... paras) { }
    public static @Lookup @Nullable Record findById(String tableName, Object idValue) { }
    public static @Lookup @Nullable Record findByIds(String tableName, String primaryKey, Object... idValues) { }
    public static List<Record> find(String sql, Object... paras) { }
    public static Page<Record> paginate(int pageNumber, int pageSize, String select, String sqlExceptSelect, Object... paras) { }
    public static @Lookup @Nullable String queryStr(String sql, Object... paras) { }
    public static @Lookup @Nullable <T> T queryFirst(String sql, Object... paras) { }
    public static @Lookup @Nullable <T> T queryColumn(String sql, Object... paras) { }
    public static <T> List<T> query(String sql, Object... paras) { }
    public static boolean save(String tableName, Record record) { }
    public static boolean update(String tableName, Record record) { }
    public static int update(String sql, Object... paras) { }
    public static boolean deleteById(String tableName, Object idValue) { }
}

public class Record {
    public <T> T get(String column) { }
    public <T> T get(String column, Object defaultValue) { }
    public String getStr(String column) { }
    public Integer getInt(String column) { }
    public Long getLong(String column) { }
    public java.math.BigDecimal getBigDecimal(String column) { }
    public java.util.Date getDate(String column) { }
    public Boolean getBoolean(String column) { }
    public Record set(String column, Object value) { }
}

public abstract class Model<M extends Model> {
    public @Lookup @Nullable M findById(Object idValue) { }
    public @Lookup @Nullable M findByIds(Object... idValues) { }
    public @Lookup @Nullable M findFirst(String sql, Object... paras) { }
    public @Lookup @Nullable M findFirstByCache(String cacheName, Object key, String sql, Object... paras) { }
    public List<M> find(String sql, Object... paras) { }
    public List<M> findAll() { }
    public Page<M> paginate(int pageNumber, int pageSize, String select, String sqlExceptSelect, Object... paras) { }
    public boolean save() { }
    public boolean update() { }
    public boolean delete() { }
}

public class Page<T> {
    public List<T> getList() { }
    public int getTotalRow() { }
}
