"""Why a source gives no facts at all."""

from __future__ import annotations


class UnreadableSource(Exception):
    """The bytes are no source text: `kind` is binary, undecodable, too-deep or limit, `message` says more."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
