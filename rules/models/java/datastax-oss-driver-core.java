// com.datastax.oss.driver.api.core: the DataStax Java driver 4 of Cassandra. Source: the driver's API reference (CqlSession).
package com.datastax.oss.driver.api.core;

import com.datastax.oss.driver.api.core.cql.SyncCqlSession;

public interface CqlSession extends SyncCqlSession {
}
