"""The moment by which embargoes and dates are judged."""

from __future__ import annotations

import datetime
import os


def now() -> datetime.datetime:
    """The moment of the build; SOURCE_DATE_EPOCH sets it (reproducible-builds.org) so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch else datetime.datetime.now(datetime.UTC)
