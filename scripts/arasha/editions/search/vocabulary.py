"""The keys of a language's words, each with a number that stays as long as the key stands in any text."""

from __future__ import annotations

from collections.abc import Sequence


class Vocabulary:
    """Numbers keys from 0 as they come. The number of a key that is gone is given to a new one."""

    def __init__(self, keys: Sequence[str] = ()) -> None:
        """`keys` by number; empty where one is gone."""
        self.keys = list(keys)
        self._numbers = {key: number for number, key in enumerate(self.keys) if key}
        self._free = [number for number, key in enumerate(self.keys) if not key] if "" in self.keys else []

    def number(self, key: str) -> int:
        """The number of a key."""
        number = self._numbers.get(key)
        if number is None:
            number = self._free.pop() if self._free else len(self.keys)
            self.keys[number : number + 1] = [key]
            self._numbers[key] = number
        return number
