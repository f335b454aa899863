# django.contrib.auth.models, Django 3.2 to 5.2: the fields of the library's own models, in Django's own words.
from datetime import datetime
from typing import Any, ClassVar, Self

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Manager

class AbstractBaseUser(models.Model):
    password: str = models.CharField(max_length=128)
    last_login: datetime | None = models.DateTimeField(blank=True, null=True)
    is_active: bool
    @property
    def is_anonymous(self) -> bool: ...
    @property
    def is_authenticated(self) -> bool: ...
    def get_username(self) -> str: ...
    def set_password(self, raw_password: str | None) -> None: ...
    def check_password(self, raw_password: str) -> bool: ...
    def has_usable_password(self) -> bool: ...
    def get_session_auth_hash(self) -> str: ...
    class Meta:
        abstract = True

class PermissionsMixin(models.Model):
    is_superuser: bool = models.BooleanField(default=False)
    groups = models.ManyToManyField("auth.Group", blank=True, related_name="user_set")
    user_permissions = models.ManyToManyField("auth.Permission", blank=True, related_name="user_set")
    def get_all_permissions(self, obj: Any = None) -> set[str]: ...
    def has_perm(self, perm: str, obj: Any = None) -> bool: ...
    def has_perms(self, perm_list: list[str], obj: Any = None) -> bool: ...
    def has_module_perms(self, app_label: str) -> bool: ...
    class Meta:
        abstract = True

class AbstractUser(AbstractBaseUser, PermissionsMixin):
    username: str = models.CharField(max_length=150, unique=True)
    first_name: str = models.CharField(max_length=150, blank=True)
    last_name: str = models.CharField(max_length=150, blank=True)
    email: str = models.EmailField(blank=True)
    is_staff: bool = models.BooleanField(default=False)
    date_joined: datetime = models.DateTimeField()
    objects: ClassVar[UserManager[Self]]
    def get_full_name(self) -> str: ...
    def get_short_name(self) -> str: ...
    def email_user(self, subject: str, message: str, from_email: str | None = None) -> None: ...
    class Meta:
        abstract = True

class User(AbstractUser): ...

class Permission(models.Model):
    name: str = models.CharField(max_length=255)
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    codename: str = models.CharField(max_length=100)

class Group(models.Model):
    name: str = models.CharField(max_length=150, unique=True)
    permissions = models.ManyToManyField(Permission, blank=True)

class BaseUserManager[T](Manager[T]):
    def normalize_email(self, email: str | None) -> str: ...
    def make_random_password(self, length: int = 10) -> str: ...
    def get_by_natural_key(self, username: str) -> T: ...

class UserManager[T](BaseUserManager[T]):
    def create_user(self, username: str, email: str | None = None, password: str | None = None) -> T: ...
    def create_superuser(self, username: str, email: str | None = None, password: str | None = None) -> T: ...

class AnonymousUser:
    id: None
    pk: None
    username: str
    is_staff: bool
    is_active: bool
    is_superuser: bool
    @property
    def is_anonymous(self) -> bool: ...
    @property
    def is_authenticated(self) -> bool: ...
