"""The tables of mock tools and of throttling."""

from __future__ import annotations

from nullguard.knowledge.mocks import names, words
from nullguard.knowledge.throttling_codes import throttling_codes


def test_words_have_what_their_readers_need():
    delay = words("java", "WireMock")["withFixedDelay"]
    assert (delay.kind, delay.position, delay.unit, delay.means) == ("delay", 0, "ms", "fixed")
    assert words("java", "MockRestServiceServer")["withTooManyRequests"].status == 429
    assert words("java", "WireMock")["withStatus"].status == 0


def test_names_lead_to_their_tools():
    assert names("python", "receiver")["rsps"] == "responses"
    assert names("python", "maker")["MockRouter"] == "respx"
    assert "responses" not in names("java", "receiver")


def test_a_service_of_json_may_answer_with_the_common_code():
    codes = throttling_codes()
    assert codes["sesv2"] == ("TooManyRequestsException",)
    assert "ThrottlingException" in codes["organizations"]
    assert "ses" not in codes
