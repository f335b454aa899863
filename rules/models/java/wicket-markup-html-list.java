// org.apache.wicket.markup.html.list: items of lists, Wicket 6 to 10. Source: the Wicket 9 API reference.
package org.apache.wicket.markup.html.list;

import org.apache.wicket.model.IModel;

public class ListItem<T> {
    public T getModelObject();
    public IModel<T> getModel();
    public void setModelObject(T object);
    public int getIndex();
}
