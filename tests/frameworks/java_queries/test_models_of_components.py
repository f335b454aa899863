"""Rows in the models of Wicket's components."""

from __future__ import annotations

import pytest

_MODEL = "org.apache.wicket.model"
_PARAMETERS = (
    f"{_MODEL}.IModel<Order> model, {_MODEL}.LoadableDetachableModel<Order> loaded, {_MODEL}.IModel<List<Order>> several, "
    "org.apache.wicket.markup.html.list.ListItem<Order> line, org.apache.wicket.markup.repeater.Item<Order> item"
)


@pytest.mark.parametrize(
    "body",
    [
        "model.getObject().getReference().trim(); // null",
        "loaded.getObject().getReference().trim(); // null",
        "Order o = line.getModelObject();\no.getReference().trim(); // null",
        "item.getModel().getObject().getCustomer().getName(); // null",
        "for (Order o : several.getObject()) {\no.getReference().trim(); // null\n}",
        "model.getObject().getId();",
        "if (model.getObject().getReference() != null) model.getObject().getReference().trim();",
        'String text = line.getModelObject().getReference();\nif (text == null) text = "";\ntext.trim();',
        "if (item.getModelObject().getCustomer() == null) return;\nitem.getModelObject().getCustomer().getName();",
        f'{_MODEL}.PropertyModel.of(model, "reference").getObject().toString();',
        "loaded.isAttached();",
    ],
)
def test_rows_of_models(java, body):
    java(body, parameters=_PARAMETERS)
