"""What a page may load, said to the browser in the page itself: static hosts set no headers.

Source: Content Security Policy Level 3; Referrer Policy.
Reasons: `docs/decisions/0011-weight-and-privacy.md`.
"""

from markupsafe import Markup

_OWN = "'self'"
_DIRECTIVES = (
    ("default-src", "'none'"),
    # WebAssembly is what the search of finished pages is made of; `eval` stays forbidden.
    ("script-src", f"{_OWN} 'wasm-unsafe-eval'"),
    ("style-src", _OWN),
    ("img-src", f"{_OWN} data:"),
    ("font-src", _OWN),
    ("connect-src", _OWN),
    ("manifest-src", _OWN),
    ("worker-src", _OWN),
    ("form-action", _OWN),
    # Said aloud, though `default-src` covers the first: a `<base>` or an `<object>` is how markup attacks.
    ("object-src", "'none'"),
    ("base-uri", "'none'"),
)
POLICY = "; ".join(f"{name} {sources}" for name, sources in _DIRECTIVES)
"""The content-security policy of every page of ours; `frame-ancestors` would be ignored in a page."""


def policy_elements() -> Markup:
    """The elements that open the head of a frame, before anything that loads something."""
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    return Markup(f'{policy}\n<meta name="referrer" content="same-origin">')  # noqa: S704 - our own constants
