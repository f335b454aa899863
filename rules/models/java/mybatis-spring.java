// org.mybatis.spring: sessions of MyBatis in Spring. Source: the MyBatis-Spring API reference.
package org.mybatis.spring;

import org.apache.ibatis.session.SqlSession;

public class SqlSessionTemplate implements SqlSession {
}
