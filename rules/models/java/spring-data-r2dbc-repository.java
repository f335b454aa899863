// org.springframework.data.r2dbc.repository: repositories of Spring Data R2DBC 1 to 3. Source: the Spring Data R2DBC API reference.
package org.springframework.data.r2dbc.repository;

import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import org.springframework.data.repository.reactive.ReactiveSortingRepository;

public interface R2dbcRepository<T, ID> extends ReactiveCrudRepository<T, ID>, ReactiveSortingRepository<T, ID> {
}
