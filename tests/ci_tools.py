"""The tools that only the workflows call, as modules: they stand outside the package."""

import importlib.util
import sys
from types import ModuleType

from sites import ROOT

CI = ROOT / "scripts" / "ci"


def load(name: str) -> ModuleType:
    """The tool of that name."""
    spec = importlib.util.spec_from_file_location(name, CI / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
