"""The models that stubs describe: they are found without looking at the classes of every stub."""

from __future__ import annotations

from nullguard.frameworks.django.models.models import Models


def test_no_stub_without_django_has_a_model(link):
    models = Models(link({"shop/models.py": "from django.db import models\n\n\nclass Order(models.Model):\n    pass\n"}))
    found = models.all()
    assert {"User", "Site", "Page", "Order"} <= {cls.name for cls in found}
    classes = [cls for cls in models.program.classes.values() if cls.decl.bases and cls.path.endswith((".py", ".pyi"))]
    assert [cls for cls in classes if models.is_model(cls) and cls not in found] == []
    assert len(found) < len(classes)
