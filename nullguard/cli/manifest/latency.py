"""`nullguard manifest latency import`: latencies out of what monitoring and load tests write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nullguard.cli.failures import CLEAN
from nullguard.cli.options import project_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nullguard.manifest.latency.observations import Observation


@click.group(short_help="Measured latencies of services.")
def latency() -> None:
    """Measured latencies of services in the manifest.

    \b
    Examples:
      nullguard manifest latency import trace.json
      nullguard manifest latency import --service payments access.log
    """


@latency.command("import", short_help="Read latencies out of files of monitoring and load tests.")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--service", default="", metavar="ID", help="The service that all calls go to.  [default: by host]")
@click.option(
    "--client-timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="MS",
    help="The timeout that the measuring client had: what took that long is known to have been cut off.",
)
@click.option(
    "--output", type=click.Path(dir_okay=False), metavar="FILE", help="Manifest to write.  [default: the project's manifest]"
)
@project_options
def import_(files: tuple[Path, ...], service: str, client_timeout: float | None, output: str | None, **options: Any) -> int:
    """Read latencies out of FILES, and write the quantiles of each operation to the manifest.

    Known are Prometheus' query API (quantiles or buckets), k6 (summary or points), OTLP and Jaeger JSON, HAR, access
    logs of nginx and Envoy, vegeta, Locust's stats.csv and JMeter's JTL; what a file is, its content tells. Operations
    are told apart by method and path, in which numbers, UUIDs and tokens become {}. Files of lines may be as large as
    they like.

    Comments and whatever else stands in the manifest stay. Figures have three digits. A quantile is only written when
    enough calls were measured: 1,000 for the 99.9th percentile.

    \b
    Examples:
      nullguard manifest latency import traces.json
      nullguard manifest latency import --service payments access.log access.log.1
      nullguard manifest latency import --service payments --client-timeout 2000 k6.json
    """
    from nullguard.cli.manifest.build import shown
    from nullguard.cli.options import settings_of
    from nullguard.cli.outputs import write_file
    from nullguard.manifest.latency import with_latencies
    from nullguard.manifest.reader import read_manifest_text
    from nullguard.manifest.writer import written
    from nullguard.model.schema import Manifest
    from nullguard.report.neutral import printable
    from nullguard.settings.values import MANIFEST_FILE

    settings = settings_of((), options)
    file = Path(output) if output else settings.manifest or settings.root / MANIFEST_FILE
    existing = file.read_bytes() if file.is_file() else b""
    before = read_manifest_text(shown(file), existing) if existing else Manifest()
    result = with_latencies(Manifest(services=before.services), _observed(files), service, client_timeout)
    data = written(result.manifest, shown(file), existing)
    if data != existing:
        write_file(file, data)
    counts = f"{result.operations:,} operation{'' if result.operations == 1 else 's'}"
    if result.calls:
        counts += f", {result.calls:,} call{'' if result.calls == 1 else 's'}"
    click.echo(printable(f"{shown(file)}: {'written' if data != existing else 'is up to date'} ({counts})"))
    if result.dropped:
        click.echo(
            f"nullguard: {result.dropped:,} calls of further operations were left out: their paths vary too much", err=True
        )
    for name in result.lost[:10]:
        click.echo(printable(f"known before, and no longer, for too few calls were measured: {name}"))
    for name in result.censored[:10]:
        click.echo(printable(f"cut off by the client's timeout, the real tail is unknown: {name}"))
    return CLEAN


def _observed(files: tuple[Path, ...]) -> Iterator[tuple[str, Observation]]:
    from nullguard.manifest.latency import read_latencies

    for path in files:
        yield from read_latencies(path)
