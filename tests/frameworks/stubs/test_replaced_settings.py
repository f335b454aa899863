"""Which tests are lowered because they replace a setting that says how long to wait or where a service is."""

from __future__ import annotations

import pytest

from nullguard.frameworks.stubs.python_settings import sets_telling


@pytest.mark.parametrize(
    "code",
    [
        "@override_settings(PAY_TIMEOUT=1)",
        "@override_settings(\n    CACHES=dict(default={}),\n    PAY_URL='http://pay.test',\n)",
        "with self.settings(PAY_HOST = 'pay.test'):",
        "monkeypatch.setenv('PAY_BASE', 'http://pay.test')",
        "monkeypatch.setenv(PAY_URL, 'http://pay.test')",
        "monkeypatch.setattr(pay, 'TIMEOUT', 0.1)",
        "@patch('shop.pay.READ_TIMEOUT', 1)",
        "mocker.patch.object(pay, 'base_url' , 'http://pay.test')",
        "@patch.dict(os.environ, {'PAY_ENDPOINT': 'http://pay.test'})",
        "settings.PAY_TIMEOUT = 3",
        "app.config['PAY_TIMEOUT'] = 3",
        "os.environ[\"PAY_URL\"] = 'http://pay.test'",
    ],
)
def test_a_setting_is_replaced(code):
    assert sets_telling(f"def test_pay():\n    {code}\n".encode())


@pytest.mark.parametrize(
    "code",
    [
        "@override_settings(DEBUG=True)",
        "@override_settings(DEBUG=True)\nclass BaseTests(TestCase): ...",
        "@override_settings(LANGUAGES=('en', 'de'))\ndef test_urls(client): ...",
        "with self.settings(DEBUG=True):\n    response = client.get(url)",
        "with self.settings(DEBUG=True):\n    url = reverse('order')",
        "monkeypatch.setenv('DEBUG', '1')",
        "monkeypatch.setattr(shop, 'notify', notify)",
        "@patch('shop.checkout.base_calculations.total')",
        "@patch('shop.plugins.hosting.PluginsManager.notify')\ndef test_url(notify): ...",
        "@patch('shop.orders.get_database_name')",
        "@patch.dict(os.environ, {'DEBUG': '1'})",
        "client.patch(url, {'status': 'paid'})",
        "settings.DEBUG = True",
        "assert settings.PAY_TIMEOUT == 3",
        "app.config['DEBUG'] = True",
        "timeout = settings.PAY_TIMEOUT",
        "base_url = 'http://pay.test'",
        "",
    ],
)
def test_no_setting_that_tells_something_is_replaced(code):
    assert not sets_telling(f"def test_pay():\n    {code}\n".encode())
