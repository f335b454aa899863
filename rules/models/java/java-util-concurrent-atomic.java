// java.util.concurrent.atomic: signatures of the public API of Java SE 17, read by reflection, with the sequenced
// collections of 21; members that only override what an ancestor here declares are left out.
// @Nullable stands where null-behaviour.tsv says so, whatever the arguments.
package java.util.concurrent.atomic;

import java.io.Serializable;
import java.util.function.BinaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;

public class AtomicBoolean implements Serializable {
    public AtomicBoolean() {}
    public AtomicBoolean(boolean flag) {}
    public boolean compareAndExchange(boolean flag, boolean flag2);
    public boolean compareAndExchangeAcquire(boolean flag, boolean flag2);
    public boolean compareAndExchangeRelease(boolean flag, boolean flag2);
    public boolean compareAndSet(boolean flag, boolean flag2);
    public boolean get();
    public boolean getAcquire();
    public boolean getAndSet(boolean flag);
    public boolean getOpaque();
    public boolean getPlain();
    public void lazySet(boolean flag);
    public void set(boolean flag);
    public void setOpaque(boolean flag);
    public void setPlain(boolean flag);
    public void setRelease(boolean flag);
    public boolean weakCompareAndSet(boolean flag, boolean flag2);
    public boolean weakCompareAndSetAcquire(boolean flag, boolean flag2);
    public boolean weakCompareAndSetPlain(boolean flag, boolean flag2);
    public boolean weakCompareAndSetRelease(boolean flag, boolean flag2);
    public boolean weakCompareAndSetVolatile(boolean flag, boolean flag2);
}

public class AtomicInteger extends Number implements Serializable {
    public AtomicInteger() {}
    public AtomicInteger(int number) {}
    public int accumulateAndGet(int number, IntBinaryOperator intBinaryOperator);
    public int addAndGet(int number);
    public int compareAndExchange(int number, int number2);
    public int compareAndExchangeAcquire(int number, int number2);
    public int compareAndExchangeRelease(int number, int number2);
    public boolean compareAndSet(int number, int number2);
    public int decrementAndGet();
    public int get();
    public int getAcquire();
    public int getAndAccumulate(int number, IntBinaryOperator intBinaryOperator);
    public int getAndAdd(int number);
    public int getAndDecrement();
    public int getAndIncrement();
    public int getAndSet(int number);
    public int getAndUpdate(IntUnaryOperator intUnaryOperator);
    public int getOpaque();
    public int getPlain();
    public int incrementAndGet();
    public void lazySet(int number);
    public void set(int number);
    public void setOpaque(int number);
    public void setPlain(int number);
    public void setRelease(int number);
    public int updateAndGet(IntUnaryOperator intUnaryOperator);
    public boolean weakCompareAndSet(int number, int number2);
    public boolean weakCompareAndSetAcquire(int number, int number2);
    public boolean weakCompareAndSetPlain(int number, int number2);
    public boolean weakCompareAndSetRelease(int number, int number2);
    public boolean weakCompareAndSetVolatile(int number, int number2);
}

public class AtomicLong extends Number implements Serializable {
    public AtomicLong() {}
    public AtomicLong(long number) {}
    public long accumulateAndGet(long number, LongBinaryOperator longBinaryOperator);
    public long addAndGet(long number);
    public long compareAndExchange(long number, long number2);
    public long compareAndExchangeAcquire(long number, long number2);
    public long compareAndExchangeRelease(long number, long number2);
    public boolean compareAndSet(long number, long number2);
    public long decrementAndGet();
    public long get();
    public long getAcquire();
    public long getAndAccumulate(long number, LongBinaryOperator longBinaryOperator);
    public long getAndAdd(long number);
    public long getAndDecrement();
    public long getAndIncrement();
    public long getAndSet(long number);
    public long getAndUpdate(LongUnaryOperator longUnaryOperator);
    public long getOpaque();
    public long getPlain();
    public long incrementAndGet();
    public void lazySet(long number);
    public void set(long number);
    public void setOpaque(long number);
    public void setPlain(long number);
    public void setRelease(long number);
    public long updateAndGet(LongUnaryOperator longUnaryOperator);
    public boolean weakCompareAndSet(long number, long number2);
    public boolean weakCompareAndSetAcquire(long number, long number2);
    public boolean weakCompareAndSetPlain(long number, long number2);
    public boolean weakCompareAndSetRelease(long number, long number2);
    public boolean weakCompareAndSetVolatile(long number, long number2);
}

public class AtomicReference<V> implements Serializable {
    public AtomicReference() {}
    public AtomicReference(V value) {}
    public V accumulateAndGet(V value, BinaryOperator<V> binaryOperator);
    public V compareAndExchange(V value, V value2);
    public V compareAndExchangeAcquire(V value, V value2);
    public V compareAndExchangeRelease(V value, V value2);
    public boolean compareAndSet(V value, V value2);
    public V get();
    public V getAcquire();
    public V getAndAccumulate(V value, BinaryOperator<V> binaryOperator);
    public V getAndSet(V value);
    public V getAndUpdate(UnaryOperator<V> unaryOperator);
    public V getOpaque();
    public V getPlain();
    public void lazySet(V value);
    public void set(V value);
    public void setOpaque(V value);
    public void setPlain(V value);
    public void setRelease(V value);
    public V updateAndGet(UnaryOperator<V> unaryOperator);
    public boolean weakCompareAndSet(V value, V value2);
    public boolean weakCompareAndSetAcquire(V value, V value2);
    public boolean weakCompareAndSetPlain(V value, V value2);
    public boolean weakCompareAndSetRelease(V value, V value2);
    public boolean weakCompareAndSetVolatile(V value, V value2);
}

public class LongAdder extends Number implements Serializable {
    public LongAdder() {}
    public void add(long number);
    public void decrement();
    public void increment();
    public void reset();
    public long sum();
    public long sumThenReset();
}
