"""The digest that names contents."""

from __future__ import annotations

from hashlib import blake2b

SIZE = 16  # bytes: enough that nobody meets two contents with one digest


def digest(*parts: bytes) -> bytes:
    """A digest of 16 bytes (BLAKE2b). Where one part ends and the next begins is part of what is digested."""
    hashed = blake2b(digest_size=SIZE)
    for part in parts:
        hashed.update(len(part).to_bytes(8, "little"))
        hashed.update(part)
    return hashed.digest()
