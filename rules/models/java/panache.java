// io.quarkus.hibernate.orm.panache: Panache of Quarkus 2 and 3. Source: the Quarkus guide "Simplified Hibernate ORM with Panache".
// @Lookup: null when no row is found; singleResult raises.
package io.quarkus.hibernate.orm.panache;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

public class Panache {
    public static jakarta.persistence.EntityManager getEntityManager() { }
}

public abstract class PanacheEntityBase {
    public void persist() { }
    public void delete() { }
    public boolean isPersistent() { }
    public static jakarta.persistence.EntityManager getEntityManager() { }
    public static @Lookup @Nullable <T extends PanacheEntityBase> T findById(Object id) { }
    public static <T extends PanacheEntityBase> Optional<T> findByIdOptional(Object id) { }
    public static <T extends PanacheEntityBase> PanacheQuery<T> find(String query, Object... params) { }
    public static <T extends PanacheEntityBase> PanacheQuery<T> findAll() { }
    public static <T extends PanacheEntityBase> PanacheQuery<T> find(String query, io.quarkus.panache.common.Sort sort, Object... params) { }
    public static <T extends PanacheEntityBase> PanacheQuery<T> findAll(io.quarkus.panache.common.Sort sort) { }
    public static <T extends PanacheEntityBase> List<T> list(String query, Object... params) { }
    public static <T extends PanacheEntityBase> List<T> list(String query, io.quarkus.panache.common.Sort sort, Object... params) { }
    public static <T extends PanacheEntityBase> List<T> listAll() { }
    public static <T extends PanacheEntityBase> List<T> listAll(io.quarkus.panache.common.Sort sort) { }
    public static <T extends PanacheEntityBase> Stream<T> stream(String query, Object... params) { }
    public static <T extends PanacheEntityBase> Stream<T> streamAll() { }
    public static long count() { }
    public static long count(String query, Object... params) { }
    public static long delete(String query, Object... params) { }
    public static boolean deleteById(Object id) { }
}

public abstract class PanacheEntity extends PanacheEntityBase {
    public Long id;
}

public interface PanacheQuery<Entity> {
    PanacheQuery<Entity> page(int pageIndex, int pageSize);
    PanacheQuery<Entity> page(io.quarkus.panache.common.Page page);
    PanacheQuery<Entity> range(int startIndex, int lastIndex);
    <T extends Entity> List<T> list();
    <T extends Entity> Stream<T> stream();
    @Lookup @Nullable <T extends Entity> T firstResult();
    <T extends Entity> Optional<T> firstResultOptional();
    <T extends Entity> T singleResult();
    <T extends Entity> Optional<T> singleResultOptional();
    long count();
}

public interface PanacheRepositoryBase<Entity, Id> {
    void persist(Entity entity);
    void delete(Entity entity);
    @Lookup @Nullable Entity findById(Id id);
    Optional<Entity> findByIdOptional(Id id);
    PanacheQuery<Entity> find(String query, Object... params);
    PanacheQuery<Entity> find(String query, io.quarkus.panache.common.Sort sort, Object... params);
    PanacheQuery<Entity> findAll();
    PanacheQuery<Entity> findAll(io.quarkus.panache.common.Sort sort);
    List<Entity> list(String query, Object... params);
    List<Entity> list(String query, io.quarkus.panache.common.Sort sort, Object... params);
    List<Entity> listAll();
    List<Entity> listAll(io.quarkus.panache.common.Sort sort);
    jakarta.persistence.EntityManager getEntityManager();
    Stream<Entity> stream(String query, Object... params);
    Stream<Entity> streamAll();
    long count();
    long count(String query, Object... params);
    boolean deleteById(Id id);
}

public interface PanacheRepository<Entity> extends PanacheRepositoryBase<Entity, Long> {
}
