// org.apache.wicket.markup.repeater: items of repeaters, Wicket 6 to 10. Source: the Wicket 9 API reference.
package org.apache.wicket.markup.repeater;

import org.apache.wicket.model.IModel;

public class Item<T> {
    public T getModelObject();
    public IModel<T> getModel();
    public void setModelObject(T object);
    public int getIndex();
}
