"""Declarations that no compiler would take, or that multiply: read to the end, in bounded work."""

from __future__ import annotations

import pytest

from nullguard.frameworks import django, jpa, sqlalchemy

PYTHON = [
    """
    from django.db import models
    class A(B, models.Model): ...
    class B(A): ...
    class C(C): ...
    """,
    """
    from django.db import models
    X = Y
    Y = X
    LOOP = {**LOOP}
    class A(models.Model):
        a = models.ForeignKey(X, null=Y)
        b = models.CharField(**LOOP)
        c = models.CharField(null=not not not X)
        d = models.ForeignKey()
        e = models.OneToOneField("A", primary_key=True)
        class Meta(Meta):
            abstract = X
            db_table = Y
    """,
    """
    from django.db import models
    class F(F, models.ForeignKey):
        def __init__(self, *a, **k):
            super().__init__(F(), **k)
    class A(models.Model):
        x = F("A", related_name="x")
    """,
    """
    from sqlalchemy import Column, ForeignKey
    from sqlalchemy.orm import declarative_base, relationship
    Base = declarative_base(cls=Base)
    class A(B, Base):
        __tablename__ = "a"
        x = Column(ForeignKey("a.x"))
        y = relationship("A", backref="y", remote_side=[x], foreign_keys="[]")
    class B(A):
        __tablename__ = "b"
    """,
    """
    from sqlalchemy import Column
    from sqlalchemy.orm import declarative_base, mapper
    Base = declarative_base()
    Column = column = lambda: Column()
    def helper():
        return helper()
    class A(Base):
        __tablename__ = __tablename__
        __table__ = __table__
        x = helper()
        y = Column()
        z = Column
    mapper(A, A)
    """,
]

JAVA = [
    "@Entity class A extends B { @Id Long id; } @Entity class B extends A { String x; }",
    "@Entity class A { @EmbeddedId A id; @Embedded A a; @Embedded A b; } @Embeddable class C { C c; C d; }",
    "@Entity class A<T extends T> { @Id T id; @ManyToOne T t; @OneToMany List<List<T>> l; }",
    "@Entity class A { @Column(name = A.X) int x; static String X = X; }",
    "@Entity class A { @Id @ManyToOne A a; @Column() @Column(nullable = A) void x; @OneToOne(mappedBy) }",
    "\n".join(
        f"@Embeddable class E{n} {{ {' '.join(f'E{n + 1} f{i};' for i in range(30))} }}" for n in range(8)
    )
    + "@Entity class A { @Id Long id; @Embedded E0 e; }",
]  # fmt: skip


@pytest.mark.parametrize("source", PYTHON)
def test_python_that_multiplies_is_read_to_its_end(link, source):
    program = link({"shop/models.py": source})
    for framework in (django, sqlalchemy):
        assert all(entity.class_id for entity in framework.declare_entities(program))


@pytest.mark.parametrize("source", JAVA)
def test_java_that_multiplies_is_read_to_its_end(link, source):
    program = link({"A.java": "package a;\nimport jakarta.persistence.*;\nimport java.util.*;\n" + source})
    entities = list(jpa.declare_entities(program))
    assert "A" in {entity.name for entity in entities}
    assert sum(len(entity.attributes) for entity in entities) < 20_000
