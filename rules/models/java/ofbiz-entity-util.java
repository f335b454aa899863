// org.apache.ofbiz.entity.util: Apache OFBiz. Source: its API reference (EntityQuery, EntityUtil). @Lookup: null when no row is found.
package org.apache.ofbiz.entity.util;

import java.util.List;
import java.util.Map;
import org.apache.ofbiz.entity.Delegator;
import org.apache.ofbiz.entity.GenericValue;

public class EntityQuery {
    public static EntityQuery use(Delegator delegator) { }
    public EntityQuery from(String entityName) { }
    public EntityQuery select(String... fields) { }
    public EntityQuery where(Map<String, Object> fieldMap) { }
    public EntityQuery where(Object... fields) { }
    public EntityQuery orderBy(String... fields) { }
    public EntityQuery cache() { }
    public EntityQuery cache(boolean useCache) { }
    public EntityQuery filterByDate() { }
    @Lookup @Nullable public GenericValue queryOne() { }
    @Lookup @Nullable public GenericValue queryFirst() { }
    public List<GenericValue> queryList() { }
    public long queryCount() { }
}

public class EntityUtil {
    @Lookup @Nullable public static GenericValue getFirst(List<GenericValue> values) { }
    @Lookup @Nullable public static GenericValue getOnly(List<GenericValue> values) { }
}
