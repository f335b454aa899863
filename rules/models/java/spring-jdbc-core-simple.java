// org.springframework.jdbc.core.simple: JdbcClient. Source: the Spring Framework 6.2 API reference. `single` raises when there is no row.
package org.springframework.jdbc.core.simple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;

public interface JdbcClient {
    StatementSpec sql(String sql);

    interface StatementSpec {
        StatementSpec param(Object value);
        StatementSpec param(Object name, Object value);
        StatementSpec params(Object... values);
        StatementSpec paramSource(Object namedParamObject);
        <T> MappedQuerySpec<T> query(Class<T> mappedClass);
        <T> MappedQuerySpec<T> query(RowMapper<T> rowMapper);
        <T> T query(ResultSetExtractor<T> rse);
        int update();
    }

    interface MappedQuerySpec<T> {
        Stream<T> stream();
        List<T> list();
        Set<T> set();
        T single();
        Optional<T> optional();
    }
}
