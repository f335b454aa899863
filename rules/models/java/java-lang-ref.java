package java.lang.ref;

import org.jspecify.annotations.Nullable;

public abstract class Reference<T> {
    public void clear();
    public boolean enqueue();
    @Nullable public T get();
    public static void reachabilityFence(Object object);
    public boolean refersTo(T value);
}

public class PhantomReference<T> extends Reference<T> {
    public PhantomReference(T value, ReferenceQueue<? super T> queue) {}
}

public class SoftReference<T> extends Reference<T> {
    public SoftReference(T value) {}
    public SoftReference(T value, ReferenceQueue<? super T> queue) {}
}

public class WeakReference<T> extends Reference<T> {
    public WeakReference(T value) {}
    public WeakReference(T value, ReferenceQueue<? super T> queue) {}
}

public class ReferenceQueue<T> {
    public ReferenceQueue() {}
    @Nullable public Reference<? extends T> poll();
    public Reference<? extends T> remove() throws InterruptedException;
    @Nullable public Reference<? extends T> remove(long number) throws InterruptedException;
}
