// com.ibatis.sqlmap.client: iBATIS 2. Source: the iBATIS 2 API reference.
// @Lookup: queryForObject gives null when no row is found.
package com.ibatis.sqlmap.client;

import java.util.List;
import java.util.Map;

public interface SqlMapExecutor {
    Object insert(String id, Object parameterObject);
    int update(String id, Object parameterObject);
    int delete(String id, Object parameterObject);
    @Lookup @Nullable Object queryForObject(String id);
    @Lookup @Nullable Object queryForObject(String id, Object parameterObject);
    @Lookup @Nullable Object queryForObject(String id, Object parameterObject, Object resultObject);
    List queryForList(String id);
    List queryForList(String id, Object parameterObject);
    List queryForList(String id, Object parameterObject, int skip, int max);
    Map queryForMap(String id, Object parameterObject, String keyProp);
}

public interface SqlMapClient extends SqlMapExecutor {
}
