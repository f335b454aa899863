// org.apache.ofbiz.entity: Apache OFBiz. Source: its API reference (Delegator, GenericValue). @Lookup: null when no row is found.
package org.apache.ofbiz.entity;

import java.util.List;
import java.util.Map;

public interface Delegator {
    @Lookup @Nullable GenericValue findOne(String entityName, boolean useCache, Object... fields);
    @Lookup @Nullable GenericValue findOne(String entityName, Map<String, ? extends Object> fields, boolean useCache);
    List<GenericValue> findAll(String entityName, boolean useCache);
    List<GenericValue> findByAnd(String entityName, Map<String, ? extends Object> fields, List<String> orderBy, boolean useCache);
    GenericValue makeValue(String entityName);
}

public class GenericEntity {
    public Object get(String name) { }
    public String getString(String name) { }
    public Long getLong(String name) { }
    public java.math.BigDecimal getBigDecimal(String name) { }
    public java.sql.Timestamp getTimestamp(String name) { }
}

public class GenericValue extends GenericEntity {
    @Lookup @Nullable public GenericValue getRelatedOne(String relationName, boolean useCache) { }
    public List<GenericValue> getRelated(String relationName, Map<String, ? extends Object> byAndFields, List<String> orderBy, boolean useCache) { }
}
