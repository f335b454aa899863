// reactor.core.publisher: Mono and Flux of Reactor 3. Source: the Reactor Core 3 API reference. No element is null; a Mono without one
// gives null to who blocks.
package reactor.core.publisher;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

public abstract class Mono<T> {
    public static <T> Mono<T> just(T data) { }
    public static <T> Mono<T> justOrEmpty(Object data) { }
    public static <T> Mono<T> empty() { }
    public static <T> Mono<T> error(Throwable error) { }
    public static <T> Mono<T> defer(Supplier<? extends Mono<? extends T>> supplier) { }
    public static <T> Mono<T> fromSupplier(Supplier<? extends T> supplier) { }
    public final <R> Mono<R> map(Function<? super T, ? extends R> mapper) { }
    public final <R> Mono<R> flatMap(Function<? super T, ? extends Mono<? extends R>> transformer) { }
    public final <R> Flux<R> flatMapMany(Function<? super T, ? extends Flux<? extends R>> mapper) { }
    public final Mono<T> filter(Predicate<? super T> tester) { }
    public final Mono<T> doOnNext(Consumer<? super T> onNext) { }
    public final Mono<T> doOnSuccess(Consumer<? super T> onSuccess) { }
    public final Mono<T> switchIfEmpty(Mono<? extends T> alternate) { }
    public final Mono<T> defaultIfEmpty(T defaultV) { }
    public final Mono<T> onErrorResume(Function<? super Throwable, ? extends Mono<? extends T>> fallback) { }
    public final Mono<T> cache() { }
    public final Mono<T> log() { }
    public final Mono<T> timeout(Duration timeout) { }
    public final Mono<T> retry(long numRetries) { }
    public final Flux<T> flux() { }
    public final Mono<Boolean> hasElement() { }
    public final CompletableFuture<T> toFuture() { }
    public final Optional<T> blockOptional() { }
    public @Nullable T block() { }
    public @Nullable T block(Duration timeout) { }
    public final void subscribe() { }
    public final void subscribe(Consumer<? super T> consumer) { }
    public final <T2, O> Mono<O> zipWith(Mono<? extends T2> other, BiFunction<? super T, ? super T2, ? extends O> combinator) { }
}

public abstract class Flux<T> {
    public static <T> Flux<T> just(T data) { }
    public static <T> Flux<T> just(T... data) { }
    public static <T> Flux<T> empty() { }
    public static <T> Flux<T> fromIterable(Iterable<? extends T> it) { }
    public static <T> Flux<T> fromStream(Stream<? extends T> s) { }
    public final <V> Flux<V> map(Function<? super T, ? extends V> mapper) { }
    public final <R> Flux<R> flatMap(Function<? super T, ? extends Mono<? extends R>> mapper) { }
    public final <R> Flux<R> concatMap(Function<? super T, ? extends Mono<? extends R>> mapper) { }
    public final <R> Flux<R> flatMapIterable(Function<? super T, ? extends Iterable<? extends R>> mapper) { }
    public final Flux<T> filter(Predicate<? super T> p) { }
    public final Flux<T> doOnNext(Consumer<? super T> onNext) { }
    public final Flux<T> distinct() { }
    public final Flux<T> take(long n) { }
    public final Flux<T> skip(long skipped) { }
    public final Flux<T> switchIfEmpty(Flux<? extends T> alternate) { }
    public final Flux<T> onErrorResume(Function<? super Throwable, ? extends Flux<? extends T>> fallback) { }
    public final Mono<T> next() { }
    public final Mono<T> last() { }
    public final Mono<T> reduce(BinaryOperator<T> aggregator) { }
    public final Mono<Long> count() { }
    public final Mono<Boolean> any(Predicate<? super T> predicate) { }
    public final Mono<Boolean> all(Predicate<? super T> predicate) { }
    public final Mono<List<T>> collectList() { }
    public final <K> Mono<Map<K, T>> collectMap(Function<? super T, ? extends K> keyExtractor) { }
    public final Iterable<T> toIterable() { }
    public final Stream<T> toStream() { }
    public final @Nullable T blockFirst() { }
    public final @Nullable T blockLast() { }
    public final void subscribe() { }
    public final void subscribe(Consumer<? super T> consumer) { }
}
