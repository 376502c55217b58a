"""Material's interface words in languages that it ships without, from our strings files.

Material looks for `partials/languages/<language>.html` and crashes where it finds none.
"""

from __future__ import annotations

from collections.abc import Iterable

import jinja2

from arasha.languages import Language

WORDS = "{% macro t(key) %}{{ words[key] }}{% endmacro %}"


def with_words(loader: jinja2.BaseLoader, languages: Iterable[Language]) -> jinja2.BaseLoader:
    """The theme's loader, and before it the words of each language whose strings file has them."""
    templates = {
        f"partials/languages/{language.code}.html": f"{{% set words = {dict(language.material)!r} %}}{WORDS}"
        for language in languages
        if language.material
    }
    return jinja2.ChoiceLoader([jinja2.DictLoader(templates), loader])
