from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reading import in_blocks, in_raw, read

TAGS = [
    "p", "div", "span", "b", "ul", "ol", "li", "h2", "dl", "dt", "dd", "pre", "sup", "a", "section",
    "blockquote", "nav", "header", "footer", "center", "details", "summary", "main", "article",
    "figure", "figcaption", "form", "button",
]  # fmt: skip
ATTRIBUTES = ["", "", "", " hidden", ' style="display:none"', ' class="menu"', " role=presentation"]
UNSHOWN = ["<!-- 9 -->", "<script>8</script>", "<style>7</style>", "<textarea>6</textarea>", "<br>"]

numbers = st.integers(0, 9999)
starts = st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES))
# Words around each number: glued to another by broken markup, two would be one for a browser.
words = st.builds(" n {} n ".format, numbers)
tables = st.builds(
    "<table{}><caption>c {}</caption><tr><{}>x {}<td{}>{}<br>{}<tr{}><td>{}<td>{}</table>".format,
    st.sampled_from(["", " role=presentation"]),
    numbers,
    st.sampled_from(["th", "th rowspan=2", "td", "td colspan=3"]),
    numbers,
    st.sampled_from(["", " hidden"]),
    numbers,
    numbers,
    st.sampled_from(["", " hidden"]),
    numbers,
    numbers,
)
leaves = words | tables | st.sampled_from(UNSHOWN)


def closed(tag: str, attribute: str, inner: list[str]) -> str:
    return f"<{tag}{attribute}>{''.join(inner)}</{tag}>"


markup = st.recursive(
    leaves | starts,
    lambda inner: st.builds(
        closed, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES), st.lists(inner, max_size=4)
    ),
    max_leaves=25,
)


@given(st.lists(markup, max_size=8).map("".join))
def test_every_numeral_of_a_page_is_in_its_blocks(body: str):
    document = read("a.html", f"<html><body>{body}</body></html>")
    assert in_blocks(document) == in_raw(document)
