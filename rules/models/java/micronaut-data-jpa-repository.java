// io.micronaut.data.jpa.repository: Micronaut Data 1 to 4. Source: the Micronaut Data API reference.
package io.micronaut.data.jpa.repository;

import io.micronaut.data.repository.PageableRepository;

public interface JpaRepository<E, ID> extends PageableRepository<E, ID> {
    void flush();
}
