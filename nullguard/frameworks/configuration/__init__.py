"""What configuration files say, as code sees it. The contract for checks and frameworks:

`Configuration` (immutable; `EMPTY` without files; the checks' context and the evaluator of clients have it as `configuration`)
- `value(path, key) -> ConfiguredValue | None`: what production uses for a key, seen from the source `path`: its own unit, then
  units that depend on it or that it depends on, then the whole tree; None where nothing or nothing unambiguous is configured.
  Keys bind relaxed: `payment.readTimeout` = `payment.read-timeout` = `PAYMENT_READ_TIMEOUT`.
- `values(path, key) -> Values`: `production`, `profiles` (development, staging …) and `tests`, each in order of precedence.
- `section(path, prefix) -> tuple[ConfiguredValue, …]`: production's values below a prefix.
- `environment(path, name) -> ConfiguredValue | None`: a variable that `.env` files, compose files or manifests set.
- `expand(path, text, hop) -> ConfiguredValue | None`: a text of code with placeholders, such as `@Value("${key:2000}")`.
- `siblings(value) -> tuple[Sibling, …]`: the same key below sibling sections of the same file.
- `entries(names) -> Iterator[ConfiguredValue]`: every entry whose last part is one of the (relaxed) names, tests too.
- `digest() -> bytes`: what all of this depends on.

`ConfiguredValue`: `key`, `text` (placeholders replaced; None where one has neither value nor default), `template` (unknown parts
are `{}`), `path`, `at`, `comment`, `profile`, `is_test`, `source` (`value`, or `setting` where the environment may replace a
default), `hops` (to the line in the file, the last one).
`duration_ms(text, unit_ms=None) -> float | None` reads `2s`, `PT2S`, `2000ms`, `1000` (in `unit_ms`); `written_unit(text)` the
unit that is written.
`said_unit(value)`, `unit_in_name(key)`, `unit_in_comment(comment, text) -> UnitWord | None`: the unit (`.ms`) that a key's name
or a comment says, for comparison with the one that the consumer reads.
`measured_figures(comment) -> tuple[Figure, …]`: `quantile`, `ms`, `text` of what a comment mentions
(`median 500 ms`, `p99 2.3 s`, `spikes up to 80 s`).
`configuration.versions.of(path, library) -> Version | None`: the version (`exact`, or `at_least` and `below`, with its place) of
`redis`, `okhttp` or `com.squareup.okhttp3:okhttp` that build and lock files near the source name;
`configuration.versions.is_before(path, library, "8.0") -> bool | None`.
"""

from nullguard.frameworks.configuration.comments import Figure, measured_figures
from nullguard.frameworks.configuration.configuration import EMPTY, Configuration
from nullguard.frameworks.configuration.durations import duration_ms, written_unit
from nullguard.frameworks.configuration.places import ConfigFile
from nullguard.frameworks.configuration.units import UnitWord, said_unit, unit_in_comment, unit_in_name
from nullguard.frameworks.configuration.values import ConfiguredValue, Sibling, Values
from nullguard.frameworks.configuration.versions import Version, Versions

__all__ = [
    "EMPTY",
    "ConfigFile",
    "Configuration",
    "ConfiguredValue",
    "Figure",
    "Sibling",
    "UnitWord",
    "Values",
    "Version",
    "Versions",
    "duration_ms",
    "measured_figures",
    "said_unit",
    "unit_in_comment",
    "unit_in_name",
    "written_unit",
]
