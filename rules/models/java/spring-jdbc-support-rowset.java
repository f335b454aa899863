// org.springframework.jdbc.support.rowset: SqlRowSet. Source: the Spring Framework 6 API reference; its getters give null where the
// column is null, as those of java.sql.ResultSet do.
package org.springframework.jdbc.support.rowset;

public interface SqlRowSet {
    boolean next();
    boolean first();
    boolean last();
    boolean wasNull();
    @Nullable String getString(int index);
    @Nullable String getString(String label);
    @Nullable java.math.BigDecimal getBigDecimal(int index);
    @Nullable java.math.BigDecimal getBigDecimal(String label);
    @Nullable java.sql.Date getDate(int index);
    @Nullable java.sql.Date getDate(String label);
    @Nullable java.sql.Time getTime(int index);
    @Nullable java.sql.Time getTime(String label);
    @Nullable java.sql.Timestamp getTimestamp(int index);
    @Nullable java.sql.Timestamp getTimestamp(String label);
    @Nullable Object getObject(int index);
    @Nullable Object getObject(String label);
    int getInt(int index);
    int getInt(String label);
    long getLong(int index);
    long getLong(String label);
    double getDouble(int index);
    double getDouble(String label);
    boolean getBoolean(int index);
    boolean getBoolean(String label);
}
