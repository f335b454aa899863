"""Parameters that Java code declares nullable because an interface of a library does, whatever it is used for."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence

SOURCE = """
package shop;
import com.google.common.util.concurrent.FutureCallback;
import javax.annotation.Nullable;
{body}
"""


_USE = "@Override public void onSuccess(@Nullable String text) { text.trim(); }"
_ASKING = "class Asking {{ void run(Future<String> one) {{ add(one, new {listener}<String>() {{ {use} }}); }} }}"


@pytest.mark.parametrize(
    "body",
    [
        f"class Shown implements FutureCallback<String> {{ {_USE} }}",
        f"class Base implements FutureCallback<String> {{ }} class Shown extends Base {{ {_USE} }}",
        _ASKING.format(listener="FutureCallback", use=_USE),
    ],
)
def test_what_is_nullable_for_all_is_told_on_request(confidences, body):
    assert confidences({"Shown.java": SOURCE.format(body=body)}, "NG105") == {Confidence.LOW}


@pytest.mark.parametrize(
    "body",
    [
        f"interface Own {{ void onSuccess(String text); }} class Shown implements Own {{ {_USE} }}",
        "class Shown implements FutureCallback<String> { void onDone(@Nullable String text) { text.trim(); } }",
        _ASKING.format(listener="Listener", use=_USE),
    ],
)
def test_what_no_interface_of_the_library_declares_is_told(confidences, body):
    assert confidences({"Shown.java": SOURCE.format(body=body)}, "NG105") == {Confidence.MEDIUM}
