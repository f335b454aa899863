// org.skife.jdbi.v2.sqlobject.mixins: what SQL objects of JDBI 2 get by extending it. Source: the JDBI 2 API reference. inTransaction
// gives what its callback gives.
package org.skife.jdbi.v2.sqlobject.mixins;

import org.skife.jdbi.v2.Handle;
import org.skife.jdbi.v2.Transaction;
import org.skife.jdbi.v2.TransactionIsolationLevel;
import org.skife.jdbi.v2.tweak.HandleCallback;

public interface Transactional<SelfType extends Transactional<SelfType>> {
    <ReturnType> ReturnType inTransaction(Transaction<ReturnType, SelfType> func);
    <ReturnType> ReturnType inTransaction(TransactionIsolationLevel isolation, Transaction<ReturnType, SelfType> func);
}

public interface Transmogrifier {
    <T> T become(Class<T> typeToBecome);
}

public interface GetHandle {
    Handle getHandle();
    <ReturnType> ReturnType withHandle(HandleCallback<ReturnType> callback);
}
