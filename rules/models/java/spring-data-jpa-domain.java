// org.springframework.data.jpa.domain: conditions that are put together, of Spring Data JPA 1 to 3. Source: the Spring Data JPA API reference.
package org.springframework.data.jpa.domain;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;

public interface Specification<T> {
    static <T> Specification<T> where(Specification<T> spec);
    static <T> Specification<T> not(Specification<T> spec);
    static <T> Specification<T> allOf(Specification<T>... specifications);
    static <T> Specification<T> anyOf(Specification<T>... specifications);
    default Specification<T> and(Specification<T> other);
    default Specification<T> or(Specification<T> other);
    Predicate toPredicate(Root<T> root, CriteriaQuery<?> query, CriteriaBuilder criteriaBuilder);
}
