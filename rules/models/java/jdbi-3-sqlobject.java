// org.jdbi.v3.sqlobject: what SQL objects of JDBI 3 may extend. Source: the Jdbi 3 developer guide, "SQL Objects".
package org.jdbi.v3.sqlobject;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;

public interface SqlObject {
    Handle getHandle();
    <R> R withHandle(HandleCallback<R> callback);
}
