"""Whatever a small file may hold, for tests that make it up."""

from __future__ import annotations

from hypothesis import strategies as st

_STARTS = (b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html><table>", b"\xd0\xcf\x11\xe0", b"\xff\xfe")
_TEXTS = st.text(
    st.sampled_from("0123456789 \n\t|,<>-–£%().:OutcomeTotalChargedKentPolice1A\x00\x96"),
    max_size=120,
)
CONTENTS = st.one_of(
    st.binary(max_size=120),
    _TEXTS.map(str.encode),
    st.tuples(st.sampled_from(_STARTS), st.binary(max_size=80)).map(b"".join),
    st.tuples(st.just(b"Kent Police\n\nOutcome Total\n"), _TEXTS.map(str.encode)).map(b"".join),
)
