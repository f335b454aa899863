// org.jdbi.v3.core.statement: queries of JDBI 3. Source: the Jdbi 3 developer guide.
package org.jdbi.v3.core.statement;

import java.util.Map;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.result.ResultIterable;

public class Query {
    public Query bind(String name, Object value) { }
    public Query bind(int position, Object value) { }
    public Query bindBean(Object bean) { }
    public Query define(String key, Object value) { }
    public <T> ResultIterable<T> mapTo(Class<T> type) { }
    public <T> ResultIterable<T> mapToBean(Class<T> type) { }
    public <T> ResultIterable<T> map(RowMapper<T> mapper) { }
    public ResultIterable<Map<String, Object>> mapToMap() { }
}
