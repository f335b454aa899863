// javax.sql: signatures of the public API of Java SE 17, read by reflection, with the sequenced
// collections of 21; members that only override what an ancestor here declares are left out.
// @Nullable stands where null-behaviour.tsv says so, whatever the arguments.
package javax.sql;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ConnectionBuilder;

public interface DataSource {
    default ConnectionBuilder createConnectionBuilder();
    Connection getConnection();
    Connection getConnection(String text, String text2);
    PrintWriter getLogWriter();
    int getLoginTimeout();
    void setLogWriter(PrintWriter printWriter);
    void setLoginTimeout(int number);
}
