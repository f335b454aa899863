// org.springframework.orm.ibatis.support. Source: the Spring Framework 3 API reference.
package org.springframework.orm.ibatis.support;

import com.ibatis.sqlmap.client.SqlMapClient;
import org.springframework.orm.ibatis.SqlMapClientTemplate;

public abstract class SqlMapClientDaoSupport {
    public final SqlMapClientTemplate getSqlMapClientTemplate() { }
    public final SqlMapClient getSqlMapClient() { }
}
