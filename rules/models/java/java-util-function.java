// java.util.function: signatures of the public API of Java SE 17, read by reflection, with the sequenced
// collections of 21; members that only override what an ancestor here declares are left out.
// @Nullable stands where null-behaviour.tsv says so, whatever the arguments.
package java.util.function;

import java.util.Comparator;

public interface BiConsumer<T, U> {
    void accept(T value, U other);
    default BiConsumer<T, U> andThen(BiConsumer<? super T, ? super U> action);
}

public interface BiFunction<T, U, R> {
    default <V> BiFunction<T, U, V> andThen(Function<? super R, ? extends V> function);
    R apply(T value, U other);
}

public interface BinaryOperator<T> extends BiFunction<T, T, T> {
    static <T> BinaryOperator<T> maxBy(Comparator<? super T> comparator);
    static <T> BinaryOperator<T> minBy(Comparator<? super T> comparator);
}

public interface BiPredicate<T, U> {
    default BiPredicate<T, U> and(BiPredicate<? super T, ? super U> biPredicate);
    default BiPredicate<T, U> negate();
    default BiPredicate<T, U> or(BiPredicate<? super T, ? super U> biPredicate);
    boolean test(T value, U other);
}

public interface BooleanSupplier {
    boolean getAsBoolean();
}

public interface Consumer<T> {
    void accept(T value);
    default Consumer<T> andThen(Consumer<? super T> action);
}

public interface DoubleBinaryOperator {
    double applyAsDouble(double number, double number2);
}

public interface DoubleFunction<R> {
    R apply(double number);
}

public interface DoublePredicate {
    default DoublePredicate and(DoublePredicate doublePredicate);
    default DoublePredicate negate();
    default DoublePredicate or(DoublePredicate doublePredicate);
    boolean test(double number);
}

public interface DoubleSupplier {
    double getAsDouble();
}

public interface DoubleUnaryOperator {
    default DoubleUnaryOperator andThen(DoubleUnaryOperator doubleUnaryOperator);
    double applyAsDouble(double number);
    default DoubleUnaryOperator compose(DoubleUnaryOperator doubleUnaryOperator);
    static DoubleUnaryOperator identity();
}

public interface Function<T, R> {
    default <V> Function<T, V> andThen(Function<? super R, ? extends V> function);
    R apply(T value);
    default <V> Function<V, R> compose(Function<? super V, ? extends T> function);
    static <T> Function<T, T> identity();
}

public interface IntBinaryOperator {
    int applyAsInt(int number, int number2);
}

public interface IntConsumer {
    void accept(int number);
    default IntConsumer andThen(IntConsumer intConsumer);
}

public interface IntFunction<R> {
    R apply(int number);
}

public interface IntPredicate {
    default IntPredicate and(IntPredicate intPredicate);
    default IntPredicate negate();
    default IntPredicate or(IntPredicate intPredicate);
    boolean test(int number);
}

public interface IntSupplier {
    int getAsInt();
}

public interface IntToLongFunction {
    long applyAsLong(int number);
}

public interface IntUnaryOperator {
    default IntUnaryOperator andThen(IntUnaryOperator intUnaryOperator);
    int applyAsInt(int number);
    default IntUnaryOperator compose(IntUnaryOperator intUnaryOperator);
    static IntUnaryOperator identity();
}

public interface LongBinaryOperator {
    long applyAsLong(long number, long number2);
}

public interface LongConsumer {
    void accept(long number);
    default LongConsumer andThen(LongConsumer longConsumer);
}

public interface LongFunction<R> {
    R apply(long number);
}

public interface LongPredicate {
    default LongPredicate and(LongPredicate longPredicate);
    default LongPredicate negate();
    default LongPredicate or(LongPredicate longPredicate);
    boolean test(long number);
}

public interface LongSupplier {
    long getAsLong();
}

public interface LongUnaryOperator {
    default LongUnaryOperator andThen(LongUnaryOperator longUnaryOperator);
    long applyAsLong(long number);
    default LongUnaryOperator compose(LongUnaryOperator longUnaryOperator);
    static LongUnaryOperator identity();
}

public interface ObjIntConsumer<T> {
    void accept(T value, int number);
}

public interface Predicate<T> {
    default Predicate<T> and(Predicate<? super T> predicate);
    static <T> Predicate<T> isEqual(Object object);
    default Predicate<T> negate();
    static <T> Predicate<T> not(Predicate<? super T> predicate);
    default Predicate<T> or(Predicate<? super T> predicate);
    boolean test(T value);
}

public interface Supplier<T> {
    T get();
}

public interface ToDoubleBiFunction<T, U> {
    double applyAsDouble(T value, U other);
}

public interface ToDoubleFunction<T> {
    double applyAsDouble(T value);
}

public interface ToIntBiFunction<T, U> {
    int applyAsInt(T value, U other);
}

public interface ToIntFunction<T> {
    int applyAsInt(T value);
}

public interface ToLongBiFunction<T, U> {
    long applyAsLong(T value, U other);
}

public interface ToLongFunction<T> {
    long applyAsLong(T value);
}

public interface UnaryOperator<T> extends Function<T, T> {
    static <T> UnaryOperator<T> identity();
}
