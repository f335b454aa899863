"""Converters are asked for null where one of their columns may be null: SQLAlchemy's types, Django's fields, JPA's converters."""

from __future__ import annotations

import pytest

from nullguard.pipeline import run
from nullguard.settings import load_settings

COLUMNS = """
from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base
from uses import Tags, Upper, Mixed, Base as BaseType

Base = declarative_base()

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    tags = Column(Tags(80), nullable=True)
    code = Column(Upper, nullable=False)
    first = Column(Mixed, nullable=False)
    second = Column(Mixed, nullable=True)
"""

TYPES = """
from sqlalchemy.types import String, TypeDecorator

class Base(TypeDecorator):
    impl = String

    def process_bind_param(self, value, dialect):
        return value.strip()  # null: of the class below

class Tags(Base):
    def process_result_value(self, value, dialect):
        return value.split(",")  # null

    def process_literal_param(self, value, dialect):
        return value.split(",")

class Upper(TypeDecorator):
    impl = String

    def process_bind_param(self, value, dialect):
        return value.upper()

    def process_result_value(self, value, dialect):
        return value.lower()

class Mixed(TypeDecorator):
    impl = String

    def process_bind_param(self, value, dialect):
        if value is not None:
            value = value.upper()
        return value

    def process_result_value(self, value, dialect):
        return value.lower() + dialect.name.upper()  # null

class Unused(TypeDecorator):
    def process_result_value(self, value, dialect):
        return value.lower()
"""

FIELDS = """
from django.db import models

class Tags(models.CharField):
    def from_db_value(self, value, expression, connection):
        return value.split(",")  # null

    def get_prep_value(self, value):
        return None if value is None else value.strip()

    def to_python(self, value):
        return value.split(",")

class Upper(models.CharField):
    def get_prep_value(self, value):
        return value.upper()

class Mixed(models.CharField):
    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return value.upper()

class Helper:
    def from_db_value(self, value, expression, connection):
        return value.upper()
"""

DJANGO = """
from django.db import models
from uses import Mixed, Tags, Upper

class Order(models.Model):
    tags = Tags(max_length=80, null=True)
    code = Upper(max_length=80)
    first = Mixed(max_length=80, null=True)
"""


def marked(source: str) -> list[str]:
    return [line.strip() for line in source.splitlines() if "# null" in line or "// null" in line]


@pytest.mark.parametrize(("models", "source"), [(COLUMNS, TYPES), (DJANGO, FIELDS)])
def test_what_nullable_columns_are_converted_by_gets_null(told, models, source):
    assert told(models, source) == marked(source)


CONVERTERS = """
package shop;
import jakarta.persistence.AttributeConverter;
import java.util.List;

class Codes implements AttributeConverter<String, String> {
    public String convertToDatabaseColumn(String value) {
        return value.trim(); // null
    }

    public String convertToEntityAttribute(String column) {
        return column == null ? null : column.trim();
    }
}

class Tags implements AttributeConverter<List<String>, String> {
    public String convertToDatabaseColumn(List<String> value) {
        return value == null ? null : String.join(",", value);
    }

    public List<String> convertToEntityAttribute(String column) {
        return List.of(column.split(",")); // null
    }
}

class Marks implements AttributeConverter<List<String>, String> {
    public String convertToDatabaseColumn(List<String> value) {
        return value == null ? null : String.join(",", value);
    }

    public List<String> convertToEntityAttribute(String column) {
        return column == null ? List.of() : List.of(column.split(","));
    }
}

class Names implements AttributeConverter<String, String> {
    public String convertToDatabaseColumn(String value) {
        return value.trim();
    }

    public String convertToEntityAttribute(String column) {
        return column.trim();
    }
}
"""

ENTITY = """
package shop;
import jakarta.persistence.*;

@Entity
class Order {
    @Id private Long id;
    @Column(nullable = true) @Convert(converter = Codes.class) private String code;
    @Column(nullable = false) @Convert(converter = Names.class) private String name;
    @Column(nullable = true) @Convert(converter = Tags.class) private java.util.List<String> tags;
    @Column(nullable = true) @Convert(converter = Marks.class) private java.util.List<String> marks;
}
"""


def test_javas_converters(tmp_path):
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "Order.java").write_text(ENTITY, encoding="utf-8")
    (tmp_path / "Codes.java").write_text(CONVERTERS, encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "min_confidence": "medium", "jobs": 1})
    found = run(settings, lambda stage, done, total: None).findings
    lines = CONVERTERS.splitlines()
    assert [lines[finding.place.line - 1].strip() for finding in found if finding.rule.startswith("NG10")] == marked(CONVERTERS)
