// org.springframework.data.mongodb.repository: Spring Data MongoDB 1 to 4. Source: the Spring Data MongoDB API reference.
package org.springframework.data.mongodb.repository;

import java.util.List;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.PagingAndSortingRepository;

public interface MongoRepository<T, ID> extends PagingAndSortingRepository<T, ID> {
    List<T> findAll();
    List<T> findAll(Sort sort);
    <S extends T> List<S> findAll(Example<S> example);
    <S extends T> S insert(S entity);
    <S extends T> List<S> insert(Iterable<S> entities);
    <S extends T> List<S> saveAll(Iterable<S> entities);
    @Lookup @Nullable T findOne(Serializable id);
}
