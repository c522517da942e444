"""Errors that stop the program: a broken environment, never wrong content."""


class HacksiteError(Exception):
    """The environment cannot do what was asked; the message says why and what to do."""
