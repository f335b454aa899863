// org.mybatis.spring.support. Source: the MyBatis-Spring API reference.
package org.mybatis.spring.support;

import org.apache.ibatis.session.SqlSession;
import org.mybatis.spring.SqlSessionTemplate;

public abstract class SqlSessionDaoSupport {
    public SqlSession getSqlSession() { }
    public SqlSessionTemplate getSqlSessionTemplate() { }
}
