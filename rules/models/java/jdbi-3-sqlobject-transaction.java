// org.jdbi.v3.sqlobject.transaction: what SQL objects of JDBI 3 get by extending it. Source: the Jdbi 3 developer guide,
// "Transactions". inTransaction gives what its callback gives.
package org.jdbi.v3.sqlobject.transaction;

public interface Transactional<This extends Transactional<This>> {
    <R> R inTransaction(TransactionalCallback<R, This> callback);
}

public interface TransactionalCallback<R, This> {
    R inTransaction(This transactional);
}
