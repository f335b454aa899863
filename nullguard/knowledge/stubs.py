"""The library stubs: signatures in the language's own syntax."""

from __future__ import annotations

from nullguard.knowledge.locate import rules_folder

_SUFFIXES = {"python": ".pyi", "java": ".java"}


def stub_sources(language: str) -> dict[str, bytes]:
    """The stubs of `python` or `java` by pseudo-path (`<models>/python/django/db/models.pyi`), in order; of others none."""
    suffix = _SUFFIXES.get(language)
    if suffix is None:
        return {}
    folder = rules_folder() / "models" / language
    found = {
        f"<models>/{language}/{file.relative_to(folder).as_posix()}": file
        for file in folder.rglob(f"*{suffix}")
        if file.is_file()
    }
    return {path: found[path].read_bytes() for path in sorted(found)}
