// org.apache.commons.dbutils.handlers: Apache Commons DbUtils. Source: its API reference, 1.8.
package org.apache.commons.dbutils.handlers;

import java.util.List;
import java.util.Map;
import org.apache.commons.dbutils.ResultSetHandler;

public class BeanHandler<T> implements ResultSetHandler<T> {
    public BeanHandler(Class<? extends T> type) { }
}

public class BeanListHandler<T> implements ResultSetHandler<List<T>> {
    public BeanListHandler(Class<? extends T> type) { }
}

public class ScalarHandler<T> implements ResultSetHandler<T> {
    public ScalarHandler() { }
    public ScalarHandler(int columnIndex) { }
    public ScalarHandler(String columnName) { }
}

public class ColumnListHandler<T> implements ResultSetHandler<List<T>> {
    public ColumnListHandler() { }
    public ColumnListHandler(int columnIndex) { }
    public ColumnListHandler(String columnName) { }
}

public class MapHandler implements ResultSetHandler<Map<String, Object>> {
}

public class MapListHandler implements ResultSetHandler<List<Map<String, Object>>> {
}

public class ArrayHandler implements ResultSetHandler<Object[]> {
}

public class ArrayListHandler implements ResultSetHandler<List<Object[]>> {
}
