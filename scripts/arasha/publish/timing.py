"""Where the time of a build goes, by stage."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager


class Times:
    """CPU seconds by stage, of this process and of others that tell theirs. Nothing is counted twice."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._inner = 0.0

    @contextmanager
    def of(self, stage: str) -> Iterator[None]:
        """Count what is done within to this stage."""
        before, outer, self._inner = time.process_time(), self._inner, 0.0
        try:
            yield
        finally:
            spent = time.process_time() - before
            self.seconds[stage] += spent - self._inner
            self._inner = outer + spent

    def add(self, seconds: Mapping[str, float]) -> None:
        """Count what another process has spent."""
        for stage, spent in seconds.items():
            self.seconds[stage] += spent
