// java.sql: signatures of the public API of Java SE 17, read by reflection, with the sequenced
// collections of 21; members that only override what an ancestor here declares are left out.
// @Nullable stands where null-behaviour.tsv says so, whatever the arguments.
package java.sql;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.math.BigDecimal;
import java.net.URL;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Calendar;
import java.util.Enumeration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

public interface Connection extends AutoCloseable {
    void abort(Executor executor);
    default void beginRequest();
    void clearWarnings();
    void commit();
    Array createArrayOf(String text, Object[] objects);
    Blob createBlob();
    Clob createClob();
    NClob createNClob();
    SQLXML createSQLXML();
    Statement createStatement();
    Statement createStatement(int number, int number2);
    Statement createStatement(int number, int number2, int number3);
    Struct createStruct(String text, Object[] objects);
    default void endRequest();
    boolean getAutoCommit();
    String getCatalog();
    Properties getClientInfo();
    String getClientInfo(String text);
    int getHoldability();
    DatabaseMetaData getMetaData();
    int getNetworkTimeout();
    String getSchema();
    int getTransactionIsolation();
    Map<String, Class<?>> getTypeMap();
    SQLWarning getWarnings();
    boolean isClosed();
    boolean isReadOnly();
    boolean isValid(int number);
    String nativeSQL(String text);
    CallableStatement prepareCall(String text);
    CallableStatement prepareCall(String text, int number, int number2);
    CallableStatement prepareCall(String text, int number, int number2, int number3);
    PreparedStatement prepareStatement(String text);
    PreparedStatement prepareStatement(String text, int number);
    PreparedStatement prepareStatement(String text, int[] numbers);
    PreparedStatement prepareStatement(String text, String[] texts);
    PreparedStatement prepareStatement(String text, int number, int number2);
    PreparedStatement prepareStatement(String text, int number, int number2, int number3);
    void releaseSavepoint(Savepoint savepoint);
    void rollback();
    void rollback(Savepoint savepoint);
    void setAutoCommit(boolean flag);
    void setCatalog(String text);
    void setClientInfo(Properties properties);
    void setClientInfo(String text, String text2);
    void setHoldability(int number);
    void setNetworkTimeout(Executor executor, int number);
    void setReadOnly(boolean flag);
    Savepoint setSavepoint();
    Savepoint setSavepoint(String text);
    void setSchema(String text);
    default void setShardingKey(ShardingKey shardingKey);
    default void setShardingKey(ShardingKey shardingKey, ShardingKey shardingKey2);
    default boolean setShardingKeyIfValid(ShardingKey shardingKey, int number);
    default boolean setShardingKeyIfValid(ShardingKey shardingKey, ShardingKey shardingKey2, int number);
    void setTransactionIsolation(int number);
    void setTypeMap(Map<String, Class<?>> map);
}

public interface Statement extends AutoCloseable {
    void addBatch(String text);
    void cancel();
    void clearBatch();
    void clearWarnings();
    void closeOnCompletion();
    default String enquoteIdentifier(String text, boolean flag);
    default String enquoteLiteral(String text);
    default String enquoteNCharLiteral(String text);
    boolean execute(String text);
    boolean execute(String text, int number);
    boolean execute(String text, int[] numbers);
    boolean execute(String text, String[] texts);
    int[] executeBatch();
    default long[] executeLargeBatch();
    default long executeLargeUpdate(String text);
    default long executeLargeUpdate(String text, int number);
    default long executeLargeUpdate(String text, int[] numbers);
    default long executeLargeUpdate(String text, String[] texts);
    ResultSet executeQuery(String text);
    int executeUpdate(String text);
    int executeUpdate(String text, int number);
    int executeUpdate(String text, int[] numbers);
    int executeUpdate(String text, String[] texts);
    Connection getConnection();
    int getFetchDirection();
    int getFetchSize();
    ResultSet getGeneratedKeys();
    default long getLargeMaxRows();
    default long getLargeUpdateCount();
    int getMaxFieldSize();
    int getMaxRows();
    boolean getMoreResults();
    boolean getMoreResults(int number);
    int getQueryTimeout();
    ResultSet getResultSet();
    int getResultSetConcurrency();
    int getResultSetHoldability();
    int getResultSetType();
    int getUpdateCount();
    SQLWarning getWarnings();
    boolean isCloseOnCompletion();
    boolean isClosed();
    boolean isPoolable();
    default boolean isSimpleIdentifier(String text);
    void setCursorName(String text);
    void setEscapeProcessing(boolean flag);
    void setFetchDirection(int number);
    void setFetchSize(int number);
    default void setLargeMaxRows(long number);
    void setMaxFieldSize(int number);
    void setMaxRows(int number);
    void setPoolable(boolean flag);
    void setQueryTimeout(int number);
}

public interface PreparedStatement extends Statement {
    void addBatch();
    void clearParameters();
    boolean execute();
    default long executeLargeUpdate();
    ResultSet executeQuery();
    int executeUpdate();
    @Nullable ResultSetMetaData getMetaData();
    ParameterMetaData getParameterMetaData();
    void setArray(int number, Array array);
    void setAsciiStream(int number, InputStream inputStream);
    void setAsciiStream(int number, InputStream inputStream, int number2);
    void setAsciiStream(int number, InputStream inputStream, long number2);
    void setBigDecimal(int number, BigDecimal bigDecimal);
    void setBinaryStream(int number, InputStream inputStream);
    void setBinaryStream(int number, InputStream inputStream, int number2);
    void setBinaryStream(int number, InputStream inputStream, long number2);
    void setBlob(int number, InputStream inputStream);
    void setBlob(int number, Blob blob);
    void setBlob(int number, InputStream inputStream, long number2);
    void setBoolean(int number, boolean flag);
    void setByte(int number, byte number2);
    void setBytes(int number, byte[] numbers);
    void setCharacterStream(int number, Reader reader);
    void setCharacterStream(int number, Reader reader, int number2);
    void setCharacterStream(int number, Reader reader, long number2);
    void setClob(int number, Reader reader);
    void setClob(int number, Clob clob);
    void setClob(int number, Reader reader, long number2);
    void setDate(int number, Date date);
    void setDate(int number, Date date, Calendar calendar);
    void setDouble(int number, double number2);
    void setFloat(int number, float number2);
    void setInt(int number, int number2);
    void setLong(int number, long number2);
    void setNCharacterStream(int number, Reader reader);
    void setNCharacterStream(int number, Reader reader, long number2);
    void setNClob(int number, Reader reader);
    void setNClob(int number, NClob nClob);
    void setNClob(int number, Reader reader, long number2);
    void setNString(int number, String text);
    void setNull(int number, int number2);
    void setNull(int number, int number2, String text);
    void setObject(int number, Object object);
    void setObject(int number, Object object, int number2);
    default void setObject(int number, Object object, SQLType sQLType);
    void setObject(int number, Object object, int number2, int number3);
    default void setObject(int number, Object object, SQLType sQLType, int number2);
    void setRef(int number, Ref ref);
    void setRowId(int number, RowId rowId);
    void setSQLXML(int number, SQLXML sQLXML);
    void setShort(int number, short number2);
    void setString(int number, String text);
    void setTime(int number, Time time);
    void setTime(int number, Time time, Calendar calendar);
    void setTimestamp(int number, Timestamp timestamp);
    void setTimestamp(int number, Timestamp timestamp, Calendar calendar);
    void setURL(int number, URL uRL);
    void setUnicodeStream(int number, InputStream inputStream, int number2);
}

public interface CallableStatement extends PreparedStatement {
    @Nullable Array getArray(int number);
    @Nullable Array getArray(String text);
    @Nullable BigDecimal getBigDecimal(int number);
    @Nullable BigDecimal getBigDecimal(String text);
    @Nullable BigDecimal getBigDecimal(int number, int number2);
    @Nullable Blob getBlob(int number);
    @Nullable Blob getBlob(String text);
    boolean getBoolean(int number);
    boolean getBoolean(String text);
    byte getByte(int number);
    byte getByte(String text);
    @Nullable byte[] getBytes(int number);
    @Nullable byte[] getBytes(String text);
    @Nullable Reader getCharacterStream(int number);
    @Nullable Reader getCharacterStream(String text);
    @Nullable Clob getClob(int number);
    @Nullable Clob getClob(String text);
    @Nullable Date getDate(int number);
    @Nullable Date getDate(String text);
    @Nullable Date getDate(int number, Calendar calendar);
    @Nullable Date getDate(String text, Calendar calendar);
    double getDouble(int number);
    double getDouble(String text);
    float getFloat(int number);
    float getFloat(String text);
    int getInt(int number);
    int getInt(String text);
    long getLong(int number);
    long getLong(String text);
    @Nullable Reader getNCharacterStream(int number);
    @Nullable Reader getNCharacterStream(String text);
    @Nullable NClob getNClob(int number);
    @Nullable NClob getNClob(String text);
    @Nullable String getNString(int number);
    @Nullable String getNString(String text);
    @Nullable Object getObject(int number);
    @Nullable Object getObject(String text);
    @Nullable <T> T getObject(int number, Class<T> type);
    @Nullable <T> T getObject(String text, Class<T> type);
    @Nullable Object getObject(int number, Map<String, Class<?>> map);
    @Nullable Object getObject(String text, Map<String, Class<?>> map);
    @Nullable Ref getRef(int number);
    @Nullable Ref getRef(String text);
    @Nullable RowId getRowId(int number);
    @Nullable RowId getRowId(String text);
    @Nullable SQLXML getSQLXML(int number);
    @Nullable SQLXML getSQLXML(String text);
    short getShort(int number);
    short getShort(String text);
    @Nullable String getString(int number);
    @Nullable String getString(String text);
    @Nullable Time getTime(int number);
    @Nullable Time getTime(String text);
    @Nullable Time getTime(int number, Calendar calendar);
    @Nullable Time getTime(String text, Calendar calendar);
    @Nullable Timestamp getTimestamp(int number);
    @Nullable Timestamp getTimestamp(String text);
    @Nullable Timestamp getTimestamp(int number, Calendar calendar);
    @Nullable Timestamp getTimestamp(String text, Calendar calendar);
    @Nullable URL getURL(int number);
    @Nullable URL getURL(String text);
    void registerOutParameter(int number, int number2);
    void registerOutParameter(String text, int number);
    default void registerOutParameter(int number, SQLType sQLType);
    default void registerOutParameter(String text, SQLType sQLType);
    void registerOutParameter(int number, int number2, int number3);
    void registerOutParameter(int number, int number2, String text);
    void registerOutParameter(String text, int number, int number2);
    void registerOutParameter(String text, int number, String text2);
    default void registerOutParameter(int number, SQLType sQLType, int number2);
    default void registerOutParameter(int number, SQLType sQLType, String text);
    default void registerOutParameter(String text, SQLType sQLType, int number);
    default void registerOutParameter(String text, SQLType sQLType, String text2);
    void setAsciiStream(String text, InputStream inputStream);
    void setAsciiStream(String text, InputStream inputStream, int number);
    void setAsciiStream(String text, InputStream inputStream, long number);
    void setBigDecimal(String text, BigDecimal bigDecimal);
    void setBinaryStream(String text, InputStream inputStream);
    void setBinaryStream(String text, InputStream inputStream, int number);
    void setBinaryStream(String text, InputStream inputStream, long number);
    void setBlob(String text, InputStream inputStream);
    void setBlob(String text, Blob blob);
    void setBlob(String text, InputStream inputStream, long number);
    void setBoolean(String text, boolean flag);
    void setByte(String text, byte number);
    void setBytes(String text, byte[] numbers);
    void setCharacterStream(String text, Reader reader);
    void setCharacterStream(String text, Reader reader, int number);
    void setCharacterStream(String text, Reader reader, long number);
    void setClob(String text, Reader reader);
    void setClob(String text, Clob clob);
    void setClob(String text, Reader reader, long number);
    void setDate(String text, Date date);
    void setDate(String text, Date date, Calendar calendar);
    void setDouble(String text, double number);
    void setFloat(String text, float number);
    void setInt(String text, int number);
    void setLong(String text, long number);
    void setNCharacterStream(String text, Reader reader);
    void setNCharacterStream(String text, Reader reader, long number);
    void setNClob(String text, Reader reader);
    void setNClob(String text, NClob nClob);
    void setNClob(String text, Reader reader, long number);
    void setNString(String text, String text2);
    void setNull(String text, int number);
    void setNull(String text, int number, String text2);
    void setObject(String text, Object object);
    void setObject(String text, Object object, int number);
    default void setObject(String text, Object object, SQLType sQLType);
    void setObject(String text, Object object, int number, int number2);
    default void setObject(String text, Object object, SQLType sQLType, int number);
    void setRowId(String text, RowId rowId);
    void setSQLXML(String text, SQLXML sQLXML);
    void setShort(String text, short number);
    void setString(String text, String text2);
    void setTime(String text, Time time);
    void setTime(String text, Time time, Calendar calendar);
    void setTimestamp(String text, Timestamp timestamp);
    void setTimestamp(String text, Timestamp timestamp, Calendar calendar);
    void setURL(String text, URL uRL);
    boolean wasNull();
}

public interface ResultSet extends AutoCloseable {
    boolean absolute(int number);
    void afterLast();
    void beforeFirst();
    void cancelRowUpdates();
    void clearWarnings();
    void deleteRow();
    int findColumn(String text);
    boolean first();
    @Nullable Array getArray(int number);
    @Nullable Array getArray(String text);
    @Nullable InputStream getAsciiStream(int number);
    @Nullable InputStream getAsciiStream(String text);
    @Nullable BigDecimal getBigDecimal(int number);
    @Nullable BigDecimal getBigDecimal(String text);
    @Nullable BigDecimal getBigDecimal(int number, int number2);
    @Nullable BigDecimal getBigDecimal(String text, int number);
    @Nullable InputStream getBinaryStream(int number);
    @Nullable InputStream getBinaryStream(String text);
    @Nullable Blob getBlob(int number);
    @Nullable Blob getBlob(String text);
    boolean getBoolean(int number);
    boolean getBoolean(String text);
    byte getByte(int number);
    byte getByte(String text);
    @Nullable byte[] getBytes(int number);
    @Nullable byte[] getBytes(String text);
    @Nullable Reader getCharacterStream(int number);
    @Nullable Reader getCharacterStream(String text);
    @Nullable Clob getClob(int number);
    @Nullable Clob getClob(String text);
    int getConcurrency();
    String getCursorName();
    @Nullable Date getDate(int number);
    @Nullable Date getDate(String text);
    @Nullable Date getDate(int number, Calendar calendar);
    @Nullable Date getDate(String text, Calendar calendar);
    double getDouble(int number);
    double getDouble(String text);
    int getFetchDirection();
    int getFetchSize();
    float getFloat(int number);
    float getFloat(String text);
    int getHoldability();
    int getInt(int number);
    int getInt(String text);
    long getLong(int number);
    long getLong(String text);
    ResultSetMetaData getMetaData();
    @Nullable Reader getNCharacterStream(int number);
    @Nullable Reader getNCharacterStream(String text);
    @Nullable NClob getNClob(int number);
    @Nullable NClob getNClob(String text);
    @Nullable String getNString(int number);
    @Nullable String getNString(String text);
    @Nullable Object getObject(int number);
    @Nullable Object getObject(String text);
    @Nullable <T> T getObject(int number, Class<T> type);
    @Nullable <T> T getObject(String text, Class<T> type);
    @Nullable Object getObject(int number, Map<String, Class<?>> map);
    @Nullable Object getObject(String text, Map<String, Class<?>> map);
    @Nullable Ref getRef(int number);
    @Nullable Ref getRef(String text);
    int getRow();
    @Nullable RowId getRowId(int number);
    @Nullable RowId getRowId(String text);
    @Nullable SQLXML getSQLXML(int number);
    @Nullable SQLXML getSQLXML(String text);
    short getShort(int number);
    short getShort(String text);
    @Nullable Statement getStatement();
    @Nullable String getString(int number);
    @Nullable String getString(String text);
    @Nullable Time getTime(int number);
    @Nullable Time getTime(String text);
    @Nullable Time getTime(int number, Calendar calendar);
    @Nullable Time getTime(String text, Calendar calendar);
    @Nullable Timestamp getTimestamp(int number);
    @Nullable Timestamp getTimestamp(String text);
    @Nullable Timestamp getTimestamp(int number, Calendar calendar);
    @Nullable Timestamp getTimestamp(String text, Calendar calendar);
    int getType();
    @Nullable URL getURL(int number);
    @Nullable URL getURL(String text);
    @Nullable InputStream getUnicodeStream(int number);
    @Nullable InputStream getUnicodeStream(String text);
    @Nullable SQLWarning getWarnings();
    void insertRow();
    boolean isAfterLast();
    boolean isBeforeFirst();
    boolean isClosed();
    boolean isFirst();
    boolean isLast();
    boolean last();
    void moveToCurrentRow();
    void moveToInsertRow();
    boolean next();
    boolean previous();
    void refreshRow();
    boolean relative(int number);
    boolean rowDeleted();
    boolean rowInserted();
    boolean rowUpdated();
    void setFetchDirection(int number);
    void setFetchSize(int number);
    void updateArray(int number, Array array);
    void updateArray(String text, Array array);
    void updateAsciiStream(int number, InputStream inputStream);
    void updateAsciiStream(String text, InputStream inputStream);
    void updateAsciiStream(int number, InputStream inputStream, int number2);
    void updateAsciiStream(int number, InputStream inputStream, long number2);
    void updateAsciiStream(String text, InputStream inputStream, int number);
    void updateAsciiStream(String text, InputStream inputStream, long number);
    void updateBigDecimal(int number, BigDecimal bigDecimal);
    void updateBigDecimal(String text, BigDecimal bigDecimal);
    void updateBinaryStream(int number, InputStream inputStream);
    void updateBinaryStream(String text, InputStream inputStream);
    void updateBinaryStream(int number, InputStream inputStream, int number2);
    void updateBinaryStream(int number, InputStream inputStream, long number2);
    void updateBinaryStream(String text, InputStream inputStream, int number);
    void updateBinaryStream(String text, InputStream inputStream, long number);
    void updateBlob(int number, InputStream inputStream);
    void updateBlob(int number, Blob blob);
    void updateBlob(String text, InputStream inputStream);
    void updateBlob(String text, Blob blob);
    void updateBlob(int number, InputStream inputStream, long number2);
    void updateBlob(String text, InputStream inputStream, long number);
    void updateBoolean(int number, boolean flag);
    void updateBoolean(String text, boolean flag);
    void updateByte(int number, byte number2);
    void updateByte(String text, byte number);
    void updateBytes(int number, byte[] numbers);
    void updateBytes(String text, byte[] numbers);
    void updateCharacterStream(int number, Reader reader);
    void updateCharacterStream(String text, Reader reader);
    void updateCharacterStream(int number, Reader reader, int number2);
    void updateCharacterStream(int number, Reader reader, long number2);
    void updateCharacterStream(String text, Reader reader, int number);
    void updateCharacterStream(String text, Reader reader, long number);
    void updateClob(int number, Reader reader);
    void updateClob(int number, Clob clob);
    void updateClob(String text, Reader reader);
    void updateClob(String text, Clob clob);
    void updateClob(int number, Reader reader, long number2);
    void updateClob(String text, Reader reader, long number);
    void updateDate(int number, Date date);
    void updateDate(String text, Date date);
    void updateDouble(int number, double number2);
    void updateDouble(String text, double number);
    void updateFloat(int number, float number2);
    void updateFloat(String text, float number);
    void updateInt(int number, int number2);
    void updateInt(String text, int number);
    void updateLong(int number, long number2);
    void updateLong(String text, long number);
    void updateNCharacterStream(int number, Reader reader);
    void updateNCharacterStream(String text, Reader reader);
    void updateNCharacterStream(int number, Reader reader, long number2);
    void updateNCharacterStream(String text, Reader reader, long number);
    void updateNClob(int number, Reader reader);
    void updateNClob(int number, NClob nClob);
    void updateNClob(String text, Reader reader);
    void updateNClob(String text, NClob nClob);
    void updateNClob(int number, Reader reader, long number2);
    void updateNClob(String text, Reader reader, long number);
    void updateNString(int number, String text);
    void updateNString(String text, String text2);
    void updateNull(int number);
    void updateNull(String text);
    void updateObject(int number, Object object);
    void updateObject(String text, Object object);
    void updateObject(int number, Object object, int number2);
    void updateObject(String text, Object object, int number);
    default void updateObject(int number, Object object, SQLType sQLType);
    default void updateObject(String text, Object object, SQLType sQLType);
    default void updateObject(int number, Object object, SQLType sQLType, int number2);
    default void updateObject(String text, Object object, SQLType sQLType, int number);
    void updateRef(int number, Ref ref);
    void updateRef(String text, Ref ref);
    void updateRow();
    void updateRowId(int number, RowId rowId);
    void updateRowId(String text, RowId rowId);
    void updateSQLXML(int number, SQLXML sQLXML);
    void updateSQLXML(String text, SQLXML sQLXML);
    void updateShort(int number, short number2);
    void updateShort(String text, short number);
    void updateString(int number, String text);
    void updateString(String text, String text2);
    void updateTime(int number, Time time);
    void updateTime(String text, Time time);
    void updateTimestamp(int number, Timestamp timestamp);
    void updateTimestamp(String text, Timestamp timestamp);
    boolean wasNull();
}

public interface ResultSetMetaData {
    String getCatalogName(int number);
    String getColumnClassName(int number);
    int getColumnCount();
    int getColumnDisplaySize(int number);
    String getColumnLabel(int number);
    String getColumnName(int number);
    int getColumnType(int number);
    String getColumnTypeName(int number);
    int getPrecision(int number);
    int getScale(int number);
    String getSchemaName(int number);
    String getTableName(int number);
    boolean isAutoIncrement(int number);
    boolean isCaseSensitive(int number);
    boolean isCurrency(int number);
    boolean isDefinitelyWritable(int number);
    int isNullable(int number);
    boolean isReadOnly(int number);
    boolean isSearchable(int number);
    boolean isSigned(int number);
    boolean isWritable(int number);
}

public class DriverManager {
    public static void deregisterDriver(Driver driver);
    public static Stream<Driver> drivers();
    public static Connection getConnection(String text);
    public static Connection getConnection(String text, Properties properties);
    public static Connection getConnection(String text, String text2, String text3);
    public static Driver getDriver(String text);
    public static Enumeration<Driver> getDrivers();
    public static PrintStream getLogStream();
    public static PrintWriter getLogWriter();
    public static int getLoginTimeout();
    public static void println(String text);
    public static void registerDriver(Driver driver);
    public static void registerDriver(Driver driver, DriverAction driverAction);
    public static void setLogStream(PrintStream printStream);
    public static void setLogWriter(PrintWriter printWriter);
    public static void setLoginTimeout(int number);
}

public class Timestamp extends java.util.Date {
    public Timestamp(long number) {}
    public Timestamp(int number, int number2, int number3, int number4, int number5, int number6, int number7) {}
    public boolean after(Timestamp timestamp);
    public boolean before(Timestamp timestamp);
    public int compareTo(Timestamp timestamp);
    public boolean equals(Timestamp timestamp);
    public static Timestamp from(Instant instant);
    public int getNanos();
    public void setNanos(int number);
    public LocalDateTime toLocalDateTime();
    public static Timestamp valueOf(String text);
    public static Timestamp valueOf(LocalDateTime localDateTime);
}

public class Date extends java.util.Date {
    public Date(long number) {}
    public Date(int number, int number2, int number3) {}
    public LocalDate toLocalDate();
    public static Date valueOf(String text);
    public static Date valueOf(LocalDate localDate);
}

public class Time extends java.util.Date {
    public Time(long number) {}
    public Time(int number, int number2, int number3) {}
    public LocalTime toLocalTime();
    public static Time valueOf(String text);
    public static Time valueOf(LocalTime localTime);
}

public interface Blob {
    void free();
    InputStream getBinaryStream();
    InputStream getBinaryStream(long number, long number2);
    byte[] getBytes(long number, int number2);
    long length();
    long position(byte[] numbers, long number);
    long position(Blob blob, long number);
    OutputStream setBinaryStream(long number);
    int setBytes(long number, byte[] numbers);
    int setBytes(long number, byte[] numbers, int number2, int number3);
    void truncate(long number);
}

public interface Clob {
    void free();
    InputStream getAsciiStream();
    Reader getCharacterStream();
    Reader getCharacterStream(long number, long number2);
    String getSubString(long number, int number2);
    long length();
    long position(String text, long number);
    long position(Clob clob, long number);
    OutputStream setAsciiStream(long number);
    Writer setCharacterStream(long number);
    int setString(long number, String text);
    int setString(long number, String text, int number2, int number3);
    void truncate(long number);
}

public interface Array {
    void free();
    Object getArray();
    Object getArray(Map<String, Class<?>> map);
    Object getArray(long number, int number2);
    Object getArray(long number, int number2, Map<String, Class<?>> map);
    int getBaseType();
    String getBaseTypeName();
    ResultSet getResultSet();
    ResultSet getResultSet(Map<String, Class<?>> map);
    ResultSet getResultSet(long number, int number2);
    ResultSet getResultSet(long number, int number2, Map<String, Class<?>> map);
}

public class SQLException extends Exception implements Iterable<Throwable> {
    public SQLException() {}
    public SQLException(String text) {}
    public SQLException(Throwable throwable) {}
    public SQLException(String text, String text2) {}
    public SQLException(String text, Throwable throwable) {}
    public SQLException(String text, String text2, int number) {}
    public SQLException(String text, String text2, Throwable throwable) {}
    public SQLException(String text, String text2, int number, Throwable throwable) {}
    public int getErrorCode();
    @Nullable public SQLException getNextException();
    @Nullable public String getSQLState();
    public void setNextException(SQLException sQLException);
}

public class SQLWarning extends SQLException {
    public SQLWarning() {}
    public SQLWarning(String text) {}
    public SQLWarning(Throwable throwable) {}
    public SQLWarning(String text, String text2) {}
    public SQLWarning(String text, Throwable throwable) {}
    public SQLWarning(String text, String text2, int number) {}
    public SQLWarning(String text, String text2, Throwable throwable) {}
    public SQLWarning(String text, String text2, int number, Throwable throwable) {}
    @Nullable public SQLWarning getNextWarning();
    public void setNextWarning(SQLWarning sQLWarning);
}
