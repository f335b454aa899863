// java.util: signatures of the public API of Java SE 17, read by reflection, with the sequenced
// collections of 21; members that only override what an ancestor here declares are left out.
// @Nullable stands where null-behaviour.tsv says so, whatever the arguments.
package java.util;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Serializable;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

public interface Collection<E> extends Iterable<E> {
    boolean add(E element);
    boolean addAll(Collection<? extends E> collection);
    void clear();
    boolean contains(Object object);
    boolean containsAll(Collection<?> collection);
    boolean isEmpty();
    default Stream<E> parallelStream();
    boolean remove(Object object);
    boolean removeAll(Collection<?> collection);
    default boolean removeIf(Predicate<? super E> predicate);
    boolean retainAll(Collection<?> collection);
    int size();
    default Stream<E> stream();
    Object[] toArray();
    <T> T[] toArray(T[] objects);
    default <T> T[] toArray(IntFunction<T[]> intFunction);
}

public interface List<E> extends Collection<E> {
    void add(int number, E element);
    boolean addAll(int number, Collection<? extends E> collection);
    static <E> ImmutableCollections.ListN<E> copyOf(Collection<? extends E> collection);
    E get(int number);
    int indexOf(Object object);
    int lastIndexOf(Object object);
    ListIterator<E> listIterator();
    ListIterator<E> listIterator(int number);
    static <E> ImmutableCollections.ListN<E> of();
    static <E> ImmutableCollections.ListN<E> of(E element);
    static <E> ImmutableCollections.ListN<E> of(E... objects);
    static <E> ImmutableCollections.ListN<E> of(E element, E element2);
    static <E> ImmutableCollections.ListN<E> of(E element, E element2, E element3);
    static <E> ImmutableCollections.ListN<E> of(E element, E element2, E element3, E element4);
    static <E> ImmutableCollections.ListN<E> of(E element, E element2, E element3, E element4, E element5);
    static <E> ImmutableCollections.ListN<E> of(E element, E element2, E element3, E element4, E element5, E element6);
    static <E> ImmutableCollections.ListN<E> of(E element, E element2, E element3, E element4, E element5, E element6, E element7);
    static <E> ImmutableCollections.ListN<E> of(E element, E element2, E element3, E element4, E element5, E element6, E element7, E element8);
    static <E> ImmutableCollections.ListN<E> of(E element, E element2, E element3, E element4, E element5, E element6, E element7, E element8, E element9);
    static <E> ImmutableCollections.ListN<E> of(E element, E element2, E element3, E element4, E element5, E element6, E element7, E element8, E element9, E element10);
    E remove(int number);
    default void replaceAll(UnaryOperator<E> unaryOperator);
    E set(int number, E element);
    default void sort(Comparator<? super E> comparator);
    List<E> subList(int number, int number2);
    default void addFirst(E element);
    default void addLast(E element);
    default E getFirst();
    default E getLast();
    default E removeFirst();
    default E removeLast();
    default List<E> reversed();
}

public class ArrayList<E> extends AbstractList<E> implements List<E>, Cloneable, Serializable {
    public ArrayList() {}
    public ArrayList(int number) {}
    public ArrayList(Collection<? extends E> collection) {}
    public void ensureCapacity(int number);
    public void trimToSize();
}

public class LinkedList<E> extends AbstractList<E> implements List<E>, Deque<E>, Cloneable, Serializable {
    public LinkedList() {}
    public LinkedList(Collection<? extends E> collection) {}
    public E remove();
    public E remove(int number);
    public boolean remove(Object object);
}

public class Vector<E> extends AbstractList<E> implements List<E>, Cloneable, Serializable {
    public Vector() {}
    public Vector(int number) {}
    public Vector(Collection<? extends E> collection) {}
    public Vector(int number, int number2) {}
    public void addElement(E element);
    public int capacity();
    public void copyInto(Object[] objects);
    public E elementAt(int number);
    public Enumeration<E> elements();
    public void ensureCapacity(int number);
    public E firstElement();
    public int indexOf(Object object, int number);
    public void insertElementAt(E element, int number);
    public E lastElement();
    public int lastIndexOf(Object object, int number);
    public void removeAllElements();
    public boolean removeElement(Object object);
    public void removeElementAt(int number);
    public void setElementAt(E element, int number);
    public void setSize(int number);
    public void trimToSize();
}

public class Stack<E> extends Vector<E> {
    public Stack() {}
    public boolean empty();
    public E peek();
    public E pop();
    public E push(E element);
    public int search(Object object);
}

public interface Set<E> extends Collection<E> {
    static <E> ImmutableCollections.SetN<E> copyOf(Collection<? extends E> collection);
    static <E> ImmutableCollections.SetN<E> of();
    static <E> ImmutableCollections.SetN<E> of(E element);
    static <E> ImmutableCollections.SetN<E> of(E... objects);
    static <E> ImmutableCollections.SetN<E> of(E element, E element2);
    static <E> ImmutableCollections.SetN<E> of(E element, E element2, E element3);
    static <E> ImmutableCollections.SetN<E> of(E element, E element2, E element3, E element4);
    static <E> ImmutableCollections.SetN<E> of(E element, E element2, E element3, E element4, E element5);
    static <E> ImmutableCollections.SetN<E> of(E element, E element2, E element3, E element4, E element5, E element6);
    static <E> ImmutableCollections.SetN<E> of(E element, E element2, E element3, E element4, E element5, E element6, E element7);
    static <E> ImmutableCollections.SetN<E> of(E element, E element2, E element3, E element4, E element5, E element6, E element7, E element8);
    static <E> ImmutableCollections.SetN<E> of(E element, E element2, E element3, E element4, E element5, E element6, E element7, E element8, E element9);
    static <E> ImmutableCollections.SetN<E> of(E element, E element2, E element3, E element4, E element5, E element6, E element7, E element8, E element9, E element10);
}

public class HashSet<E> extends AbstractSet<E> implements Set<E>, Cloneable, Serializable {
    public HashSet() {}
    public HashSet(int number) {}
    public HashSet(Collection<? extends E> collection) {}
    public HashSet(int number, float number2) {}
}

public class LinkedHashSet<E> extends HashSet<E> implements Set<E>, Cloneable, Serializable {
    public LinkedHashSet() {}
    public LinkedHashSet(int number) {}
    public LinkedHashSet(Collection<? extends E> collection) {}
    public LinkedHashSet(int number, float number2) {}
    public E getFirst();
    public E getLast();
    public E removeFirst();
    public E removeLast();
    public Set<E> reversed();
}

public interface SortedSet<E> extends Set<E> {
    @Nullable Comparator<? super E> comparator();
    E first();
    SortedSet<E> headSet(E element);
    E last();
    SortedSet<E> subSet(E element, E element2);
    SortedSet<E> tailSet(E element);
    default E getFirst();
    default E getLast();
    default E removeFirst();
    default E removeLast();
    default SortedSet<E> reversed();
}

public interface NavigableSet<E> extends SortedSet<E> {
    @Nullable E ceiling(E element);
    Iterator<E> descendingIterator();
    NavigableSet<E> descendingSet();
    @Nullable E floor(E element);
    NavigableSet<E> headSet(E element, boolean flag);
    @Nullable E higher(E element);
    @Nullable E lower(E element);
    @Nullable E pollFirst();
    @Nullable E pollLast();
    NavigableSet<E> subSet(E element, boolean flag, E element2, boolean flag2);
    NavigableSet<E> tailSet(E element, boolean flag);
}

public class TreeSet<E> extends AbstractSet<E> implements NavigableSet<E>, Cloneable, Serializable {
    public TreeSet() {}
    public TreeSet(Collection<? extends E> collection) {}
    public TreeSet(Comparator<? super E> comparator) {}
    public TreeSet(SortedSet<E> sortedSet) {}
}

public abstract class EnumSet<E extends Enum<E>> extends AbstractSet<E> implements Cloneable, Serializable {
    public static <E extends Enum<E>> EnumSet<E> allOf(Class<E> type);
    public static <E extends Enum<E>> EnumSet<E> complementOf(EnumSet<E> enumSet);
    public static <E extends Enum<E>> EnumSet<E> copyOf(Collection<E> collection);
    public static <E extends Enum<E>> EnumSet<E> copyOf(EnumSet<E> enumSet);
    public static <E extends Enum<E>> EnumSet<E> noneOf(Class<E> type);
    public static <E extends Enum<E>> EnumSet<E> of(E element);
    public static <E extends Enum<E>> EnumSet<E> of(E element, E element2);
    public static <E extends Enum<E>> EnumSet<E> of(E element, E... constants);
    public static <E extends Enum<E>> EnumSet<E> of(E element, E element2, E element3);
    public static <E extends Enum<E>> EnumSet<E> of(E element, E element2, E element3, E element4);
    public static <E extends Enum<E>> EnumSet<E> of(E element, E element2, E element3, E element4, E element5);
    public static <E extends Enum<E>> EnumSet<E> range(E element, E element2);
}

public interface Map<K, V> {
    void clear();
    default V compute(K key, BiFunction<? super K, ? super V, ? extends V> biFunction);
    default V computeIfAbsent(K key, Function<? super K, ? extends V> function);
    @Nullable default V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends V> biFunction);
    boolean containsKey(Object object);
    boolean containsValue(Object object);
    static <K, V> ImmutableCollections.MapN<K, V> copyOf(Map<? extends K, ? extends V> map);
    static <K, V> Map.Entry<K, V> entry(K key, V value);
    Set<Map.Entry<K, V>> entrySet();
    default void forEach(BiConsumer<? super K, ? super V> action);
    @Nullable V get(Object object);
    default V getOrDefault(Object object, V value);
    boolean isEmpty();
    Set<K> keySet();
    default V merge(K key, V value, BiFunction<? super V, ? super V, ? extends V> biFunction);
    static <K, V> ImmutableCollections.MapN<K, V> of();
    static <K, V> ImmutableCollections.MapN<K, V> of(K key, V value);
    static <K, V> ImmutableCollections.MapN<K, V> of(K key, V value, K key2, V value2);
    static <K, V> ImmutableCollections.MapN<K, V> of(K key, V value, K key2, V value2, K key3, V value3);
    static <K, V> ImmutableCollections.MapN<K, V> of(K key, V value, K key2, V value2, K key3, V value3, K key4, V value4);
    static <K, V> ImmutableCollections.MapN<K, V> of(K key, V value, K key2, V value2, K key3, V value3, K key4, V value4, K key5, V value5);
    static <K, V> ImmutableCollections.MapN<K, V> of(K key, V value, K key2, V value2, K key3, V value3, K key4, V value4, K key5, V value5, K key6, V value6);
    static <K, V> ImmutableCollections.MapN<K, V> of(K key, V value, K key2, V value2, K key3, V value3, K key4, V value4, K key5, V value5, K key6, V value6, K key7, V value7);
    static <K, V> ImmutableCollections.MapN<K, V> of(K key, V value, K key2, V value2, K key3, V value3, K key4, V value4, K key5, V value5, K key6, V value6, K key7, V value7, K key8, V value8);
    static <K, V> ImmutableCollections.MapN<K, V> of(K key, V value, K key2, V value2, K key3, V value3, K key4, V value4, K key5, V value5, K key6, V value6, K key7, V value7, K key8, V value8, K key9, V value9);
    static <K, V> ImmutableCollections.MapN<K, V> of(K key, V value, K key2, V value2, K key3, V value3, K key4, V value4, K key5, V value5, K key6, V value6, K key7, V value7, K key8, V value8, K key9, V value9, K key10, V value10);
    static <K, V> ImmutableCollections.MapN<K, V> ofEntries(Map.Entry<? extends K, ? extends V>... entrys);
    @Nullable V put(K key, V value);
    void putAll(Map<? extends K, ? extends V> map);
    @Nullable default V putIfAbsent(K key, V value);
    @Nullable V remove(Object object);
    default boolean remove(Object object, Object object2);
    @Nullable default V replace(K key, V value);
    default boolean replace(K key, V value, V value2);
    default void replaceAll(BiFunction<? super K, ? super V, ? extends V> biFunction);
    int size();
    Collection<V> values();

    public interface Entry<K, V> {
        static <K extends Comparable<? super K>, V> Comparator<Map.Entry<K, V>> comparingByKey();
        static <K, V> Comparator<Map.Entry<K, V>> comparingByKey(Comparator<? super K> comparator);
        static <K, V extends Comparable<? super V>> Comparator<Map.Entry<K, V>> comparingByValue();
        static <K, V> Comparator<Map.Entry<K, V>> comparingByValue(Comparator<? super V> comparator);
        static <K, V> Map.Entry<K, V> copyOf(Map.Entry<? extends K, ? extends V> entry);
        K getKey();
        V getValue();
        V setValue(V value);
    }
}

public class HashMap<K, V> extends AbstractMap<K, V> implements Map<K, V>, Cloneable, Serializable {
    public HashMap() {}
    public HashMap(int number) {}
    public HashMap(Map<? extends K, ? extends V> map) {}
    public HashMap(int number, float number2) {}
}

public class LinkedHashMap<K, V> extends HashMap<K, V> implements Map<K, V> {
    public LinkedHashMap() {}
    public LinkedHashMap(int number) {}
    public LinkedHashMap(Map<? extends K, ? extends V> map) {}
    public LinkedHashMap(int number, float number2) {}
    public LinkedHashMap(int number, float number2, boolean flag) {}
    @Nullable public Map.Entry<K, V> firstEntry();
    @Nullable public Map.Entry<K, V> lastEntry();
    @Nullable public Map.Entry<K, V> pollFirstEntry();
    @Nullable public Map.Entry<K, V> pollLastEntry();
}

public interface SortedMap<K, V> extends Map<K, V> {
    @Nullable Comparator<? super K> comparator();
    K firstKey();
    SortedMap<K, V> headMap(K key);
    K lastKey();
    SortedMap<K, V> subMap(K key, K key2);
    SortedMap<K, V> tailMap(K key);
}

public interface NavigableMap<K, V> extends SortedMap<K, V> {
    @Nullable Map.Entry<K, V> ceilingEntry(K key);
    @Nullable K ceilingKey(K key);
    NavigableSet<K> descendingKeySet();
    NavigableMap<K, V> descendingMap();
    @Nullable Map.Entry<K, V> firstEntry();
    @Nullable Map.Entry<K, V> floorEntry(K key);
    @Nullable K floorKey(K key);
    NavigableMap<K, V> headMap(K key, boolean flag);
    @Nullable Map.Entry<K, V> higherEntry(K key);
    @Nullable K higherKey(K key);
    @Nullable Map.Entry<K, V> lastEntry();
    @Nullable Map.Entry<K, V> lowerEntry(K key);
    @Nullable K lowerKey(K key);
    NavigableSet<K> navigableKeySet();
    @Nullable Map.Entry<K, V> pollFirstEntry();
    @Nullable Map.Entry<K, V> pollLastEntry();
    NavigableMap<K, V> subMap(K key, boolean flag, K key2, boolean flag2);
    NavigableMap<K, V> tailMap(K key, boolean flag);
}

public class TreeMap<K, V> extends AbstractMap<K, V> implements NavigableMap<K, V>, Cloneable, Serializable {
    public TreeMap() {}
    public TreeMap(Comparator<? super K> comparator) {}
    public TreeMap(Map<? extends K, ? extends V> map) {}
    public TreeMap(SortedMap<K, ? extends V> sortedMap) {}
}

public class Hashtable<K, V> extends Dictionary<K, V> implements Map<K, V>, Cloneable, Serializable {
    public Hashtable() {}
    public Hashtable(int number) {}
    public Hashtable(Map<? extends K, ? extends V> map) {}
    public Hashtable(int number, float number2) {}
    public boolean contains(Object object);
}

public class WeakHashMap<K, V> extends AbstractMap<K, V> implements Map<K, V> {
    public WeakHashMap() {}
    public WeakHashMap(int number) {}
    public WeakHashMap(Map<? extends K, ? extends V> map) {}
    public WeakHashMap(int number, float number2) {}
}

public class IdentityHashMap<K, V> extends AbstractMap<K, V> implements Map<K, V>, Serializable, Cloneable {
    public IdentityHashMap() {}
    public IdentityHashMap(int number) {}
    public IdentityHashMap(Map<? extends K, ? extends V> map) {}
}

public class EnumMap<K extends Enum<K>, V> extends AbstractMap<K, V> implements Serializable, Cloneable {
    public EnumMap(Class<K> type) {}
    public EnumMap(EnumMap<K, ? extends V> enumMap) {}
    public EnumMap(Map<K, ? extends V> map) {}
    @Nullable public V put(K key, V value);
}

public abstract class Dictionary<K, V> {
    public abstract Enumeration<V> elements();
    @Nullable public abstract V get(Object object);
    public abstract boolean isEmpty();
    public abstract Enumeration<K> keys();
    @Nullable public abstract V put(K key, V value);
    @Nullable public abstract V remove(Object object);
    public abstract int size();
}

public abstract class AbstractCollection<E> implements Collection<E> {
}

public abstract class AbstractList<E> extends AbstractCollection<E> implements List<E> {
    public E remove(int number);
    public boolean remove(Object object);
}

// What `of` and `copyOf` make: unlike other collections these refuse to look for null.
class ImmutableCollections {

    static final class ListN<E> extends AbstractList<E> {
    }

    static final class SetN<E> extends AbstractSet<E> {
    }

    static final class MapN<K, V> extends AbstractMap<K, V> {
    }
}

public abstract class AbstractSet<E> extends AbstractCollection<E> implements Set<E> {
}

public abstract class AbstractMap<K, V> implements Map<K, V> {

    public static class SimpleEntry<K, V> implements Map.Entry<K, V>, Serializable {
        public SimpleEntry(Map.Entry<? extends K, ? extends V> entry) {}
        public SimpleEntry(K key, V value) {}
    }

    public static class SimpleImmutableEntry<K, V> implements Map.Entry<K, V>, Serializable {
        public SimpleImmutableEntry(Map.Entry<? extends K, ? extends V> entry) {}
        public SimpleImmutableEntry(K key, V value) {}
    }
}

public interface Queue<E> extends Collection<E> {
    E element();
    boolean offer(E element);
    @Nullable E peek();
    @Nullable E poll();
    E remove();
}

public interface Deque<E> extends Queue<E> {
    void addFirst(E element);
    void addLast(E element);
    Iterator<E> descendingIterator();
    E getFirst();
    E getLast();
    boolean offerFirst(E element);
    boolean offerLast(E element);
    @Nullable E peekFirst();
    @Nullable E peekLast();
    @Nullable E pollFirst();
    @Nullable E pollLast();
    E pop();
    void push(E element);
    E removeFirst();
    boolean removeFirstOccurrence(Object object);
    E removeLast();
    boolean removeLastOccurrence(Object object);
    default Deque<E> reversed();
}

public class ArrayDeque<E> extends AbstractCollection<E> implements Deque<E>, Cloneable, Serializable {
    public ArrayDeque() {}
    public ArrayDeque(int number) {}
    public ArrayDeque(Collection<? extends E> collection) {}
}

public class PriorityQueue<E> extends AbstractCollection<E> implements Serializable {
    public PriorityQueue() {}
    public PriorityQueue(int number) {}
    public PriorityQueue(Collection<? extends E> collection) {}
    public PriorityQueue(Comparator<? super E> comparator) {}
    public PriorityQueue(PriorityQueue<? extends E> priorityQueue) {}
    public PriorityQueue(SortedSet<? extends E> sortedSet) {}
    public PriorityQueue(int number, Comparator<? super E> comparator) {}
    @Nullable public Comparator<? super E> comparator();
}

public interface Iterator<E> {
    default void forEachRemaining(Consumer<? super E> action);
    boolean hasNext();
    E next();
    default void remove();
}

public interface ListIterator<E> extends Iterator<E> {
    void add(E element);
    boolean hasPrevious();
    int nextIndex();
    E previous();
    int previousIndex();
    void set(E element);
}

public interface PrimitiveIterator<T, T_CONS> extends Iterator<T> {
    void forEachRemaining(T_CONS t_CONS);

    public interface OfDouble extends PrimitiveIterator<Double, DoubleConsumer> {
        default void forEachRemaining(DoubleConsumer doubleConsumer);
        default Double next();
        double nextDouble();
    }

    public interface OfInt extends PrimitiveIterator<Integer, IntConsumer> {
        default void forEachRemaining(IntConsumer intConsumer);
        default Integer next();
        int nextInt();
    }

    public interface OfLong extends PrimitiveIterator<Long, LongConsumer> {
        default void forEachRemaining(LongConsumer longConsumer);
        default Long next();
        long nextLong();
    }
}

public interface Enumeration<E> {
    default Iterator<E> asIterator();
    boolean hasMoreElements();
    E nextElement();
}

public final class Optional<T> {
    public static <T> Optional<T> empty();
    public Optional<T> filter(Predicate<? super T> predicate);
    public <U> Optional<U> flatMap(Function<? super T, ? extends Optional<? extends U>> function);
    public T get();
    public void ifPresent(Consumer<? super T> action);
    public void ifPresentOrElse(Consumer<? super T> action, Runnable action2);
    public boolean isEmpty();
    public boolean isPresent();
    public <U> Optional<U> map(Function<? super T, ? extends U> function);
    public static <T> Optional<T> of(T value);
    public static <T> Optional<T> ofNullable(T value);
    public Optional<T> or(Supplier<? extends Optional<? extends T>> supplier);
    public T orElse(T value);
    public T orElseGet(Supplier<? extends T> supplier);
    public T orElseThrow();
    public <X extends Throwable> T orElseThrow(Supplier<? extends X> supplier);
    public Stream<T> stream();
}

public final class OptionalInt {
    public static OptionalInt empty();
    public int getAsInt();
    public void ifPresent(IntConsumer intConsumer);
    public void ifPresentOrElse(IntConsumer intConsumer, Runnable action);
    public boolean isEmpty();
    public boolean isPresent();
    public static OptionalInt of(int number);
    public int orElse(int number);
    public int orElseGet(IntSupplier intSupplier);
    public int orElseThrow();
    public <X extends Throwable> int orElseThrow(Supplier<? extends X> supplier);
    public IntStream stream();
}

public final class OptionalLong {
    public static OptionalLong empty();
    public long getAsLong();
    public void ifPresent(LongConsumer longConsumer);
    public void ifPresentOrElse(LongConsumer longConsumer, Runnable action);
    public boolean isEmpty();
    public boolean isPresent();
    public static OptionalLong of(long number);
    public long orElse(long number);
    public long orElseGet(LongSupplier longSupplier);
    public long orElseThrow();
    public <X extends Throwable> long orElseThrow(Supplier<? extends X> supplier);
    public LongStream stream();
}

public final class OptionalDouble {
    public static OptionalDouble empty();
    public double getAsDouble();
    public void ifPresent(DoubleConsumer doubleConsumer);
    public void ifPresentOrElse(DoubleConsumer doubleConsumer, Runnable action);
    public boolean isEmpty();
    public boolean isPresent();
    public static OptionalDouble of(double number);
    public double orElse(double number);
    public double orElseGet(DoubleSupplier doubleSupplier);
    public double orElseThrow();
    public <X extends Throwable> double orElseThrow(Supplier<? extends X> supplier);
    public DoubleStream stream();
}

public class Collections {
    public static final Set EMPTY_SET;
    public static final List EMPTY_LIST;
    public static final Map EMPTY_MAP;
    public static <T> boolean addAll(Collection<? super T> collection, T... objects);
    public static <T> Queue<T> asLifoQueue(Deque<T> deque);
    public static <T> int binarySearch(List<? extends Comparable<? super T>> list, T value);
    public static <T> int binarySearch(List<? extends T> list, T value, Comparator<? super T> comparator);
    public static <E> Collection<E> checkedCollection(Collection<E> collection, Class<E> type);
    public static <E> List<E> checkedList(List<E> list, Class<E> type);
    public static <K, V> Map<K, V> checkedMap(Map<K, V> map, Class<K> type, Class<V> type2);
    public static <K, V> NavigableMap<K, V> checkedNavigableMap(NavigableMap<K, V> navigableMap, Class<K> type, Class<V> type2);
    public static <E> NavigableSet<E> checkedNavigableSet(NavigableSet<E> navigableSet, Class<E> type);
    public static <E> Queue<E> checkedQueue(Queue<E> queue, Class<E> type);
    public static <E> Set<E> checkedSet(Set<E> set, Class<E> type);
    public static <K, V> SortedMap<K, V> checkedSortedMap(SortedMap<K, V> sortedMap, Class<K> type, Class<V> type2);
    public static <E> SortedSet<E> checkedSortedSet(SortedSet<E> sortedSet, Class<E> type);
    public static <T> void copy(List<? super T> list, List<? extends T> list2);
    public static boolean disjoint(Collection<?> collection, Collection<?> collection2);
    public static <T> Enumeration<T> emptyEnumeration();
    public static <T> Iterator<T> emptyIterator();
    public static <T> List<T> emptyList();
    public static <T> ListIterator<T> emptyListIterator();
    public static <K, V> Map<K, V> emptyMap();
    public static <K, V> NavigableMap<K, V> emptyNavigableMap();
    public static <E> NavigableSet<E> emptyNavigableSet();
    public static <T> Set<T> emptySet();
    public static <K, V> SortedMap<K, V> emptySortedMap();
    public static <E> SortedSet<E> emptySortedSet();
    public static <T> Enumeration<T> enumeration(Collection<T> collection);
    public static <T> void fill(List<? super T> list, T value);
    public static int frequency(Collection<?> collection, Object object);
    public static int indexOfSubList(List<?> list, List<?> list2);
    public static int lastIndexOfSubList(List<?> list, List<?> list2);
    public static <T> ArrayList<T> list(Enumeration<T> enumeration);
    public static <T extends Comparable<? super T>> T max(Collection<? extends T> collection);
    public static <T> T max(Collection<? extends T> collection, Comparator<? super T> comparator);
    public static <T extends Comparable<? super T>> T min(Collection<? extends T> collection);
    public static <T> T min(Collection<? extends T> collection, Comparator<? super T> comparator);
    public static <T> List<T> nCopies(int number, T value);
    public static <E> Set<E> newSetFromMap(Map<E, Boolean> map);
    public static <T> boolean replaceAll(List<T> list, T value, T value2);
    public static void reverse(List<?> list);
    public static <T> Comparator<T> reverseOrder();
    public static <T> Comparator<T> reverseOrder(Comparator<T> comparator);
    public static void rotate(List<?> list, int number);
    public static void shuffle(List<?> list);
    public static void shuffle(List<?> list, Random random);
    public static <T> Set<T> singleton(T value);
    public static <T> List<T> singletonList(T value);
    public static <K, V> Map<K, V> singletonMap(K key, V value);
    public static <T extends Comparable<? super T>> void sort(List<T> list);
    public static <T> void sort(List<T> list, Comparator<? super T> comparator);
    public static void swap(List<?> list, int number, int number2);
    public static <T> Collection<T> synchronizedCollection(Collection<T> collection);
    public static <T> List<T> synchronizedList(List<T> list);
    public static <K, V> Map<K, V> synchronizedMap(Map<K, V> map);
    public static <K, V> NavigableMap<K, V> synchronizedNavigableMap(NavigableMap<K, V> navigableMap);
    public static <T> NavigableSet<T> synchronizedNavigableSet(NavigableSet<T> navigableSet);
    public static <T> Set<T> synchronizedSet(Set<T> set);
    public static <K, V> SortedMap<K, V> synchronizedSortedMap(SortedMap<K, V> sortedMap);
    public static <T> SortedSet<T> synchronizedSortedSet(SortedSet<T> sortedSet);
    public static <T> Collection<T> unmodifiableCollection(Collection<? extends T> collection);
    public static <T> List<T> unmodifiableList(List<? extends T> list);
    public static <K, V> Map<K, V> unmodifiableMap(Map<? extends K, ? extends V> map);
    public static <K, V> NavigableMap<K, V> unmodifiableNavigableMap(NavigableMap<K, ? extends V> navigableMap);
    public static <T> NavigableSet<T> unmodifiableNavigableSet(NavigableSet<T> navigableSet);
    public static <T> Set<T> unmodifiableSet(Set<? extends T> set);
    public static <K, V> SortedMap<K, V> unmodifiableSortedMap(SortedMap<K, ? extends V> sortedMap);
    public static <T> SortedSet<T> unmodifiableSortedSet(SortedSet<T> sortedSet);
}

public class Arrays {
    public static <T> List<T> asList(T... objects);
    public static int binarySearch(byte[] numbers, byte number);
    public static int binarySearch(char[] characters, char character);
    public static int binarySearch(double[] numbers, double number);
    public static int binarySearch(float[] numbers, float number);
    public static int binarySearch(int[] numbers, int number);
    public static int binarySearch(Object[] objects, Object object);
    public static int binarySearch(long[] numbers, long number);
    public static int binarySearch(short[] numbers, short number);
    public static <T> int binarySearch(T[] objects, T value, Comparator<? super T> comparator);
    public static int binarySearch(byte[] numbers, int number, int number2, byte number3);
    public static int binarySearch(char[] characters, int number, int number2, char character);
    public static int binarySearch(double[] numbers, int number, int number2, double number3);
    public static int binarySearch(float[] numbers, int number, int number2, float number3);
    public static int binarySearch(int[] numbers, int number, int number2, int number3);
    public static int binarySearch(Object[] objects, int number, int number2, Object object);
    public static int binarySearch(long[] numbers, int number, int number2, long number3);
    public static int binarySearch(short[] numbers, int number, int number2, short number3);
    public static <T> int binarySearch(T[] objects, int number, int number2, T value, Comparator<? super T> comparator);
    public static <T extends Comparable<? super T>> int compare(T[] comparables, T[] comparables2);
    public static int compare(boolean[] flags, boolean[] flags2);
    public static int compare(byte[] numbers, byte[] numbers2);
    public static int compare(char[] characters, char[] characters2);
    public static int compare(double[] numbers, double[] numbers2);
    public static int compare(float[] numbers, float[] numbers2);
    public static int compare(int[] numbers, int[] numbers2);
    public static int compare(long[] numbers, long[] numbers2);
    public static int compare(short[] numbers, short[] numbers2);
    public static <T> int compare(T[] objects, T[] objects2, Comparator<? super T> comparator);
    public static <T extends Comparable<? super T>> int compare(T[] comparables, int number, int number2, T[] comparables2, int number3, int number4);
    public static int compare(boolean[] flags, int number, int number2, boolean[] flags2, int number3, int number4);
    public static int compare(byte[] numbers, int number, int number2, byte[] numbers2, int number3, int number4);
    public static int compare(char[] characters, int number, int number2, char[] characters2, int number3, int number4);
    public static int compare(double[] numbers, int number, int number2, double[] numbers2, int number3, int number4);
    public static int compare(float[] numbers, int number, int number2, float[] numbers2, int number3, int number4);
    public static int compare(int[] numbers, int number, int number2, int[] numbers2, int number3, int number4);
    public static int compare(long[] numbers, int number, int number2, long[] numbers2, int number3, int number4);
    public static int compare(short[] numbers, int number, int number2, short[] numbers2, int number3, int number4);
    public static <T> int compare(T[] objects, int number, int number2, T[] objects2, int number3, int number4, Comparator<? super T> comparator);
    public static int compareUnsigned(byte[] numbers, byte[] numbers2);
    public static int compareUnsigned(int[] numbers, int[] numbers2);
    public static int compareUnsigned(long[] numbers, long[] numbers2);
    public static int compareUnsigned(short[] numbers, short[] numbers2);
    public static int compareUnsigned(byte[] numbers, int number, int number2, byte[] numbers2, int number3, int number4);
    public static int compareUnsigned(int[] numbers, int number, int number2, int[] numbers2, int number3, int number4);
    public static int compareUnsigned(long[] numbers, int number, int number2, long[] numbers2, int number3, int number4);
    public static int compareUnsigned(short[] numbers, int number, int number2, short[] numbers2, int number3, int number4);
    public static <T> T[] copyOf(T[] objects, int number);
    public static boolean[] copyOf(boolean[] flags, int number);
    public static byte[] copyOf(byte[] numbers, int number);
    public static char[] copyOf(char[] characters, int number);
    public static double[] copyOf(double[] numbers, int number);
    public static float[] copyOf(float[] numbers, int number);
    public static int[] copyOf(int[] numbers, int number);
    public static long[] copyOf(long[] numbers, int number);
    public static short[] copyOf(short[] numbers, int number);
    public static <T, U> T[] copyOf(U[] objects, int number, Class<? extends T[]> type);
    public static <T> T[] copyOfRange(T[] objects, int number, int number2);
    public static boolean[] copyOfRange(boolean[] flags, int number, int number2);
    public static byte[] copyOfRange(byte[] numbers, int number, int number2);
    public static char[] copyOfRange(char[] characters, int number, int number2);
    public static double[] copyOfRange(double[] numbers, int number, int number2);
    public static float[] copyOfRange(float[] numbers, int number, int number2);
    public static int[] copyOfRange(int[] numbers, int number, int number2);
    public static long[] copyOfRange(long[] numbers, int number, int number2);
    public static short[] copyOfRange(short[] numbers, int number, int number2);
    public static <T, U> T[] copyOfRange(U[] objects, int number, int number2, Class<? extends T[]> type);
    public static boolean deepEquals(Object[] objects, Object[] objects2);
    public static int deepHashCode(Object[] objects);
    public static String deepToString(Object[] objects);
    public static boolean equals(boolean[] flags, boolean[] flags2);
    public static boolean equals(byte[] numbers, byte[] numbers2);
    public static boolean equals(char[] characters, char[] characters2);
    public static boolean equals(double[] numbers, double[] numbers2);
    public static boolean equals(float[] numbers, float[] numbers2);
    public static boolean equals(int[] numbers, int[] numbers2);
    public static boolean equals(Object[] objects, Object[] objects2);
    public static boolean equals(long[] numbers, long[] numbers2);
    public static boolean equals(short[] numbers, short[] numbers2);
    public static <T> boolean equals(T[] objects, T[] objects2, Comparator<? super T> comparator);
    public static boolean equals(boolean[] flags, int number, int number2, boolean[] flags2, int number3, int number4);
    public static boolean equals(byte[] numbers, int number, int number2, byte[] numbers2, int number3, int number4);
    public static boolean equals(char[] characters, int number, int number2, char[] characters2, int number3, int number4);
    public static boolean equals(double[] numbers, int number, int number2, double[] numbers2, int number3, int number4);
    public static boolean equals(float[] numbers, int number, int number2, float[] numbers2, int number3, int number4);
    public static boolean equals(int[] numbers, int number, int number2, int[] numbers2, int number3, int number4);
    public static boolean equals(Object[] objects, int number, int number2, Object[] objects2, int number3, int number4);
    public static boolean equals(long[] numbers, int number, int number2, long[] numbers2, int number3, int number4);
    public static boolean equals(short[] numbers, int number, int number2, short[] numbers2, int number3, int number4);
    public static <T> boolean equals(T[] objects, int number, int number2, T[] objects2, int number3, int number4, Comparator<? super T> comparator);
    public static void fill(boolean[] flags, boolean flag);
    public static void fill(byte[] numbers, byte number);
    public static void fill(char[] characters, char character);
    public static void fill(double[] numbers, double number);
    public static void fill(float[] numbers, float number);
    public static void fill(int[] numbers, int number);
    public static void fill(Object[] objects, Object object);
    public static void fill(long[] numbers, long number);
    public static void fill(short[] numbers, short number);
    public static void fill(boolean[] flags, int number, int number2, boolean flag);
    public static void fill(byte[] numbers, int number, int number2, byte number3);
    public static void fill(char[] characters, int number, int number2, char character);
    public static void fill(double[] numbers, int number, int number2, double number3);
    public static void fill(float[] numbers, int number, int number2, float number3);
    public static void fill(int[] numbers, int number, int number2, int number3);
    public static void fill(Object[] objects, int number, int number2, Object object);
    public static void fill(long[] numbers, int number, int number2, long number3);
    public static void fill(short[] numbers, int number, int number2, short number3);
    public static int hashCode(boolean[] flags);
    public static int hashCode(byte[] numbers);
    public static int hashCode(char[] characters);
    public static int hashCode(double[] numbers);
    public static int hashCode(float[] numbers);
    public static int hashCode(int[] numbers);
    public static int hashCode(Object[] objects);
    public static int hashCode(long[] numbers);
    public static int hashCode(short[] numbers);
    public static int mismatch(boolean[] flags, boolean[] flags2);
    public static int mismatch(byte[] numbers, byte[] numbers2);
    public static int mismatch(char[] characters, char[] characters2);
    public static int mismatch(double[] numbers, double[] numbers2);
    public static int mismatch(float[] numbers, float[] numbers2);
    public static int mismatch(int[] numbers, int[] numbers2);
    public static int mismatch(Object[] objects, Object[] objects2);
    public static int mismatch(long[] numbers, long[] numbers2);
    public static int mismatch(short[] numbers, short[] numbers2);
    public static <T> int mismatch(T[] objects, T[] objects2, Comparator<? super T> comparator);
    public static int mismatch(boolean[] flags, int number, int number2, boolean[] flags2, int number3, int number4);
    public static int mismatch(byte[] numbers, int number, int number2, byte[] numbers2, int number3, int number4);
    public static int mismatch(char[] characters, int number, int number2, char[] characters2, int number3, int number4);
    public static int mismatch(double[] numbers, int number, int number2, double[] numbers2, int number3, int number4);
    public static int mismatch(float[] numbers, int number, int number2, float[] numbers2, int number3, int number4);
    public static int mismatch(int[] numbers, int number, int number2, int[] numbers2, int number3, int number4);
    public static int mismatch(Object[] objects, int number, int number2, Object[] objects2, int number3, int number4);
    public static int mismatch(long[] numbers, int number, int number2, long[] numbers2, int number3, int number4);
    public static int mismatch(short[] numbers, int number, int number2, short[] numbers2, int number3, int number4);
    public static <T> int mismatch(T[] objects, int number, int number2, T[] objects2, int number3, int number4, Comparator<? super T> comparator);
    public static <T> void parallelPrefix(T[] objects, BinaryOperator<T> binaryOperator);
    public static void parallelPrefix(double[] numbers, DoubleBinaryOperator doubleBinaryOperator);
    public static void parallelPrefix(int[] numbers, IntBinaryOperator intBinaryOperator);
    public static void parallelPrefix(long[] numbers, LongBinaryOperator longBinaryOperator);
    public static <T> void parallelPrefix(T[] objects, int number, int number2, BinaryOperator<T> binaryOperator);
    public static void parallelPrefix(double[] numbers, int number, int number2, DoubleBinaryOperator doubleBinaryOperator);
    public static void parallelPrefix(int[] numbers, int number, int number2, IntBinaryOperator intBinaryOperator);
    public static void parallelPrefix(long[] numbers, int number, int number2, LongBinaryOperator longBinaryOperator);
    public static <T> void parallelSetAll(T[] objects, IntFunction<? extends T> intFunction);
    public static void parallelSetAll(double[] numbers, IntToDoubleFunction intToDoubleFunction);
    public static void parallelSetAll(int[] numbers, IntUnaryOperator intUnaryOperator);
    public static void parallelSetAll(long[] numbers, IntToLongFunction intToLongFunction);
    public static <T extends Comparable<? super T>> void parallelSort(T[] comparables);
    public static void parallelSort(byte[] numbers);
    public static void parallelSort(char[] characters);
    public static void parallelSort(double[] numbers);
    public static void parallelSort(float[] numbers);
    public static void parallelSort(int[] numbers);
    public static void parallelSort(long[] numbers);
    public static void parallelSort(short[] numbers);
    public static <T> void parallelSort(T[] objects, Comparator<? super T> comparator);
    public static <T extends Comparable<? super T>> void parallelSort(T[] comparables, int number, int number2);
    public static void parallelSort(byte[] numbers, int number, int number2);
    public static void parallelSort(char[] characters, int number, int number2);
    public static void parallelSort(double[] numbers, int number, int number2);
    public static void parallelSort(float[] numbers, int number, int number2);
    public static void parallelSort(int[] numbers, int number, int number2);
    public static void parallelSort(long[] numbers, int number, int number2);
    public static void parallelSort(short[] numbers, int number, int number2);
    public static <T> void parallelSort(T[] objects, int number, int number2, Comparator<? super T> comparator);
    public static <T> void setAll(T[] objects, IntFunction<? extends T> intFunction);
    public static void setAll(double[] numbers, IntToDoubleFunction intToDoubleFunction);
    public static void setAll(int[] numbers, IntUnaryOperator intUnaryOperator);
    public static void setAll(long[] numbers, IntToLongFunction intToLongFunction);
    public static void sort(byte[] numbers);
    public static void sort(char[] characters);
    public static void sort(double[] numbers);
    public static void sort(float[] numbers);
    public static void sort(int[] numbers);
    public static void sort(Object[] objects);
    public static void sort(long[] numbers);
    public static void sort(short[] numbers);
    public static <T> void sort(T[] objects, Comparator<? super T> comparator);
    public static void sort(byte[] numbers, int number, int number2);
    public static void sort(char[] characters, int number, int number2);
    public static void sort(double[] numbers, int number, int number2);
    public static void sort(float[] numbers, int number, int number2);
    public static void sort(int[] numbers, int number, int number2);
    public static void sort(Object[] objects, int number, int number2);
    public static void sort(long[] numbers, int number, int number2);
    public static void sort(short[] numbers, int number, int number2);
    public static <T> void sort(T[] objects, int number, int number2, Comparator<? super T> comparator);
    public static <T> Spliterator<T> spliterator(T[] objects);
    public static Spliterator.OfDouble spliterator(double[] numbers);
    public static Spliterator.OfInt spliterator(int[] numbers);
    public static Spliterator.OfLong spliterator(long[] numbers);
    public static <T> Spliterator<T> spliterator(T[] objects, int number, int number2);
    public static Spliterator.OfDouble spliterator(double[] numbers, int number, int number2);
    public static Spliterator.OfInt spliterator(int[] numbers, int number, int number2);
    public static Spliterator.OfLong spliterator(long[] numbers, int number, int number2);
    public static <T> Stream<T> stream(T[] objects);
    public static DoubleStream stream(double[] numbers);
    public static IntStream stream(int[] numbers);
    public static LongStream stream(long[] numbers);
    public static <T> Stream<T> stream(T[] objects, int number, int number2);
    public static DoubleStream stream(double[] numbers, int number, int number2);
    public static IntStream stream(int[] numbers, int number, int number2);
    public static LongStream stream(long[] numbers, int number, int number2);
    public static String toString(boolean[] flags);
    public static String toString(byte[] numbers);
    public static String toString(char[] characters);
    public static String toString(double[] numbers);
    public static String toString(float[] numbers);
    public static String toString(int[] numbers);
    public static String toString(Object[] objects);
    public static String toString(long[] numbers);
    public static String toString(short[] numbers);
}

public final class Objects {
    public static int checkFromIndexSize(int number, int number2, int number3);
    public static long checkFromIndexSize(long number, long number2, long number3);
    public static int checkFromToIndex(int number, int number2, int number3);
    public static long checkFromToIndex(long number, long number2, long number3);
    public static int checkIndex(int number, int number2);
    public static long checkIndex(long number, long number2);
    public static <T> int compare(T value, T value2, Comparator<? super T> comparator);
    public static boolean deepEquals(Object object, Object object2);
    public static boolean equals(Object object, Object object2);
    public static int hash(Object... objects);
    public static int hashCode(Object object);
    public static boolean isNull(Object object);
    public static boolean nonNull(Object object);
    public static <T> T requireNonNull(T value);
    public static <T> T requireNonNull(T value, String text);
    public static <T> T requireNonNull(T value, Supplier<String> supplier);
    public static <T> T requireNonNullElse(T value, T value2);
    public static <T> T requireNonNullElseGet(T value, Supplier<? extends T> supplier);
    public static String toString(Object object);
    public static String toString(Object object, String text);
}

public interface Comparator<T> {
    int compare(T value, T value2);
    static <T, U extends Comparable<? super U>> Comparator<T> comparing(Function<? super T, ? extends U> function);
    static <T, U> Comparator<T> comparing(Function<? super T, ? extends U> function, Comparator<? super U> comparator);
    static <T> Comparator<T> comparingDouble(ToDoubleFunction<? super T> toDoubleFunction);
    static <T> Comparator<T> comparingInt(ToIntFunction<? super T> toIntFunction);
    static <T> Comparator<T> comparingLong(ToLongFunction<? super T> toLongFunction);
    static <T extends Comparable<? super T>> Comparator<T> naturalOrder();
    static <T> Comparator<T> nullsFirst(Comparator<? super T> comparator);
    static <T> Comparator<T> nullsLast(Comparator<? super T> comparator);
    static <T extends Comparable<? super T>> Comparator<T> reverseOrder();
    default Comparator<T> reversed();
    default <U extends Comparable<? super U>> Comparator<T> thenComparing(Function<? super T, ? extends U> function);
    default Comparator<T> thenComparing(Comparator<? super T> comparator);
    default <U> Comparator<T> thenComparing(Function<? super T, ? extends U> function, Comparator<? super U> comparator);
    default Comparator<T> thenComparingDouble(ToDoubleFunction<? super T> toDoubleFunction);
    default Comparator<T> thenComparingInt(ToIntFunction<? super T> toIntFunction);
    default Comparator<T> thenComparingLong(ToLongFunction<? super T> toLongFunction);
}

public class Properties extends Hashtable<Object, Object> {
    public Properties() {}
    public Properties(int number) {}
    public Properties(Properties properties) {}
    public Object compute(Object object, BiFunction<? super Object, ? super Object, ?> biFunction);
    public Object computeIfAbsent(Object object, Function<? super Object, ?> function);
    @Nullable public Object computeIfPresent(Object object, BiFunction<? super Object, ? super Object, ?> biFunction);
    @Nullable public Object get(Object object);
    public Object getOrDefault(Object object, Object object2);
    @Nullable public String getProperty(String text);
    public String getProperty(String text, String text2);
    public void list(PrintStream printStream);
    public void list(PrintWriter printWriter);
    public void load(InputStream inputStream);
    public void load(Reader reader);
    public void loadFromXML(InputStream inputStream);
    public Object merge(Object object, Object object2, BiFunction<? super Object, ? super Object, ?> biFunction);
    public Enumeration<?> propertyNames();
    @Nullable public Object put(Object object, Object object2);
    @Nullable public Object putIfAbsent(Object object, Object object2);
    @Nullable public Object remove(Object object);
    @Nullable public Object replace(Object object, Object object2);
    public void save(OutputStream outputStream, String text);
    @Nullable public Object setProperty(String text, String text2);
    public void store(OutputStream outputStream, String text);
    public void store(Writer writer, String text);
    public void storeToXML(OutputStream outputStream, String text);
    public void storeToXML(OutputStream outputStream, String text, String text2);
    public void storeToXML(OutputStream outputStream, String text, Charset charset);
    public Set<String> stringPropertyNames();
}

public final class Locale implements Cloneable, Serializable {
    public static final Locale ENGLISH;
    public static final Locale FRENCH;
    public static final Locale GERMAN;
    public static final Locale ITALIAN;
    public static final Locale JAPANESE;
    public static final Locale KOREAN;
    public static final Locale CHINESE;
    public static final Locale SIMPLIFIED_CHINESE;
    public static final Locale TRADITIONAL_CHINESE;
    public static final Locale FRANCE;
    public static final Locale GERMANY;
    public static final Locale ITALY;
    public static final Locale JAPAN;
    public static final Locale KOREA;
    public static final Locale UK;
    public static final Locale US;
    public static final Locale CANADA;
    public static final Locale CANADA_FRENCH;
    public static final Locale ROOT;
    public static final Locale CHINA;
    public static final Locale PRC;
    public static final Locale TAIWAN;
    public Locale(String text) {}
    public Locale(String text, String text2) {}
    public Locale(String text, String text2, String text3) {}
    public static List<Locale> filter(List<Locale.LanguageRange> list, Collection<Locale> collection);
    public static List<Locale> filter(List<Locale.LanguageRange> list, Collection<Locale> collection, Locale.FilteringMode filteringMode);
    public static List<String> filterTags(List<Locale.LanguageRange> list, Collection<String> collection);
    public static List<String> filterTags(List<Locale.LanguageRange> list, Collection<String> collection, Locale.FilteringMode filteringMode);
    public static Locale forLanguageTag(String text);
    public static Locale[] getAvailableLocales();
    public String getCountry();
    public static Locale getDefault();
    public static Locale getDefault(Locale.Category category);
    public String getDisplayCountry();
    public String getDisplayCountry(Locale locale);
    public String getDisplayLanguage();
    public String getDisplayLanguage(Locale locale);
    public String getDisplayName();
    public String getDisplayName(Locale locale);
    public String getDisplayScript();
    public String getDisplayScript(Locale locale);
    public String getDisplayVariant();
    public String getDisplayVariant(Locale locale);
    @Nullable public String getExtension(char character);
    public Set<Character> getExtensionKeys();
    public String getISO3Country();
    public String getISO3Language();
    public static String[] getISOCountries();
    public static Set<String> getISOCountries(Locale.IsoCountryCode isoCountryCode);
    public static String[] getISOLanguages();
    public String getLanguage();
    public String getScript();
    public Set<String> getUnicodeLocaleAttributes();
    public Set<String> getUnicodeLocaleKeys();
    public String getUnicodeLocaleType(String text);
    public String getVariant();
    public boolean hasExtensions();
    public static Locale lookup(List<Locale.LanguageRange> list, Collection<Locale> collection);
    public static String lookupTag(List<Locale.LanguageRange> list, Collection<String> collection);
    public static void setDefault(Locale locale);
    public static void setDefault(Locale.Category category, Locale locale);
    public Locale stripExtensions();
    public String toLanguageTag();

    public static final class Builder {
        public Builder() {}
        public Locale.Builder addUnicodeLocaleAttribute(String text);
        public Locale build();
        public Locale.Builder clear();
        public Locale.Builder clearExtensions();
        public Locale.Builder removeUnicodeLocaleAttribute(String text);
        public Locale.Builder setExtension(char character, String text);
        public Locale.Builder setLanguage(String text);
        public Locale.Builder setLanguageTag(String text);
        public Locale.Builder setLocale(Locale locale);
        public Locale.Builder setRegion(String text);
        public Locale.Builder setScript(String text);
        public Locale.Builder setUnicodeLocaleKeyword(String text, String text2);
        public Locale.Builder setVariant(String text);
    }

    public enum Category {
        DISPLAY, FORMAT;
    }

    public enum IsoCountryCode {
        PART1_ALPHA2, PART1_ALPHA3, PART3;
    }
}

public class Date implements Serializable, Cloneable, Comparable<Date> {
    public Date() {}
    public Date(String text) {}
    public Date(long number) {}
    public Date(int number, int number2, int number3) {}
    public Date(int number, int number2, int number3, int number4, int number5) {}
    public Date(int number, int number2, int number3, int number4, int number5, int number6) {}
    public static long UTC(int number, int number2, int number3, int number4, int number5, int number6);
    public boolean after(Date date);
    public boolean before(Date date);
    public int compareTo(Date date);
    public static Date from(Instant instant);
    public int getDate();
    public int getDay();
    public int getHours();
    public int getMinutes();
    public int getMonth();
    public int getSeconds();
    public long getTime();
    public int getTimezoneOffset();
    public int getYear();
    public static long parse(String text);
    public void setDate(int number);
    public void setHours(int number);
    public void setMinutes(int number);
    public void setMonth(int number);
    public void setSeconds(int number);
    public void setTime(long number);
    public void setYear(int number);
    public String toGMTString();
    public Instant toInstant();
    public String toLocaleString();
}

public abstract class Calendar implements Serializable, Cloneable, Comparable<Calendar> {
    public abstract void add(int number, int number2);
    public boolean after(Object object);
    public boolean before(Object object);
    public void clear();
    public void clear(int number);
    public int compareTo(Calendar calendar);
    protected abstract void computeFields();
    protected abstract void computeTime();
    public int get(int number);
    public int getActualMaximum(int number);
    public int getActualMinimum(int number);
    public static Set<String> getAvailableCalendarTypes();
    public static Locale[] getAvailableLocales();
    public String getCalendarType();
    @Nullable public String getDisplayName(int number, int number2, Locale locale);
    @Nullable public Map<String, Integer> getDisplayNames(int number, int number2, Locale locale);
    public int getFirstDayOfWeek();
    public abstract int getGreatestMinimum(int number);
    public static Calendar getInstance();
    public static Calendar getInstance(Locale locale);
    public static Calendar getInstance(TimeZone timeZone);
    public static Calendar getInstance(TimeZone timeZone, Locale locale);
    public abstract int getLeastMaximum(int number);
    public abstract int getMaximum(int number);
    public int getMinimalDaysInFirstWeek();
    public abstract int getMinimum(int number);
    public Date getTime();
    public long getTimeInMillis();
    public TimeZone getTimeZone();
    public int getWeekYear();
    public int getWeeksInWeekYear();
    public boolean isLenient();
    public boolean isSet(int number);
    public boolean isWeekDateSupported();
    public abstract void roll(int number, boolean flag);
    public void roll(int number, int number2);
    public void set(int number, int number2);
    public void set(int number, int number2, int number3);
    public void set(int number, int number2, int number3, int number4, int number5);
    public void set(int number, int number2, int number3, int number4, int number5, int number6);
    public void setFirstDayOfWeek(int number);
    public void setLenient(boolean flag);
    public void setMinimalDaysInFirstWeek(int number);
    public void setTime(Date date);
    public void setTimeInMillis(long number);
    public void setTimeZone(TimeZone timeZone);
    public void setWeekDate(int number, int number2, int number3);
    public Instant toInstant();

    public static class Builder {
        public Builder() {}
        public Calendar build();
        public Calendar.Builder set(int number, int number2);
        public Calendar.Builder setCalendarType(String text);
        public Calendar.Builder setDate(int number, int number2, int number3);
        public Calendar.Builder setFields(int... numbers);
        public Calendar.Builder setInstant(Date date);
        public Calendar.Builder setInstant(long number);
        public Calendar.Builder setLenient(boolean flag);
        public Calendar.Builder setLocale(Locale locale);
        public Calendar.Builder setTimeOfDay(int number, int number2, int number3);
        public Calendar.Builder setTimeOfDay(int number, int number2, int number3, int number4);
        public Calendar.Builder setTimeZone(TimeZone timeZone);
        public Calendar.Builder setWeekDate(int number, int number2, int number3);
        public Calendar.Builder setWeekDefinition(int number, int number2);
    }
}

public class GregorianCalendar extends Calendar {
    public GregorianCalendar() {}
    public GregorianCalendar(Locale locale) {}
    public GregorianCalendar(TimeZone timeZone) {}
    public GregorianCalendar(TimeZone timeZone, Locale locale) {}
    public GregorianCalendar(int number, int number2, int number3) {}
    public GregorianCalendar(int number, int number2, int number3, int number4, int number5) {}
    public GregorianCalendar(int number, int number2, int number3, int number4, int number5, int number6) {}
    public static GregorianCalendar from(ZonedDateTime zonedDateTime);
    public Date getGregorianChange();
    public boolean isLeapYear(int number);
    public void setGregorianChange(Date date);
    public ZonedDateTime toZonedDateTime();
}

public abstract class TimeZone implements Serializable, Cloneable {
    public static String[] getAvailableIDs();
    public static String[] getAvailableIDs(int number);
    public int getDSTSavings();
    public static TimeZone getDefault();
    public String getDisplayName();
    public String getDisplayName(Locale locale);
    public String getDisplayName(boolean flag, int number);
    public String getDisplayName(boolean flag, int number, Locale locale);
    public String getID();
    public int getOffset(long number);
    public abstract int getOffset(int number, int number2, int number3, int number4, int number5, int number6);
    public abstract int getRawOffset();
    public static TimeZone getTimeZone(ZoneId zoneId);
    public static TimeZone getTimeZone(String text);
    public boolean hasSameRules(TimeZone timeZone);
    public abstract boolean inDaylightTime(Date date);
    public boolean observesDaylightTime();
    public static void setDefault(TimeZone timeZone);
    public void setID(String text);
    public abstract void setRawOffset(int number);
    public ZoneId toZoneId();
    public abstract boolean useDaylightTime();
}

public final class Currency implements Serializable {
    public static Set<Currency> getAvailableCurrencies();
    public String getCurrencyCode();
    public int getDefaultFractionDigits();
    public String getDisplayName();
    public String getDisplayName(Locale locale);
    public static Currency getInstance(String text);
    public static Currency getInstance(Locale locale);
    public int getNumericCode();
    public String getNumericCodeAsString();
    public String getSymbol();
    public String getSymbol(Locale locale);
}

public final class UUID implements Serializable, Comparable<UUID> {
    public UUID(long number, long number2) {}
    public int clockSequence();
    public int compareTo(UUID uUID);
    public static UUID fromString(String text);
    public long getLeastSignificantBits();
    public long getMostSignificantBits();
    public static UUID nameUUIDFromBytes(byte[] numbers);
    public long node();
    public static UUID randomUUID();
    public long timestamp();
    public int variant();
    public int version();
}

public class Random implements Serializable {
    public Random() {}
    public Random(long number) {}
    public DoubleStream doubles();
    public DoubleStream doubles(long number);
    public DoubleStream doubles(double number, double number2);
    public DoubleStream doubles(long number, double number2, double number3);
    public IntStream ints();
    public IntStream ints(long number);
    public IntStream ints(int number, int number2);
    public IntStream ints(long number, int number2, int number3);
    public LongStream longs();
    public LongStream longs(long number);
    public LongStream longs(long number, long number2);
    public LongStream longs(long number, long number2, long number3);
    public boolean nextBoolean();
    public void nextBytes(byte[] numbers);
    public double nextDouble();
    public float nextFloat();
    public double nextGaussian();
    public int nextInt();
    public int nextInt(int number);
    public long nextLong();
    public void setSeed(long number);
}

public final class Scanner implements Iterator<String>, Closeable {
    public Scanner(File file) {}
    public Scanner(InputStream inputStream) {}
    public Scanner(Readable readable) {}
    public Scanner(String text) {}
    public Scanner(ReadableByteChannel readableByteChannel) {}
    public Scanner(Path path) {}
    public Scanner(File file, String text) {}
    public Scanner(File file, Charset charset) {}
    public Scanner(InputStream inputStream, String text) {}
    public Scanner(InputStream inputStream, Charset charset) {}
    public Scanner(ReadableByteChannel readableByteChannel, String text) {}
    public Scanner(ReadableByteChannel readableByteChannel, Charset charset) {}
    public Scanner(Path path, String text) {}
    public Scanner(Path path, Charset charset) {}
    public Pattern delimiter();
    public Stream<MatchResult> findAll(String text);
    public Stream<MatchResult> findAll(Pattern pattern);
    @Nullable public String findInLine(String text);
    @Nullable public String findInLine(Pattern pattern);
    @Nullable public String findWithinHorizon(String text, int number);
    @Nullable public String findWithinHorizon(Pattern pattern, int number);
    public boolean hasNext(String text);
    public boolean hasNext(Pattern pattern);
    public boolean hasNextBigDecimal();
    public boolean hasNextBigInteger();
    public boolean hasNextBigInteger(int number);
    public boolean hasNextBoolean();
    public boolean hasNextByte();
    public boolean hasNextByte(int number);
    public boolean hasNextDouble();
    public boolean hasNextFloat();
    public boolean hasNextInt();
    public boolean hasNextInt(int number);
    public boolean hasNextLine();
    public boolean hasNextLong();
    public boolean hasNextLong(int number);
    public boolean hasNextShort();
    public boolean hasNextShort(int number);
    @Nullable public IOException ioException();
    public Locale locale();
    public MatchResult match();
    public String next();
    public String next(String text);
    public String next(Pattern pattern);
    public BigDecimal nextBigDecimal();
    public BigInteger nextBigInteger();
    public BigInteger nextBigInteger(int number);
    public boolean nextBoolean();
    public byte nextByte();
    public byte nextByte(int number);
    public double nextDouble();
    public float nextFloat();
    public int nextInt();
    public int nextInt(int number);
    public String nextLine();
    public long nextLong();
    public long nextLong(int number);
    public short nextShort();
    public short nextShort(int number);
    public int radix();
    public Scanner reset();
    public Scanner skip(String text);
    public Scanner skip(Pattern pattern);
    public Stream<String> tokens();
    public Scanner useDelimiter(String text);
    public Scanner useDelimiter(Pattern pattern);
    public Scanner useLocale(Locale locale);
    public Scanner useRadix(int number);
}

public final class StringJoiner {
    public StringJoiner(CharSequence text) {}
    public StringJoiner(CharSequence text, CharSequence text2, CharSequence text3) {}
    public StringJoiner add(CharSequence text);
    public int length();
    public StringJoiner merge(StringJoiner stringJoiner);
    public StringJoiner setEmptyValue(CharSequence text);
}

public class StringTokenizer implements Enumeration<Object> {
    public StringTokenizer(String text) {}
    public StringTokenizer(String text, String text2) {}
    public StringTokenizer(String text, String text2, boolean flag) {}
    public int countTokens();
    public boolean hasMoreTokens();
    public Object nextElement();
    public String nextToken();
    public String nextToken(String text);
}

public class Base64 {
    public static Base64.Decoder getDecoder();
    public static Base64.Encoder getEncoder();
    public static Base64.Decoder getMimeDecoder();
    public static Base64.Encoder getMimeEncoder();
    public static Base64.Encoder getMimeEncoder(int number, byte[] numbers);
    public static Base64.Decoder getUrlDecoder();
    public static Base64.Encoder getUrlEncoder();

    public static class Decoder {
        public byte[] decode(byte[] numbers);
        public byte[] decode(String text);
        public ByteBuffer decode(ByteBuffer byteBuffer);
        public int decode(byte[] numbers, byte[] numbers2);
        public InputStream wrap(InputStream inputStream);
    }

    public static class Encoder {
        public byte[] encode(byte[] numbers);
        public ByteBuffer encode(ByteBuffer byteBuffer);
        public int encode(byte[] numbers, byte[] numbers2);
        public String encodeToString(byte[] numbers);
        public Base64.Encoder withoutPadding();
        public OutputStream wrap(OutputStream outputStream);
    }
}

public class BitSet implements Cloneable, Serializable {
    public BitSet() {}
    public BitSet(int number) {}
    public void and(BitSet bitSet);
    public void andNot(BitSet bitSet);
    public int cardinality();
    public void clear();
    public void clear(int number);
    public void clear(int number, int number2);
    public void flip(int number);
    public void flip(int number, int number2);
    public boolean get(int number);
    public BitSet get(int number, int number2);
    public boolean intersects(BitSet bitSet);
    public boolean isEmpty();
    public int length();
    public int nextClearBit(int number);
    public int nextSetBit(int number);
    public void or(BitSet bitSet);
    public int previousClearBit(int number);
    public int previousSetBit(int number);
    public void set(int number);
    public void set(int number, boolean flag);
    public void set(int number, int number2);
    public void set(int number, int number2, boolean flag);
    public int size();
    public IntStream stream();
    public byte[] toByteArray();
    public long[] toLongArray();
    public static BitSet valueOf(byte[] numbers);
    public static BitSet valueOf(ByteBuffer byteBuffer);
    public static BitSet valueOf(LongBuffer longBuffer);
    public static BitSet valueOf(long[] numbers);
    public void xor(BitSet bitSet);
}

public abstract class ResourceBundle {
    public static void clearCache();
    public static void clearCache(ClassLoader classLoader);
    public boolean containsKey(String text);
    public String getBaseBundleName();
    public static ResourceBundle getBundle(String text);
    public static ResourceBundle getBundle(String text, Locale locale);
    public static ResourceBundle getBundle(String text, ResourceBundle.Control control);
    public static ResourceBundle getBundle(String text, Module module);
    public static ResourceBundle getBundle(String text, Locale locale, ResourceBundle.Control control);
    public static ResourceBundle getBundle(String text, Locale locale, ClassLoader classLoader);
    public static ResourceBundle getBundle(String text, Locale locale, Module module);
    public static ResourceBundle getBundle(String text, Locale locale, ClassLoader classLoader, ResourceBundle.Control control);
    public abstract Enumeration<String> getKeys();
    public Locale getLocale();
    public Object getObject(String text);
    public String getString(String text);
    public String[] getStringArray(String text);
    protected abstract Object handleGetObject(String text);
    public Set<String> keySet();

    public static class Control {
        public static final List<String> FORMAT_DEFAULT;
        public static final List<String> FORMAT_CLASS;
        public static final List<String> FORMAT_PROPERTIES;
        public List<Locale> getCandidateLocales(String text, Locale locale);
        public static ResourceBundle.Control getControl(List<String> list);
        public Locale getFallbackLocale(String text, Locale locale);
        public List<String> getFormats(String text);
        public static ResourceBundle.Control getNoFallbackControl(List<String> list);
        public long getTimeToLive(String text, Locale locale);
        public boolean needsReload(String text, Locale locale, String text2, ClassLoader classLoader, ResourceBundle resourceBundle, long number);
        public ResourceBundle newBundle(String text, Locale locale, String text2, ClassLoader classLoader, boolean flag);
        public String toBundleName(String text, Locale locale);
        public String toResourceName(String text, String text2);
    }
}

public final class ServiceLoader<S> implements Iterable<S> {
    public Optional<S> findFirst();
    public static <S> ServiceLoader<S> load(Class<S> type);
    public static <S> ServiceLoader<S> load(Class<S> type, ClassLoader classLoader);
    public static <S> ServiceLoader<S> load(ModuleLayer moduleLayer, Class<S> type);
    public static <S> ServiceLoader<S> loadInstalled(Class<S> type);
    public void reload();
    public Stream<ServiceLoader.Provider<S>> stream();

    public interface Provider<S> extends Supplier<S> {
        Class<? extends S> type();
    }
}

public class EventObject implements Serializable {
    public EventObject(Object object) {}
    public Object getSource();
}

public interface EventListener {
}

public class NoSuchElementException extends RuntimeException {
    public NoSuchElementException() {}
    public NoSuchElementException(String text) {}
    public NoSuchElementException(Throwable throwable) {}
    public NoSuchElementException(String text, Throwable throwable) {}
}

public class ConcurrentModificationException extends RuntimeException {
    public ConcurrentModificationException() {}
    public ConcurrentModificationException(String text) {}
    public ConcurrentModificationException(Throwable throwable) {}
    public ConcurrentModificationException(String text, Throwable throwable) {}
}

public class MissingResourceException extends RuntimeException {
    public MissingResourceException(String text, String text2, String text3) {}
    public String getClassName();
    public String getKey();
}

public class InputMismatchException extends NoSuchElementException {
    public InputMismatchException() {}
    public InputMismatchException(String text) {}
}
