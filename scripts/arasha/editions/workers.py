"""Processes that work for another one."""

from __future__ import annotations

import ctypes
import signal
import sys

_PR_SET_PDEATHSIG = 1


def end_with_parent() -> None:
    """Ask the system to end this process when the one that started it is killed (prctl(2), PR_SET_PDEATHSIG).

    A worker of a pool waits for orders that a killed parent can't give; nobody else would end it.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
