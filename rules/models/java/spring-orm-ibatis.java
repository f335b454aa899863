// org.springframework.orm.ibatis: SqlMapClientTemplate. Source: the Spring Framework 3 API reference.
// @Lookup: queryForObject gives null when no row is found.
package org.springframework.orm.ibatis;

import java.util.List;
import java.util.Map;

public interface SqlMapClientOperations {
    @Lookup @Nullable Object queryForObject(String statementName);
    @Lookup @Nullable Object queryForObject(String statementName, Object parameterObject);
    @Lookup @Nullable Object queryForObject(String statementName, Object parameterObject, Object resultObject);
    List queryForList(String statementName);
    List queryForList(String statementName, Object parameterObject);
    Map queryForMap(String statementName, Object parameterObject, String keyProperty);
    Object insert(String statementName, Object parameterObject);
    int update(String statementName, Object parameterObject);
    int delete(String statementName, Object parameterObject);
}

public class SqlMapClientTemplate implements SqlMapClientOperations {
}
