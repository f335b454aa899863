// org.apache.wicket.model: what models of components hold, Wicket 6 to 10. Source: the Wicket 9 API reference.
package org.apache.wicket.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

public interface IModel<T> {
    T getObject();
    void setObject(T object);
    void detach();
}

public interface IWrapModel<T> extends IModel<T> {
    IModel<?> getWrappedModel();
}

public class Model<T> implements IModel<T> {
    public static <C> IModel<List<? extends C>> ofList(List<? extends C> list);
    public static <K, V> IModel<Map<K, V>> ofMap(Map<K, V> map);
    public static <C> IModel<Set<? extends C>> ofSet(Set<? extends C> set);
    public static <C> IModel<Collection<? extends C>> of(Collection<? extends C> set);
    public static <T> Model<T> of(T object);
}

public abstract class AbstractReadOnlyModel<T> implements IModel<T> {
}

public abstract class LoadableDetachableModel<T> implements IModel<T> {
    protected abstract T load();
    public boolean isAttached();
}

public class ListModel<T> implements IModel<List<T>> {
}

public class PropertyModel<T> implements IModel<T> {
    public static <Z> PropertyModel<Z> of(Object parent, String property);
}

public class CompoundPropertyModel<T> implements IModel<T> {
    public static <Z> CompoundPropertyModel<Z> of(IModel<Z> model);
    public static <Z> CompoundPropertyModel<Z> of(Z object);
    public <S> IModel<S> bind(String property);
}
