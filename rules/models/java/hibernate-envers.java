// org.hibernate.envers: revisions of audited entities, Hibernate 4 to 6. Source: the Hibernate user guide, "Envers": `find` gives null where
// the entity did not exist at the revision.
package org.hibernate.envers;

import java.util.Date;
import java.util.List;
import javax.persistence.EntityManager;

public class AuditReaderFactory {
    public static AuditReader get(EntityManager entityManager) { }
}

public interface AuditReader {
    @Lookup @Nullable <T> T find(Class<T> cls, Object primaryKey, Number revision);
    @Lookup @Nullable <T> T find(Class<T> cls, Object primaryKey, Date date);
    @Lookup @Nullable <T> T find(Class<T> cls, String entityName, Object primaryKey, Number revision);
    List<Number> getRevisions(Class<?> cls, Object primaryKey);
    Date getRevisionDate(Number revision);
    Number getRevisionNumberForDate(Date date);
    <T> T findRevision(Class<T> revisionEntityClass, Number revision);
    boolean isEntityClassAudited(Class<?> entityClass);
}
