"""Builds of Java that run a checker of null."""

from __future__ import annotations

import pytest

from nullguard.discover.null_checkers import null_checked_folders

CONVENTION = "buildSrc/src/main/groovy/shop-nullability.gradle"
APPLIED = "plugins { id 'io.spring.nullability' }"


@pytest.mark.parametrize(
    ("builds", "folders"),
    [
        ({"build.gradle": "plugins { id 'net.ltgt.nullaway' version '2.0' }"}, {""}),
        ({"orders/build.gradle.kts": 'plugins { id("net.ltgt.nullaway") }'}, {"orders"}),
        ({"orders/pom.xml": "<artifactId>com.uber.nullaway</artifactId>"}, {"orders"}),
        ({"orders/shop-orders.gradle": APPLIED}, {"orders"}),
        ({CONVENTION: APPLIED, "orders/shop-orders.gradle": "plugins { id 'shop-nullability' }"}, {"orders"}),
        ({CONVENTION: APPLIED, "orders/build.gradle.kts": 'plugins { id("shop-nullability") }'}, {"orders"}),
        (
            {
                "build-logic/src/main/kotlin/shop.checks.gradle.kts": 'plugins { id("net.ltgt.nullaway") }',
                "orders/build.gradle.kts": "plugins { `shop.checks` }",
            },
            {"orders"},
        ),
        ({CONVENTION: APPLIED, "orders/build.gradle": "plugins { id 'java' }"}, set()),
        ({CONVENTION: "plugins { id 'java' }", "orders/build.gradle": "plugins { id 'shop-nullability' }"}, set()),
        ({CONVENTION: APPLIED, "orders/build.gradle": "// shop-nullability comes later"}, set()),
        ({"orders/README.md": APPLIED, "orders/build.gradle": ""}, set()),
    ],
)
def test_folders(builds, folders):
    assert null_checked_folders(builds, builds.__getitem__) == folders
