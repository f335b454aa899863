// org.apache.ibatis.cursor: MyBatis 3. Source: the MyBatis 3 API reference.
package org.apache.ibatis.cursor;

import java.io.Closeable;
import java.util.Iterator;

public interface Cursor<T> extends Closeable, Iterable<T> {
    boolean isOpen();
    boolean isConsumed();
    int getCurrentIndex();
    Iterator<T> iterator();
}
