"""Latencies out of what monitoring and load tests write: `read_latencies` for files, `with_latencies` into a manifest."""

from nullguard.manifest.latency.merging import with_latencies
from nullguard.manifest.latency.reading import LatencyError, read_latencies

__all__ = ["LatencyError", "read_latencies", "with_latencies"]
