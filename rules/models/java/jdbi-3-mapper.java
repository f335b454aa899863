// org.jdbi.v3.core.mapper: what makes objects of rows in JDBI 3. Source: the Jdbi 3 developer guide.
package org.jdbi.v3.core.mapper;

import java.sql.ResultSet;
import org.jdbi.v3.core.statement.StatementContext;

public interface RowMapper<T> {
    T map(ResultSet rs, StatementContext ctx);
}
