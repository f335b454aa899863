// org.skife.jdbi.v2.tweak: what makes objects of rows in JDBI 2. Source: the JDBI 2 API reference.
package org.skife.jdbi.v2.tweak;

import java.sql.ResultSet;
import org.skife.jdbi.v2.Handle;
import org.skife.jdbi.v2.StatementContext;

public interface ResultSetMapper<T> {
    T map(int index, ResultSet r, StatementContext ctx);
}

public interface HandleCallback<ReturnType> {
    ReturnType withHandle(Handle handle);
}
