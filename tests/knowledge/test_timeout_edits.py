"""The table of edits speaks of clients that the table of clients has."""

from __future__ import annotations

from nullguard.knowledge.clients import client_model
from nullguard.knowledge.timeout_edits import timeout_edits


def test_every_edit_is_of_a_known_client():
    model = client_model("java")
    for callee in timeout_edits():
        entry = model.entry(callee)
        assert entry is not None, callee
        assert entry.name == callee  # an alias would never be looked for


def test_edits_use_only_what_there_is_to_fill_in():
    for edits in timeout_edits().values():
        for edit in edits:
            edit.text.format(duration="", ms=1, variable="")
        assert len({edit.form for edit in edits}) == 1
