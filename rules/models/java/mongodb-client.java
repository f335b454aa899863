// com.mongodb.client: the MongoDB Java driver 3 to 5. Source: the driver's API reference (MongoCollection, MongoIterable). @Lookup:
// null when no document is found.
package com.mongodb.client;

import java.util.Iterator;
import org.bson.Document;

public interface MongoClient {
    MongoDatabase getDatabase(String databaseName);
}

public interface MongoDatabase {
    MongoCollection<Document> getCollection(String collectionName);
    <T> MongoCollection<T> getCollection(String collectionName, Class<T> documentClass);
}

public interface MongoCollection<T> {
    FindIterable<T> find();
    FindIterable<T> find(Object filter);
    <R> FindIterable<R> find(Class<R> resultClass);
    <R> FindIterable<R> find(Object filter, Class<R> resultClass);
    AggregateIterable<T> aggregate(Object pipeline);
    <R> AggregateIterable<R> aggregate(Object pipeline, Class<R> resultClass);
    @Lookup @Nullable T findOneAndDelete(Object filter);
    @Lookup @Nullable T findOneAndDelete(Object filter, Object options);
    @Lookup @Nullable T findOneAndReplace(Object filter, T replacement);
    @Lookup @Nullable T findOneAndUpdate(Object filter, Object update);
    <R> MongoCollection<R> withDocumentClass(Class<R> documentClass);
    long countDocuments();
    long countDocuments(Object filter);
}

public interface MongoIterable<T> extends Iterable<T> {
    @Lookup @Nullable T first();
    MongoCursor<T> iterator();
    MongoCursor<T> cursor();
}

public interface FindIterable<T> extends MongoIterable<T> {
    FindIterable<T> filter(Object filter);
    FindIterable<T> limit(int limit);
    FindIterable<T> skip(int skip);
    FindIterable<T> sort(Object sort);
    FindIterable<T> projection(Object projection);
    FindIterable<T> batchSize(int batchSize);
}

public interface AggregateIterable<T> extends MongoIterable<T> {
}

public interface MongoCursor<T> extends Iterator<T> {
    boolean hasNext();
    T next();
    @Nullable T tryNext();
    void close();
}
