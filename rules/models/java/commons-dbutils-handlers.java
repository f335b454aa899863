// org.apache.commons.dbutils.handlers: Apache Commons DbUtils 1. Source: its API reference.
package org.apache.commons.dbutils.handlers;

import java.util.List;
import java.util.Map;
import org.apache.commons.dbutils.ResultSetHandler;

public class BeanHandler<T> implements ResultSetHandler<T> {
}

public class ScalarHandler<T> implements ResultSetHandler<T> {
}

public class BeanListHandler<T> implements ResultSetHandler<List<T>> {
}

public class ColumnListHandler<T> implements ResultSetHandler<List<T>> {
}

public class MapListHandler implements ResultSetHandler<List<Map<String, Object>>> {
}
