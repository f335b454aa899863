// io.micronaut.data.repository: Micronaut Data 1 to 4. Source: the Micronaut Data API reference.
package io.micronaut.data.repository;

import java.util.List;
import java.util.Optional;

public interface GenericRepository<E, ID> {
}

public interface CrudRepository<E, ID> extends GenericRepository<E, ID> {
    <S extends E> S save(S entity);
    <S extends E> S update(S entity);
    <S extends E> List<S> saveAll(Iterable<S> entities);
    Optional<E> findById(ID id);
    boolean existsById(ID id);
    List<E> findAll();
    long count();
    void deleteById(ID id);
    void delete(E entity);
    void deleteAll();
}

public interface PageableRepository<E, ID> extends CrudRepository<E, ID> {
}
