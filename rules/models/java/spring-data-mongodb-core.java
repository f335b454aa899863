// org.springframework.data.mongodb.core: Spring Data MongoDB 1 to 4. Source: the Spring Data MongoDB API reference (MongoOperations).
// @Lookup: null when no document is found.
package org.springframework.data.mongodb.core;

import java.util.List;

public interface MongoOperations {
    @Lookup @Nullable <T> T findOne(Query query, Class<T> entityClass);
    @Lookup @Nullable <T> T findOne(Query query, Class<T> entityClass, String collectionName);
    @Lookup @Nullable <T> T findById(Object id, Class<T> entityClass);
    @Lookup @Nullable <T> T findById(Object id, Class<T> entityClass, String collectionName);
    @Lookup @Nullable <T> T findAndModify(Query query, Object update, Class<T> entityClass);
    @Lookup @Nullable <T> T findAndModify(Query query, Object update, Class<T> entityClass, String collectionName);
    @Lookup @Nullable <T> T findAndRemove(Query query, Class<T> entityClass);
    @Lookup @Nullable <T> T findAndRemove(Query query, Class<T> entityClass, String collectionName);
    <T> List<T> find(Query query, Class<T> entityClass);
    <T> List<T> find(Query query, Class<T> entityClass, String collectionName);
    <T> List<T> findAll(Class<T> entityClass);
    <T> List<T> findAll(Class<T> entityClass, String collectionName);
    <T> List<T> findAllAndRemove(Query query, Class<T> entityClass);
    <T> T save(T objectToSave);
    <T> T save(T objectToSave, String collectionName);
    <T> T insert(T objectToSave);
    <T> T insert(T objectToSave, String collectionName);
    boolean exists(Query query, Class<?> entityClass);
    long count(Query query, Class<?> entityClass);
}

public class MongoTemplate implements MongoOperations {
}
