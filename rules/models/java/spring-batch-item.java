// org.springframework.batch.item: Spring Batch 4 and 5. Source: the Spring Batch 5 API reference; the items of a chunk are objects. What
// a writer is given is a List until Spring Batch 4, and a Chunk, which is iterated over in the same way, since 5.
package org.springframework.batch.item;

import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

public interface ItemProcessor<I, O> {
    O process(I item);
}

public interface ItemWriter<T> {
    void write(Chunk<? extends T> chunk);
}

public class Chunk<W> implements Iterable<W> {
    public List<W> getItems();
    public boolean isEmpty();
    public int size();
    public Iterator<W> iterator();
    public void forEach(Consumer<? super W> consumer);
}
