"""Lookups by the foreign key of an object that stands for a row: the database keeps the row of that key (Java)."""

from __future__ import annotations

import pytest

DDL = """\
    CREATE TABLE profile (id uuid PRIMARY KEY, name varchar(20) NOT NULL);
    CREATE TABLE asset (id uuid PRIMARY KEY, name varchar(20) NOT NULL);
    CREATE TABLE device (id uuid PRIMARY KEY, profile_id uuid NOT NULL REFERENCES profile (id), asset_id uuid NOT NULL);
    """
ENTITY = """\
    package shop;
    import jakarta.persistence.*;
    import java.util.UUID;
    @Entity @Table(name = "%s")
    public class %sEntity { @Id private UUID id; %s public UUID getId() { return id; } public String getName() { return ""; } }
    """
SIDE = """\
    package shop;
    import java.util.UUID;
    public class %s {
      private UUID id;
      public UUID getId() { return id; }
      %s
    }
    """
KEYS = """
      private ProfileId profileId;
      public ProfileId getProfileId() { return profileId; }
      private UUID assetId;
      public UUID getAssetId() { return assetId; }
      public String getName() { return ""; }
    """
KEY = "package shop;\nimport java.util.UUID;\npublic class ProfileId { UUID id; public UUID getId() { return id; } }\n"
COLUMNS = '@Column(name = "profile_id") private UUID profileId; @Column(name = "asset_id") private UUID assetId;'
DAO = """\
    package shop;
    import jakarta.persistence.*;
    import java.util.*;
    public class Dao {
      EntityManager em;
      public Profile profile(ProfileId id) { return em.find(ProfileEntity.class, id.getId()) == null ? null : new Profile(); }
      public Asset asset(UUID id) { return em.find(AssetEntity.class, id) == null ? null : new Asset(); }
      public Device findDevice(UUID id) {
        Device device = em.find(DeviceEntity.class, id) == null ? null : new Device();
        if (device == null) { throw new IllegalStateException(); }
        return device;
      }
      public Profile named(ProfileId id, String name) {
        return em.find(ProfileEntity.class, id.getId()) == null ? null : new Profile();
      }
      public Optional<ProfileEntity> entity(ProfileId id) {
        return Optional.ofNullable(em.find(ProfileEntity.class, id.getId()));
      }
      public DeviceEntity row(UUID id) {
        DeviceEntity row = em.find(DeviceEntity.class, id);
        if (row == null) { throw new IllegalStateException(); }
        return row;
      }
      public native Device made(DeviceEntity row);
      public native Device made(DeviceEntity row, Device old);
      public native DeviceView getView(UUID id);
      public native List<Device> devices();
      public native void send(UUID id);
    }
    """
SERVICE = """\
    package shop;
    import java.util.*;
    public class Service {
      Dao dao;
      public void %s(%sDevice given, Device old, UUID id) { %s }
    }
    """
GOT = "Device device = dao.findDevice(id);"
SENT = "@org.springframework.web.bind.annotation.RequestBody "


def told(project, body, method="run", annotation=""):
    project.write("db/schema.sql", DDL)
    for table, name, columns in (("profile", "Profile", ""), ("asset", "Asset", ""), ("device", "Device", COLUMNS)):
        project.write(f"src/{name}Entity.java", ENTITY % (table, name, columns))
        project.write(f"src/{name}.java", SIDE % (name, KEYS))
    project.write("src/ProfileId.java", KEY)
    project.write("src/DeviceView.java", "package shop;\npublic record DeviceView(java.util.UUID id, ProfileId profileId) { }\n")
    project.write("src/Dao.java", DAO)
    project.write("src/Service.java", SERVICE % (method, annotation, body))
    return project.found()


@pytest.mark.parametrize(
    "body",
    [
        f"{GOT} dao.profile(device.getProfileId()).getName();",
        f"{GOT} ProfileId key = device.getProfileId(); Profile profile = dao.profile(key); profile.getName();",
        f"{GOT} dao.profile(device.getProfileId()).getName(); dao.send(device.getId());",
        "for (Device device : dao.devices()) { dao.profile(device.getProfileId()).getName(); }",
        "dao.devices().forEach(device -> dao.profile(device.getProfileId()).getName());",
        "DeviceView view = dao.getView(id); dao.profile(view.profileId()).getName();",
        f"{GOT} ProfileEntity profile = dao.entity(device.getProfileId()).orElse(null); profile.getName();",
        "Device device = dao.made(dao.row(id)); dao.profile(device.getProfileId()).getName();",
        "DeviceEntity row = dao.row(id); Device device = dao.made(row); dao.profile(device.getProfileId()).getName();",
        "dao.send(given.getId()); dao.profile(given.getProfileId()).getName();",
        "dao.send(old.getId()); dao.profile(given.getProfileId()).getName();",
    ],
)
def test_the_database_keeps_it(project, body):
    assert told(project, body) == []


@pytest.mark.parametrize("method", ["updateLater", "show", "sendCommands"])
def test_methods_that_are_given_what_is_stored(project, method):
    assert told(project, "dao.profile(given.getProfileId()).getName(); dao.send(given.getId());", method) == []


@pytest.mark.parametrize(
    ("body", "method", "annotation"),
    [
        (f"{GOT} dao.asset(device.getAssetId()).getName();", "run", ""),  # nothing keeps it
        (f"{GOT} dao.named(device.getProfileId(), device.getName()).getName();", "run", ""),
        (
            "DeviceEntity row = new DeviceEntity(); Device device = dao.made(row); dao.profile(device.getProfileId()).getName();",
            "run",
            "",
        ),
        ("Device device = dao.made(dao.row(id)); dao.asset(device.getAssetId()).getName();", "run", ""),
        ("Device device = dao.made(dao.row(id), old); dao.profile(device.getProfileId()).getName();", "run", ""),
        ("Device device = dao.made(dao.row(id)); device = given; dao.profile(device.getProfileId()).getName();", "run", ""),
        ("dao.profile(given.getProfileId()).getName();", "run", ""),
        ("dao.profile(given.getProfileId()).getName(); dao.send(given.getId());", "saveDevice", ""),
        ("dao.profile(given.getProfileId()).getName(); dao.send(given.getId());", "update", ""),
        ("dao.profile(given.getProfileId()).getName(); dao.send(given.getId());", "updateDevice", ""),
        ("dao.profile(given.getProfileId()).getName(); dao.send(given.getId());", "validate", ""),
        ("dao.profile(given.getProfileId()).getName(); dao.send(given.getId());", "run", SENT),
        ("Device made = new Device(); dao.send(made.getId()); dao.profile(made.getProfileId()).getName();", "run", ""),
    ],
)
def test_it_may_be_missing(project, body, method, annotation):
    assert [found.rpartition(" ")[2] for found in told(project, body, method, annotation)] == ["NG103"]
