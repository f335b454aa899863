// java.util.stream: signatures of the public API of Java SE 17, read by reflection, with the sequenced
// collections of 21; members that only override what an ancestor here declares are left out.
// @Nullable stands where null-behaviour.tsv says so, whatever the arguments.
package java.util.stream;

import java.util.Collection;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.IntSummaryStatistics;
import java.util.Iterator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.Spliterator;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleToIntFunction;
import java.util.function.DoubleToLongFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.function.LongToDoubleFunction;
import java.util.function.LongToIntFunction;
import java.util.function.LongUnaryOperator;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ObjIntConsumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

public interface BaseStream<T, S extends BaseStream<T, S>> extends AutoCloseable {
    boolean isParallel();
    Iterator<T> iterator();
    S onClose(Runnable action);
    S parallel();
    S sequential();
    Spliterator<T> spliterator();
    S unordered();
}

public interface Stream<T> extends BaseStream<T, Stream<T>> {
    boolean allMatch(Predicate<? super T> predicate);
    boolean anyMatch(Predicate<? super T> predicate);
    static <T> Stream.Builder<T> builder();
    <R, A> R collect(Collector<? super T, A, R> collector);
    <R> R collect(Supplier<R> supplier, BiConsumer<R, ? super T> action, BiConsumer<R, R> action2);
    static <T> Stream<T> concat(Stream<? extends T> stream, Stream<? extends T> stream2);
    long count();
    Stream<T> distinct();
    default Stream<T> dropWhile(Predicate<? super T> predicate);
    static <T> Stream<T> empty();
    Stream<T> filter(Predicate<? super T> predicate);
    Optional<T> findAny();
    Optional<T> findFirst();
    <R> Stream<R> flatMap(Function<? super T, ? extends Stream<? extends R>> function);
    DoubleStream flatMapToDouble(Function<? super T, ? extends DoubleStream> function);
    IntStream flatMapToInt(Function<? super T, ? extends IntStream> function);
    LongStream flatMapToLong(Function<? super T, ? extends LongStream> function);
    void forEach(Consumer<? super T> action);
    void forEachOrdered(Consumer<? super T> action);
    static <T> Stream<T> generate(Supplier<? extends T> supplier);
    static <T> Stream<T> iterate(T value, UnaryOperator<T> unaryOperator);
    static <T> Stream<T> iterate(T value, Predicate<? super T> predicate, UnaryOperator<T> unaryOperator);
    Stream<T> limit(long number);
    <R> Stream<R> map(Function<? super T, ? extends R> function);
    default <R> Stream<R> mapMulti(BiConsumer<? super T, ? super Consumer<R>> action);
    default DoubleStream mapMultiToDouble(BiConsumer<? super T, ? super DoubleConsumer> action);
    default IntStream mapMultiToInt(BiConsumer<? super T, ? super IntConsumer> action);
    default LongStream mapMultiToLong(BiConsumer<? super T, ? super LongConsumer> action);
    DoubleStream mapToDouble(ToDoubleFunction<? super T> toDoubleFunction);
    IntStream mapToInt(ToIntFunction<? super T> toIntFunction);
    LongStream mapToLong(ToLongFunction<? super T> toLongFunction);
    Optional<T> max(Comparator<? super T> comparator);
    Optional<T> min(Comparator<? super T> comparator);
    boolean noneMatch(Predicate<? super T> predicate);
    static <T> Stream<T> of(T value);
    static <T> Stream<T> of(T... objects);
    static <T> Stream<T> ofNullable(T value);
    Stream<T> peek(Consumer<? super T> action);
    Optional<T> reduce(BinaryOperator<T> binaryOperator);
    T reduce(T value, BinaryOperator<T> binaryOperator);
    <U> U reduce(U other, BiFunction<U, ? super T, U> biFunction, BinaryOperator<U> binaryOperator);
    Stream<T> skip(long number);
    Stream<T> sorted();
    Stream<T> sorted(Comparator<? super T> comparator);
    default Stream<T> takeWhile(Predicate<? super T> predicate);
    Object[] toArray();
    <A> A[] toArray(IntFunction<A[]> intFunction);
    default List<T> toList();

    public interface Builder<T> extends Consumer<T> {
        default Stream.Builder<T> add(T value);
        Stream<T> build();
    }
}

public interface IntStream extends BaseStream<Integer, IntStream> {
    boolean allMatch(IntPredicate intPredicate);
    boolean anyMatch(IntPredicate intPredicate);
    DoubleStream asDoubleStream();
    LongStream asLongStream();
    OptionalDouble average();
    Stream<Integer> boxed();
    static IntStream.Builder builder();
    <R> R collect(Supplier<R> supplier, ObjIntConsumer<R> objIntConsumer, BiConsumer<R, R> action);
    static IntStream concat(IntStream intStream, IntStream intStream2);
    long count();
    IntStream distinct();
    default IntStream dropWhile(IntPredicate intPredicate);
    static IntStream empty();
    IntStream filter(IntPredicate intPredicate);
    OptionalInt findAny();
    OptionalInt findFirst();
    IntStream flatMap(IntFunction<? extends IntStream> intFunction);
    void forEach(IntConsumer intConsumer);
    void forEachOrdered(IntConsumer intConsumer);
    static IntStream generate(IntSupplier intSupplier);
    static IntStream iterate(int number, IntUnaryOperator intUnaryOperator);
    static IntStream iterate(int number, IntPredicate intPredicate, IntUnaryOperator intUnaryOperator);
    PrimitiveIterator.OfInt iterator();
    IntStream limit(long number);
    IntStream map(IntUnaryOperator intUnaryOperator);
    default IntStream mapMulti(IntStream.IntMapMultiConsumer intMapMultiConsumer);
    DoubleStream mapToDouble(IntToDoubleFunction intToDoubleFunction);
    LongStream mapToLong(IntToLongFunction intToLongFunction);
    <U> Stream<U> mapToObj(IntFunction<? extends U> intFunction);
    OptionalInt max();
    OptionalInt min();
    boolean noneMatch(IntPredicate intPredicate);
    static IntStream of(int number);
    static IntStream of(int... numbers);
    IntStream parallel();
    IntStream peek(IntConsumer intConsumer);
    static IntStream range(int number, int number2);
    static IntStream rangeClosed(int number, int number2);
    OptionalInt reduce(IntBinaryOperator intBinaryOperator);
    int reduce(int number, IntBinaryOperator intBinaryOperator);
    IntStream sequential();
    IntStream skip(long number);
    IntStream sorted();
    Spliterator.OfInt spliterator();
    int sum();
    IntSummaryStatistics summaryStatistics();
    default IntStream takeWhile(IntPredicate intPredicate);
    int[] toArray();

    public interface Builder extends IntConsumer {
        default IntStream.Builder add(int number);
        IntStream build();
    }

    public interface IntMapMultiConsumer {
        void accept(int number, IntConsumer intConsumer);
    }
}

public interface LongStream extends BaseStream<Long, LongStream> {
    boolean allMatch(LongPredicate longPredicate);
    boolean anyMatch(LongPredicate longPredicate);
    DoubleStream asDoubleStream();
    OptionalDouble average();
    Stream<Long> boxed();
    static LongStream.Builder builder();
    <R> R collect(Supplier<R> supplier, ObjLongConsumer<R> objLongConsumer, BiConsumer<R, R> action);
    static LongStream concat(LongStream longStream, LongStream longStream2);
    long count();
    LongStream distinct();
    default LongStream dropWhile(LongPredicate longPredicate);
    static LongStream empty();
    LongStream filter(LongPredicate longPredicate);
    OptionalLong findAny();
    OptionalLong findFirst();
    LongStream flatMap(LongFunction<? extends LongStream> longFunction);
    void forEach(LongConsumer longConsumer);
    void forEachOrdered(LongConsumer longConsumer);
    static LongStream generate(LongSupplier longSupplier);
    static LongStream iterate(long number, LongUnaryOperator longUnaryOperator);
    static LongStream iterate(long number, LongPredicate longPredicate, LongUnaryOperator longUnaryOperator);
    PrimitiveIterator.OfLong iterator();
    LongStream limit(long number);
    LongStream map(LongUnaryOperator longUnaryOperator);
    default LongStream mapMulti(LongStream.LongMapMultiConsumer longMapMultiConsumer);
    DoubleStream mapToDouble(LongToDoubleFunction longToDoubleFunction);
    IntStream mapToInt(LongToIntFunction longToIntFunction);
    <U> Stream<U> mapToObj(LongFunction<? extends U> longFunction);
    OptionalLong max();
    OptionalLong min();
    boolean noneMatch(LongPredicate longPredicate);
    static LongStream of(long number);
    static LongStream of(long... numbers);
    LongStream parallel();
    LongStream peek(LongConsumer longConsumer);
    static LongStream range(long number, long number2);
    static LongStream rangeClosed(long number, long number2);
    OptionalLong reduce(LongBinaryOperator longBinaryOperator);
    long reduce(long number, LongBinaryOperator longBinaryOperator);
    LongStream sequential();
    LongStream skip(long number);
    LongStream sorted();
    Spliterator.OfLong spliterator();
    long sum();
    LongSummaryStatistics summaryStatistics();
    default LongStream takeWhile(LongPredicate longPredicate);
    long[] toArray();

    public interface Builder extends LongConsumer {
        default LongStream.Builder add(long number);
        LongStream build();
    }

    public interface LongMapMultiConsumer {
        void accept(long number, LongConsumer longConsumer);
    }
}

public interface DoubleStream extends BaseStream<Double, DoubleStream> {
    boolean allMatch(DoublePredicate doublePredicate);
    boolean anyMatch(DoublePredicate doublePredicate);
    OptionalDouble average();
    Stream<Double> boxed();
    static DoubleStream.Builder builder();
    <R> R collect(Supplier<R> supplier, ObjDoubleConsumer<R> objDoubleConsumer, BiConsumer<R, R> action);
    static DoubleStream concat(DoubleStream doubleStream, DoubleStream doubleStream2);
    long count();
    DoubleStream distinct();
    default DoubleStream dropWhile(DoublePredicate doublePredicate);
    static DoubleStream empty();
    DoubleStream filter(DoublePredicate doublePredicate);
    OptionalDouble findAny();
    OptionalDouble findFirst();
    DoubleStream flatMap(DoubleFunction<? extends DoubleStream> doubleFunction);
    void forEach(DoubleConsumer doubleConsumer);
    void forEachOrdered(DoubleConsumer doubleConsumer);
    static DoubleStream generate(DoubleSupplier doubleSupplier);
    static DoubleStream iterate(double number, DoubleUnaryOperator doubleUnaryOperator);
    static DoubleStream iterate(double number, DoublePredicate doublePredicate, DoubleUnaryOperator doubleUnaryOperator);
    PrimitiveIterator.OfDouble iterator();
    DoubleStream limit(long number);
    DoubleStream map(DoubleUnaryOperator doubleUnaryOperator);
    default DoubleStream mapMulti(DoubleStream.DoubleMapMultiConsumer doubleMapMultiConsumer);
    IntStream mapToInt(DoubleToIntFunction doubleToIntFunction);
    LongStream mapToLong(DoubleToLongFunction doubleToLongFunction);
    <U> Stream<U> mapToObj(DoubleFunction<? extends U> doubleFunction);
    OptionalDouble max();
    OptionalDouble min();
    boolean noneMatch(DoublePredicate doublePredicate);
    static DoubleStream of(double number);
    static DoubleStream of(double... numbers);
    DoubleStream parallel();
    DoubleStream peek(DoubleConsumer doubleConsumer);
    OptionalDouble reduce(DoubleBinaryOperator doubleBinaryOperator);
    double reduce(double number, DoubleBinaryOperator doubleBinaryOperator);
    DoubleStream sequential();
    DoubleStream skip(long number);
    DoubleStream sorted();
    Spliterator.OfDouble spliterator();
    double sum();
    DoubleSummaryStatistics summaryStatistics();
    default DoubleStream takeWhile(DoublePredicate doublePredicate);
    double[] toArray();

    public interface Builder {
        void accept(double number);
        default DoubleStream.Builder add(double number);
        DoubleStream build();
    }

    public interface DoubleMapMultiConsumer {
        void accept(double number, DoubleConsumer doubleConsumer);
    }
}

public final class Collectors {
    public static <T> Collector<T, ?, Double> averagingDouble(ToDoubleFunction<? super T> toDoubleFunction);
    public static <T> Collector<T, ?, Double> averagingInt(ToIntFunction<? super T> toIntFunction);
    public static <T> Collector<T, ?, Double> averagingLong(ToLongFunction<? super T> toLongFunction);
    public static <T, A, R, RR> Collector<T, A, RR> collectingAndThen(Collector<T, A, R> collector, Function<R, RR> function);
    public static <T> Collector<T, ?, Long> counting();
    public static <T, A, R> Collector<T, ?, R> filtering(Predicate<? super T> predicate, Collector<? super T, A, R> collector);
    public static <T, U, A, R> Collector<T, ?, R> flatMapping(Function<? super T, ? extends Stream<? extends U>> function, Collector<? super U, A, R> collector);
    public static <T, K> Collector<T, ?, Map<K, List<T>>> groupingBy(Function<? super T, ? extends K> function);
    public static <T, K, A, D> Collector<T, ?, Map<K, D>> groupingBy(Function<? super T, ? extends K> function, Collector<? super T, A, D> collector);
    public static <T, K, D, A, M extends Map<K, D>> Collector<T, ?, M> groupingBy(Function<? super T, ? extends K> function, Supplier<M> supplier, Collector<? super T, A, D> collector);
    public static <T, K> Collector<T, ?, ConcurrentMap<K, List<T>>> groupingByConcurrent(Function<? super T, ? extends K> function);
    public static <T, K, A, D> Collector<T, ?, ConcurrentMap<K, D>> groupingByConcurrent(Function<? super T, ? extends K> function, Collector<? super T, A, D> collector);
    public static <T, K, A, D, M extends ConcurrentMap<K, D>> Collector<T, ?, M> groupingByConcurrent(Function<? super T, ? extends K> function, Supplier<M> supplier, Collector<? super T, A, D> collector);
    public static Collector<CharSequence, ?, String> joining();
    public static Collector<CharSequence, ?, String> joining(CharSequence text);
    public static Collector<CharSequence, ?, String> joining(CharSequence text, CharSequence text2, CharSequence text3);
    public static <T, U, A, R> Collector<T, ?, R> mapping(Function<? super T, ? extends U> function, Collector<? super U, A, R> collector);
    public static <T> Collector<T, ?, Optional<T>> maxBy(Comparator<? super T> comparator);
    public static <T> Collector<T, ?, Optional<T>> minBy(Comparator<? super T> comparator);
    public static <T> Collector<T, ?, Map<Boolean, List<T>>> partitioningBy(Predicate<? super T> predicate);
    public static <T, D, A> Collector<T, ?, Map<Boolean, D>> partitioningBy(Predicate<? super T> predicate, Collector<? super T, A, D> collector);
    public static <T> Collector<T, ?, Optional<T>> reducing(BinaryOperator<T> binaryOperator);
    public static <T> Collector<T, ?, T> reducing(T value, BinaryOperator<T> binaryOperator);
    public static <T, U> Collector<T, ?, U> reducing(U other, Function<? super T, ? extends U> function, BinaryOperator<U> binaryOperator);
    public static <T> Collector<T, ?, DoubleSummaryStatistics> summarizingDouble(ToDoubleFunction<? super T> toDoubleFunction);
    public static <T> Collector<T, ?, IntSummaryStatistics> summarizingInt(ToIntFunction<? super T> toIntFunction);
    public static <T> Collector<T, ?, LongSummaryStatistics> summarizingLong(ToLongFunction<? super T> toLongFunction);
    public static <T> Collector<T, ?, Double> summingDouble(ToDoubleFunction<? super T> toDoubleFunction);
    public static <T> Collector<T, ?, Integer> summingInt(ToIntFunction<? super T> toIntFunction);
    public static <T> Collector<T, ?, Long> summingLong(ToLongFunction<? super T> toLongFunction);
    public static <T, R1, R2, R> Collector<T, ?, R> teeing(Collector<? super T, ?, R1> collector, Collector<? super T, ?, R2> collector2, BiFunction<? super R1, ? super R2, R> biFunction);
    public static <T, C extends Collection<T>> Collector<T, ?, C> toCollection(Supplier<C> supplier);
    public static <T, K, U> Collector<T, ?, ConcurrentMap<K, U>> toConcurrentMap(Function<? super T, ? extends K> function, Function<? super T, ? extends U> function2);
    public static <T, K, U> Collector<T, ?, ConcurrentMap<K, U>> toConcurrentMap(Function<? super T, ? extends K> function, Function<? super T, ? extends U> function2, BinaryOperator<U> binaryOperator);
    public static <T, K, U, M extends ConcurrentMap<K, U>> Collector<T, ?, M> toConcurrentMap(Function<? super T, ? extends K> function, Function<? super T, ? extends U> function2, BinaryOperator<U> binaryOperator, Supplier<M> supplier);
    public static <T> Collector<T, ?, List<T>> toList();
    public static <T, K, U> Collector<T, ?, Map<K, U>> toMap(Function<? super T, ? extends K> function, Function<? super T, ? extends U> function2);
    public static <T, K, U> Collector<T, ?, Map<K, U>> toMap(Function<? super T, ? extends K> function, Function<? super T, ? extends U> function2, BinaryOperator<U> binaryOperator);
    public static <T, K, U, M extends Map<K, U>> Collector<T, ?, M> toMap(Function<? super T, ? extends K> function, Function<? super T, ? extends U> function2, BinaryOperator<U> binaryOperator, Supplier<M> supplier);
    public static <T> Collector<T, ?, Set<T>> toSet();
    public static <T> Collector<T, ?, List<T>> toUnmodifiableList();
    public static <T, K, U> Collector<T, ?, Map<K, U>> toUnmodifiableMap(Function<? super T, ? extends K> function, Function<? super T, ? extends U> function2);
    public static <T, K, U> Collector<T, ?, Map<K, U>> toUnmodifiableMap(Function<? super T, ? extends K> function, Function<? super T, ? extends U> function2, BinaryOperator<U> binaryOperator);
    public static <T> Collector<T, ?, Set<T>> toUnmodifiableSet();
}

public interface Collector<T, A, R> {
    BiConsumer<A, T> accumulator();
    Set<Collector.Characteristics> characteristics();
    BinaryOperator<A> combiner();
    Function<A, R> finisher();
    static <T, R> Collector<T, R, R> of(Supplier<R> supplier, BiConsumer<R, T> action, BinaryOperator<R> binaryOperator, Collector.Characteristics... characteristics);
    static <T, A, R> Collector<T, A, R> of(Supplier<A> supplier, BiConsumer<A, T> action, BinaryOperator<A> binaryOperator, Function<A, R> function, Collector.Characteristics... characteristics);
    Supplier<A> supplier();

    public enum Characteristics {
        CONCURRENT, UNORDERED, IDENTITY_FINISH;
    }
}

public final class StreamSupport {
    public static DoubleStream doubleStream(Spliterator.OfDouble ofDouble, boolean flag);
    public static DoubleStream doubleStream(Supplier<? extends Spliterator.OfDouble> supplier, int number, boolean flag);
    public static IntStream intStream(Spliterator.OfInt ofInt, boolean flag);
    public static IntStream intStream(Supplier<? extends Spliterator.OfInt> supplier, int number, boolean flag);
    public static LongStream longStream(Spliterator.OfLong ofLong, boolean flag);
    public static LongStream longStream(Supplier<? extends Spliterator.OfLong> supplier, int number, boolean flag);
    public static <T> Stream<T> stream(Spliterator<T> spliterator, boolean flag);
    public static <T> Stream<T> stream(Supplier<? extends Spliterator<T>> supplier, int number, boolean flag);
}
