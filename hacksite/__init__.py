"""hacksite turns one event folder into the communication site of a hackathon."""

__version__ = "0.1.0"
