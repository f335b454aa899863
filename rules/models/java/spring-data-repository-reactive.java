// org.springframework.data.repository.reactive: the reactive repository interfaces of Spring Data 2 to 3. Source: the Spring Data Commons
// API reference. A missing row is an empty Mono.
package org.springframework.data.repository.reactive;

import org.springframework.data.domain.Sort;
import org.springframework.data.repository.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

public interface ReactiveCrudRepository<T, ID> extends Repository<T, ID> {
    <S extends T> Mono<S> save(S entity);
    <S extends T> Flux<S> saveAll(Iterable<S> entities);
    Mono<T> findById(ID id);
    Mono<Boolean> existsById(ID id);
    Flux<T> findAll();
    Flux<T> findAllById(Iterable<ID> ids);
    Mono<Long> count();
    Mono<Void> deleteById(ID id);
    Mono<Void> delete(T entity);
    Mono<Void> deleteAll();
}

public interface ReactiveSortingRepository<T, ID> extends Repository<T, ID> {
    Flux<T> findAll(Sort sort);
}
