// org.springframework.jdbc.core.support: base classes of DAOs. Source: the Spring Framework 6 API reference; a DAO without a template
// does not start.
package org.springframework.jdbc.core.support;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

public abstract class JdbcDaoSupport {
    public final JdbcTemplate getJdbcTemplate() { }
    public final DataSource getDataSource() { }
}
