// org.apache.ibatis.session: MyBatis 3. Source: the MyBatis 3 API reference.
// @Lookup: selectOne gives null when no row is found, and raises when there are several.
package org.apache.ibatis.session;

import java.io.Closeable;
import java.util.List;
import java.util.Map;

public interface SqlSession extends Closeable {
    @Lookup @Nullable <T> T selectOne(String statement);
    @Lookup @Nullable <T> T selectOne(String statement, Object parameter);
    <E> List<E> selectList(String statement);
    <E> List<E> selectList(String statement, Object parameter);
    <E> List<E> selectList(String statement, Object parameter, RowBounds rowBounds);
    <K, V> Map<K, V> selectMap(String statement, String mapKey);
    <K, V> Map<K, V> selectMap(String statement, Object parameter, String mapKey);
    int insert(String statement);
    int insert(String statement, Object parameter);
    int update(String statement);
    int update(String statement, Object parameter);
    int delete(String statement);
    int delete(String statement, Object parameter);
    void commit();
    void rollback();
    <T> T getMapper(Class<T> type);
    Configuration getConfiguration();
}

public interface ResultHandler<T> {
    void handleResult(ResultContext<? extends T> resultContext);
}

public interface ResultContext<T> {
    T getResultObject();
    int getResultCount();
    boolean isStopped();
    void stop();
}

public interface SqlSessionFactory {
    SqlSession openSession();
    SqlSession openSession(boolean autoCommit);
    SqlSession openSession(ExecutorType execType);
    Configuration getConfiguration();
}
