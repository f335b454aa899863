"""Functions, classes, sources, models and migrations that come and go in any order: the same findings as without a cache, by one
worker or two. Sources may take the place of a module that is imported, and classes override what others call."""

from __future__ import annotations

import random
from textwrap import dedent

import pytest

MODELS = """\
    from django.db import models


    class Customer(models.Model):
        name = models.CharField(max_length=9, null=True)


    class Order(models.Model):
        reference = models.CharField(max_length=64, null=True)
        customer = models.ForeignKey(Customer, null=True, on_delete=models.CASCADE)
    """
FINDERS = """\
    from shop.models import Order


    def newest():
        return Order.objects.order_by("-id").first()


    class Finder:
        def find(self, number):
            return Order.objects.filter(id=number).first()

        def check(self, order):
            assert order.reference is not None
    """
VIEWS = """\
    import vendor
    import shop.later
    from shop import finders, helpers
    from shop.finders import Finder, newest
    from shop.models import Order


    def show(finder: Finder, order: Order):
        finder.check(order)
        return order.reference.upper() + finder.find(1).reference


    def last():
        return newest().pk + helpers.first(newest()).pk


    def customer(order: Order):
        return order.customer.name.upper()


    def by_name(careful_finder, keeper: "vendor.Keeper"):
        return careful_finder.find(1).pk, keeper.find(2).pk, vendor.found(3).pk, shop.later.late().pk
    """

ADDED = {
    "shop/finders.py": (
        "def other(order):\n    return order.customer\n",
        "def newest():\n    return Order.objects.get(pk=1)\n",
        "class Careful(Finder):\n    def check(self, order):\n        pass\n",
        "class Other:\n    def check(self, order):\n        pass\n\n    def find(self, number):\n        return None\n",
    ),
    "shop/views.py": (
        "def more(order: Order):\n    return order.customer.pk\n",
        "def asked(order: Order):\n    if order.customer:\n        return customer(order)\n",
        "def writes(order: Order):\n    order.reference = None\n    order.save()\n",
        "class View(Finder):\n    def find(self, number):\n        return Order(pk=number)\n",
        "class CarefulFinder:\n    def find(self, number):\n        return newest()\n",
        "class vendor:\n    class Keeper(Finder):\n        pass\n",
    ),
    "shop/models.py": (
        "class Line(models.Model):\n    order = models.ForeignKey(Order, null=True, on_delete=models.CASCADE)\n",
        "class Special(Order):\n    note = models.TextField(null=True)\n",
        "class Order(models.Model):\n    reference = models.CharField(max_length=64)\n",
    ),
}
"""What may stand at the end of a source."""

SOURCES = {
    "shop/helpers.py": ("def first(things):\n    return things\n", "def first(things):\n    return None\n"),
    "shop/helpers/__init__.py": ("from shop.finders import newest as first\n",),
    "shop/special.py": (
        "from shop.finders import Finder\n\n\nclass Special(Finder):\n    def check(self, order):\n        return order\n",
        "from shop.finders import Finder\n\n\nclass Special(Finder):\n    def find(self, number):\n        return None\n",
    ),
    "shop/callers.py": (
        (
            "from shop.models import Order\nfrom shop.views import customer\n\n\ndef all_of(order: Order):\n"
            "    if order.customer and order.customer.name:\n        return customer(order)\n"
        ),
    ),
    "shop/migrations/0001_initial.py": (
        (
            "from django.db import migrations, models\n\n\nclass Migration(migrations.Migration):\n    operations = [\n"
            "        migrations.CreateModel('Order', [('id', models.AutoField(primary_key=True)),\n"
            "            ('reference', models.CharField(max_length=64))]),\n    ]\n"
        ),
    ),
    "shop/migrations/0002_null.py": (
        (
            "from django.db import migrations, models\n\n\nclass Migration(migrations.Migration):\n"
            "    dependencies = [('shop', '0001_initial')]\n    operations = [\n"
            "        migrations.AlterField('Order', 'reference', models.CharField(max_length=64, null=True)),\n    ]\n"
        ),
    ),
    "finders.py": ("def newest():\n    return None\n",),
    "vendor.py": (
        "from shop.finders import newest as found\nfrom shop.finders import Finder as Keeper\n",
        "class Keeper:\n    def find(self, number):\n        return None\n",
    ),
    "vendor/__init__.py": ("from shop.views import last as found\n",),
    "shop/later.py": ("from shop.finders import newest as late\n", "from shop.views import *\n"),
    "shop/later/__init__.py": ("",),
    "shop/later/deep.py": ("class CarefulFinder:\n    def find(self, number):\n        return None\n",),
    "shop/found.py": ("class CarefulFinders:\n    pass\n\n\nclass CarefFinder:\n    def find(self, x):\n        return None\n",),
    "shop/finders/__init__.py": ("from shop.later import late as newest\n\n\nclass Finder:\n    pass\n",),
    "__init__.py": ("",),
    "shop/serializers.py": (
        (
            "from rest_framework import permissions, serializers, viewsets\nfrom shop.models import Order\n\n\n"
            "class OrderSerializer(serializers.ModelSerializer):\n    class Meta:\n        model = Order\n"
            "        fields = ['reference']\n\n    def to_representation(self, instance):\n"
            "        return instance.customer.name\n\n\nclass Owns(permissions.BasePermission):\n"
            "    def has_object_permission(self, request, view, obj):\n        return obj.customer.pk\n\n\n"
            "class Orders(viewsets.ModelViewSet):\n    queryset = Order.objects.all()\n    permission_classes = [Owns]\n"
        ),
        (
            "from shop.permissions import Owns\nfrom shop.models import Customer\n\n\nclass Customers:\n"
            "    queryset = Customer.objects.all()\n    permission_classes = [Owns]\n"
        ),
    ),
    "shop/permissions.py": (
        "class Owns:\n    def has_object_permission(self, request, view, obj):\n        return obj.name.upper()\n",
    ),
    "shop/admin.py": (
        (
            "from django.contrib import admin\nfrom shop.models import Order\n\n\n@admin.register(Order)\n"
            "class OrderAdmin(admin.ModelAdmin):\n    list_display = ['shown']\n\n    def shown(self, row):\n"
            "        return row.reference.upper()\n"
        ),
        (
            "from django.contrib import admin\nfrom shop.models import Customer\nfrom shop.more_admin import OrderAdmin\n"
            "admin.site.register(Customer, OrderAdmin)\n"
        ),
    ),
    "shop/more_admin.py": (
        "class OrderAdmin:\n    list_display = ['shown']\n\n    def shown(self, row):\n        return row.name.upper()\n",
    ),
    "shop/signals.py": (
        (
            "from django.db.models.signals import post_save\nfrom shop.models import Order\n\n\n"
            "def saved(instance, **kwargs):\n    return instance.customer.pk\n\n\npost_save.connect(saved, sender=Order)\n"
        ),
    ),
    "shop/apps.py": ("from django.apps import AppConfig\n\n\nclass ShopConfig(AppConfig):\n    label = 'store'\n",),
    "shop/fields.py": (
        (
            "from django.db import models\n\n\nclass Upper(models.CharField):\n    def get_prep_value(self, value):\n"
            "        return value.upper()\n"
        ),
    ),
    "shop/forms.py": (
        (
            "from django import forms\nfrom shop.models import Order\n\n\nclass OrderForm(forms.ModelForm):\n"
            "    class Meta:\n        model = Order\n        fields = ['reference']\n"
        ),
    ),
}
"""Sources that may be there."""


@pytest.mark.parametrize("seed", [1, 2, 3, 5, 8, 13])
def test_whatever_comes_and_goes(project, seed):
    chosen = random.Random(seed)
    ends = dict.fromkeys(ADDED, "")
    project.write("shop/migrations/__init__.py", "")
    seen = set()
    for _ in range(9):
        for _ in range(chosen.choice((1, 1, 2, 3))):
            if chosen.random() < 0.4:
                path = chosen.choice(sorted(ADDED))
                ends[path] = chosen.choice(("", *ADDED[path]))
            else:
                path = chosen.choice(sorted(SOURCES))
                text = chosen.choice(("", *SOURCES[path]))
                if text:
                    project.write(path, text)
                else:
                    (project.root / path).unlink(missing_ok=True)
        for folder in sorted((one for one in project.root.rglob("*") if one.is_dir()), reverse=True):
            if not any(folder.iterdir()):
                folder.rmdir()
        for path, text in (("shop/finders.py", FINDERS), ("shop/views.py", VIEWS), ("shop/models.py", MODELS)):
            project.write(path, f"{dedent(text)}\n\n{ends[path]}")
        warm = project.check(min_confidence="low", jobs=chosen.choice((1, 2)))
        cold = project.check(min_confidence="low", jobs=chosen.choice((1, 2)), cache=False)
        assert (warm.findings, warm.notifications) == (cold.findings, cold.notifications)
        seen.add(warm.findings)
    assert len(seen) > 1


JAVA = {
    "shop/Order.java": """\
    package shop;
    import jakarta.persistence.*;
    @Entity public class Order {
      @Id private Long id;
      @Column(nullable = true) private String note;
      @Convert(converter = Trimming.class) @Column(nullable = true) private String code;
      @ManyToOne private Customer customer;
      public String getNote() { return note; }
      public String getCode() { return code; }
      public Customer getCustomer() { return customer; }
    }
    """,
    "shop/Customer.java": """\
    package shop;
    import jakarta.persistence.*;
    @Entity public class Customer { @Id private Long id; private String name; public String getName() { return name; } }
    """,
    "shop/Desk.java": """\
    package shop;
    import org.acme.*;
    import org.other.Keeper;
    public class Desk {
      private Orders orders;
      private Keeper keeper;
      private Finder finder;
      public int size(Order order) {
        if (Texts.isEmpty(order.getNote())) { return 0; }
        return order.getNote().length();
      }
      public String last(Long id) { return finder.find(id).getNote().trim() + keeper.find(id).getCode().trim(); }
      public String name(Long id) { return orders.findByNote("x").getCustomer().getName().trim(); }
      public String code(shop.deep.Box box) { return box.order().getCode().trim(); }
    }
    """,
    "shop/Finder.java": """\
    package shop;
    public interface Finder { Order find(Long id); }
    """,
}
TEXTS = "package {}; public class Texts {{ public static boolean isEmpty(String text) {{ return {}; }} }}"
FOUND = "public class {} {{ public Order find(Long id) {{ return {}; }} }}"
JAVA_SOURCES = {
    "shop/Texts.java": (TEXTS.format("shop", "text == null"), TEXTS.format("shop", "false")),
    "acme/Texts.java": (TEXTS.format("org.acme", "text == null"), TEXTS.format("org.acme", "false")),
    "acme/Other.java": ("package org.acme; public class Other { public static class Texts { } }",),
    "other/Keeper.java": (
        "package org.other; import shop.Order; " + FOUND.format("Keeper", "null"),
        "package org.other; import shop.Order; " + FOUND.format("Keeper", "new Order()"),
    ),
    "shop/Found.java": (
        "package shop; public class Found implements Finder { public Order find(Long id) { return null; } }",
        "package shop; public class Found implements Finder { public Order find(Long id) { return new Order(); } }",
    ),
    "shop/Orders.java": (
        (
            "package shop; import org.springframework.data.jpa.repository.*;"
            " public interface Orders extends JpaRepository<Order, Long> { Order findByNote(String note); }"
        ),
        (
            "package shop; import org.apache.ibatis.annotations.*; @Mapper public interface Orders {"
            ' @Select("select * from orders where note = #{note}") Order findByNote(String note); }'
        ),
        "package shop; public class Orders { public Order findByNote(String note) { return new Order(); } }",
    ),
    "shop/deep/Box.java": (
        "package shop.deep; import shop.Order; public record Box(Order order) { }",
        "package shop.deep; public class Box { public shop.Order order() { return null; } }",
    ),
    "shop/Trimming.java": (
        (
            "package shop; import jakarta.persistence.*; public class Trimming implements AttributeConverter<String, String> {"
            " public String convertToDatabaseColumn(String value) { return value.trim(); }"
            " public String convertToEntityAttribute(String value) { return value.trim(); } }"
        ),
        "package shop; public class Trimming extends Base { }",
    ),
    "shop/Base.java": (
        (
            "package shop; public class Base {"
            " public String convertToDatabaseColumn(String value) { return value.trim(); }"
            " public String convertToEntityAttribute(String value) { return value.trim(); } }"
        ),
    ),
    "shop/Checker.java": (
        (
            "package shop; import org.springframework.validation.*; public class Checker implements Validator {"
            " public void validate(Object target, Errors errors) { Order order = (Order) target;"
            ' if (order.getNote() == null) { errors.rejectValue("note", "missing"); } } }'
        ),
    ),
    "shop/Caller.java": (
        "package shop; public class Caller { int all(Desk desk, Order o) { return o.getNote() == null ? 0 : desk.size(o); } }",
    ),
    "shop/String.java": ("package shop; public class String { public String trim() { return null; } }",),
    "shop/b/Order.java": ("package shop.b; public class Order { public String getNote() { return null; } }",),
}


@pytest.mark.parametrize("seed", [1, 2, 3, 5])
def test_whatever_comes_and_goes_in_java(project, seed):
    chosen = random.Random(seed)
    for path, text in JAVA.items():
        project.write(path, text)
    seen = set()
    for _ in range(9):
        for _ in range(chosen.choice((1, 1, 2, 3))):
            path = chosen.choice(sorted(JAVA_SOURCES))
            text = chosen.choice(("", *JAVA_SOURCES[path]))
            if text:
                project.write(path, text)
            else:
                (project.root / path).unlink(missing_ok=True)
        warm = project.check(min_confidence="low", jobs=chosen.choice((1, 2)))
        cold = project.check(min_confidence="low", jobs=chosen.choice((1, 2)), cache=False)
        assert (warm.findings, warm.notifications) == (cold.findings, cold.notifications)
        seen.add(warm.findings)
    assert len(seen) > 1
