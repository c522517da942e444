"""Errors that stop the program: a broken environment, never wrong content."""

from collections.abc import Callable


class HacksiteError(Exception):
    """The environment cannot do what was asked; the message says why and what to do.

    `key` and `values` give the same words in every language the program speaks; without, there is only the
    message.
    """

    def __init__(self, message: str, key: str = "", **values: object) -> None:
        super().__init__(message)
        self.key = key
        self.values = values

    def said(self, words: Callable[..., str]) -> str:
        """The message in the language of `words`."""
        return words(self.key, **self.values) if self.key else str(self)
