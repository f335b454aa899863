// java.util.concurrent.locks: signatures of the public API of Java SE 17, read by reflection, with the sequenced
// collections of 21; members that only override what an ancestor here declares are left out.
// @Nullable stands where null-behaviour.tsv says so, whatever the arguments.
package java.util.concurrent.locks;

import java.io.Serializable;
import java.util.Date;
import java.util.concurrent.TimeUnit;

public interface Lock {
    void lock();
    void lockInterruptibly();
    Condition newCondition();
    boolean tryLock();
    boolean tryLock(long number, TimeUnit timeUnit);
    void unlock();
}

public interface ReadWriteLock {
    Lock readLock();
    Lock writeLock();
}

public class ReentrantLock implements Lock, Serializable {
    public ReentrantLock() {}
    public ReentrantLock(boolean flag) {}
    public int getHoldCount();
    public int getQueueLength();
    public int getWaitQueueLength(Condition condition);
    public boolean hasQueuedThread(Thread thread);
    public boolean hasQueuedThreads();
    public boolean hasWaiters(Condition condition);
    public boolean isFair();
    public boolean isHeldByCurrentThread();
    public boolean isLocked();
}

public class ReentrantReadWriteLock implements ReadWriteLock, Serializable {
    public ReentrantReadWriteLock() {}
    public ReentrantReadWriteLock(boolean flag) {}
    public int getQueueLength();
    public int getReadHoldCount();
    public int getReadLockCount();
    public int getWaitQueueLength(Condition condition);
    public int getWriteHoldCount();
    public boolean hasQueuedThread(Thread thread);
    public boolean hasQueuedThreads();
    public boolean hasWaiters(Condition condition);
    public boolean isFair();
    public boolean isWriteLocked();
    public boolean isWriteLockedByCurrentThread();
    public ReentrantReadWriteLock.ReadLock readLock();
    public ReentrantReadWriteLock.WriteLock writeLock();

    public static class ReadLock implements Lock, Serializable {
    }

    public static class WriteLock implements Lock, Serializable {
        public int getHoldCount();
        public boolean isHeldByCurrentThread();
    }
}

public interface Condition {
    void await();
    boolean await(long number, TimeUnit timeUnit);
    long awaitNanos(long number);
    void awaitUninterruptibly();
    boolean awaitUntil(Date date);
    void signal();
    void signalAll();
}
