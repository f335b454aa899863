// org.springframework.transaction.support: TransactionTemplate. Source: the Spring Framework 6 API reference. execute gives what its
// callback gives.
package org.springframework.transaction.support;

import org.springframework.transaction.TransactionStatus;

public interface TransactionOperations {
    <T> T execute(TransactionCallback<T> action);
}

public class TransactionTemplate implements TransactionOperations {
}

public interface TransactionCallback<T> {
    T doInTransaction(TransactionStatus status);
}
