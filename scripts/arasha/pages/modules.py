"""JavaScript modules put together to one script, as a browser can load it into a page that is read from disk.

Only what our own modules use is known: `import { names } from "./file.js";` at the beginning, `export` before a
function, a class or a constant, and `export { names };`.
"""

from __future__ import annotations

import re
from pathlib import Path

_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./([\w-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const) (\w+))", re.MULTILINE)
_EXPORTS = re.compile(r"^export \{([^}]*)\};\n", re.MULTILINE)


def put_together(folder: Path, name: str) -> str:
    """A script whose value is what the module `name` gives away; each module it needs stands once, in its own scope."""
    parts: dict[str, str] = {}
    _take(folder, name, parts)
    lines = [f"const {_variable(one)} = {scope};" for one, scope in parts.items()]
    return "\n".join(["(() => {", *lines, f"return {_variable(name)};", "})()"])


def _take(folder: Path, name: str, parts: dict[str, str]) -> None:
    """Add a module, after those that it imports."""
    if name in parts:
        return
    text = (folder / f"{name}.js").read_text(encoding="utf-8")
    for _, other in _IMPORT.findall(text):
        _take(folder, other, parts)
    names = _EXPORT.findall(text) + [one.strip() for group in _EXPORTS.findall(text) for one in group.split(",")]
    text = _IMPORT.sub(lambda found: f"const {found[1]} = {_variable(found[2])};\n", text)
    text = _EXPORTS.sub("", _EXPORT.sub("", text))
    parts[name] = f"(() => {{\n{text}return {{ {', '.join(names)} }};\n}})()"


def _variable(name: str) -> str:
    return f"${name.replace('-', '_')}"
