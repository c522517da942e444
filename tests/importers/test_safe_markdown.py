"""Other systems' texts: Markdown stays Markdown though a tag stands in it, and no tag is left."""

import pytest

from hacksite.importers.safe_markdown import safe_markdown

STORY = "We **love** [our data](https://a.example/x_y).\n\n- one\n- two\n\nAn `x<br>y` at last."


@pytest.mark.parametrize(
    ("text", "made", "lost"),
    [
        (f"{STORY}<br>", STORY, []),
        (f"First<br>\n\n{STORY}", f"First\n\n{STORY}", []),
        (STORY.replace("- one", "- one<br>"), STORY, []),
        (f"{STORY} And <b>more </b>of it", f"{STORY} And **more** of it", []),
        (f"{STORY}\n<script>alert(1)</script>", STORY, ["<script>: here"]),
        (f"<script>{STORY}", STORY, ["<script>: here"]),
        (f'<div align="center">\n\n{STORY}\n</div>', STORY, []),
        (f"{STORY}<!-- draft -->", STORY, []),
        ("One<br>two<br/><br />three", "One\\\ntwo\n\nthree", []),
        ("## One<br>two\n\n| a<br>b |", "## One two\n\n| a b |", []),
        (
            '**A** <a href="https://a.example/?a=1&amp;b">link</a>',
            "**A** [link](https://a.example/?a=1&b)",
            [],
        ),
        ("**A** <a href=javascript:x>link</a>", "**A** link", ["javascript:x: here"]),
        ("Type <code>&lt;p&gt;</code> <unknown>", "Type `<p>` \\<unknown>", []),
        ("a <scr<script>ipt> **b**", "a \\<scr ipt> **b**", ["<script>: here"]),
        ("<p>One *two*</p><ul><li>three</li></ul>", "One \\*two\\*\n\n- three", []),
        ("<pre><code># comment</code></pre><p>[a]</p>", "```\n# comment\n```\n\n\\[a\\]", []),
    ],
)
def test_markdown_with_a_tag_stays_and_html_becomes_markdown(text: str, made: str, lost: list[str]) -> None:
    told: list[str] = []
    assert safe_markdown(text, lambda _, example: told.append(example), "here") == made
    assert told == lost
