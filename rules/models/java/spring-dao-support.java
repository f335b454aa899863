// org.springframework.dao.support: DataAccessUtils. Source: the Spring Framework 6 API reference.
// @Lookup: singleResult and uniqueResult give null for an empty collection; the required ones raise.
package org.springframework.dao.support;

import java.util.Collection;
import java.util.Optional;

public abstract class DataAccessUtils {
    @Lookup @Nullable public static <T> T singleResult(Collection<T> results) { }
    @Lookup @Nullable public static <T> T uniqueResult(Collection<T> results) { }
    public static <T> Optional<T> optionalResult(Collection<T> results) { }
    public static <T> T requiredSingleResult(Collection<T> results) { }
    public static <T> T nullableSingleResult(Collection<T> results) { }
    public static <T> T requiredUniqueResult(Collection<T> results) { }
    public static <T> T objectResult(Collection<?> results, Class<T> requiredType) { }
    public static int intResult(Collection<?> results) { }
    public static long longResult(Collection<?> results) { }
}
