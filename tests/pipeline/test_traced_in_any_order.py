"""What a source's answer was drawn from is the same whether the source is interpreted before all others or behind them: a memo
that told only the first who asked would make the answers of all others outlive what they were drawn from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pytest

from nullguard.pipeline import flow as pipeline_flow
from nullguard.pipeline.flow import Interpretation
from nullguard.pipeline.workplace import Workplace

PYTHON = {
    "shop/mixins.py": """\
        class Listed:
            def get_queryset(self):
                return self.all_of().filter(reference__isnull=False)

            def handle(self, instance):
                return instance.reference.upper()

        class Shown:
            def get_object(self):
                return self.model.objects.first()
        """,
    "shop/views.py": """\
        from rest_framework import permissions, viewsets
        from shop.mixins import Listed, Shown
        from shop.models import Order
        from shop.serializers import OrderSerializer

        class Owns(permissions.BasePermission):
            def has_object_permission(self, request, view, obj):
                return obj.reference.upper()

        class Orders(Listed, viewsets.ModelViewSet):
            serializer_class = OrderSerializer
            permission_classes = [Owns]

            def perform_update(self, serializer):
                return serializer.instance.reference.upper()

        class OneOrder(Shown, viewsets.ModelViewSet):
            queryset = Order.objects.all()

            def perform_destroy(self, instance):
                return instance.reference.upper()
        """,
    "shop/more_views.py": """\
        from shop.mixins import Listed
        from shop.views import Orders

        class Others(Orders):
            def perform_destroy(self, instance):
                return instance.reference.upper()

            def perform_update(self, serializer):
                return self.get_object().reference.upper()

        class Unknown(Listed):
            def all_of(self):
                return Orders.queryset
        """,
    "shop/serializers.py": """\
        from rest_framework import serializers
        from shop.models import Order

        class OrderSerializer(serializers.ModelSerializer):
            class Meta:
                model = Order
                fields = ["reference"]

            def to_representation(self, instance):
                return instance.reference.upper()

            def update(self, instance, validated_data):
                return validated_data["reference"].upper()
        """,
    "shop/signals.py": """\
        from django.db.models.signals import post_save
        from shop.models import Order

        def saved(instance, **kwargs):
            return instance.reference.upper()

        post_save.connect(saved, sender=Order)
        """,
    "shop/callers.py": """\
        from shop.models import Order
        from shop.views import Orders

        def last(orders: Orders):
            return orders.get_queryset().first().reference.upper(), Order.objects.last().reference.upper()
        """,
}
JAVA = {
    "shop/Order.java": """\
        package shop;
        import jakarta.persistence.*;
        @Entity public class Order implements Noted {
          @Id private Long id;
          @Convert(converter = Trimming.class) @Column(nullable = true) private String note;
          public String getNote() { return note; }
        }
        """,
    "shop/Noted.java": "package shop; public interface Noted { String getNote(); }",
    "shop/Trimming.java": """\
        package shop;
        import jakarta.persistence.*;
        public class Trimming extends Base implements AttributeConverter<String, String> {
          public String convertToDatabaseColumn(String value) { return value.trim(); }
        }
        """,
    "shop/Base.java": "package shop; public class Base { public String convertToEntityAttribute(String v) { return v.trim(); } }",
    "shop/Orders.java": """\
        package shop;
        import org.springframework.data.jpa.repository.*;
        public interface Orders extends JpaRepository<Order, Long> {
          @Query("select o from Order o where o.note = ?1") Order one(String note);
          @Query("select o.note from Order o") String note();
          Noted findByNote(String note);
        }
        """,
    "shop/Desk.java": """\
        package shop;
        public class Desk {
          private Orders orders;
          public int size() { return orders.one("x").getNote().length() + orders.note().length(); }
          public int noted(Noted noted) { return noted.getNote().length() + orders.findByNote("y").getNote().length(); }
        }
        """,
    "shop/Other.java": """\
        package shop;
        public class Other {
          private Desk desk;
          private Orders orders;
          public int size(Order order) { return desk.noted(order) + desk.noted(orders.one("z")) + orders.note().length(); }
        }
        """,
}


@pytest.mark.parametrize("sources", [PYTHON, JAVA])
def test_first_or_last(project, monkeypatch, sources):
    for path, text in sources.items():
        project.write(path, text)
    order: list[str] = []
    traced: dict[str, frozenset[str]] = {}

    def in_order(
        place: Workplace, interpretation: Interpretation, todo: Sequence[str], weights: Mapping[str, int]
    ) -> Iterator[bytes]:
        found = {}
        for path in sorted(todo, key=order.index):
            found[path] = pipeline_flow._interpret(interpretation, path)
            traced[path] = frozenset(pipeline_flow._SEEN.decode(found[path]).reads)
        yield from (found[path] for path in todo)

    monkeypatch.setattr(pipeline_flow, "_by_workers", in_order)
    paths = sorted([*sources, "shop/models.py", "shop/__init__.py"])
    alone: dict[str, frozenset[str]] = {}
    behind: dict[str, frozenset[str]] = {}
    for first in paths:
        order[:] = [first, *(path for path in paths if path != first)]
        project.check(cache=False)
        alone.update({first: traced[first]} if first in traced else {})
        behind.update({order[-1]: traced[order[-1]]} if order[-1] in traced else {})
        order.reverse()
        project.check(cache=False)
        behind.update({first: traced[first]} if first in traced else {})
    assert {path for path in sources if path in alone} == set(sources) - {"shop/Noted.java", "shop/Orders.java"}
    assert {path: alone[path] - behind[path] for path in alone if alone[path] - behind[path]} == {}
