"""Words of which only a hyphen and a blank, or a hyphen at the end of a line, is left between two parts."""

import pytest

from kg.documents.load import read_bytes

# What a file holds, and how it is to be read.
CASES = [
    # a numeral and what it counts
    ("They read the 9th Five- Year Plan for Reeds.", "They read the 9th Five-Year Plan for Reeds."),
    # two names that make one, before more of the name
    ("Boats cross the Alvor- Benn Water Ring daily.", "Boats cross the Alvor-Benn Water Ring daily."),
    # a compound that the text spells in one elsewhere
    ("A Reed- Bed is wet. The Reed-Bed grows.", "A Reed-Bed is wet. The Reed-Bed grows."),
    # a compound in small letters, both parts of which are known for it
    ("a high- speed ferry", "a high-speed ferry"),
    # a broken word that stands elsewhere in whole
    ("the reed cul- ture; this culture is old", "the reed culture; this culture is old"),
    # the end of a line inside a name; the next line begins behind it
    (
        "Some of them read the 9th Five-\nYear Plan for reeds and more of the kind.",
        "Some of them read the 9th Five-Year\nPlan for reeds and more of the kind.",
    ),
    # the end of a line inside a compound of small words
    ("a boat that is one-of-a-\nkind here", "a boat that is one-of-a-kind\nhere"),
    # a hyphen that stands for what comes later
    ("pre- and post-war boats", "pre- and post-war boats"),
    ("the Mid- and Long-Term Plan", "the Mid- and Long-Term Plan"),
    ("a short- to medium-term aim", "a short- to medium-term aim"),
    # a dash after a word, with no blank before it
    ("The pier closed- The mayor was sad.", "The pier closed- The mayor was sad."),
    ("They asked Anna- Peter was away.", "They asked Anna- Peter was away."),
    # a label with a dash
    ("Aims- Mend the nets.", "Aims- Mend the nets."),
    # a heading with a dash behind it
    ("Our Aims-\nMend the nets by May.", "Our Aims-\nMend the nets by May."),
    # half a word that stands nowhere in whole
    ("the reed cul- ture", "the reed cul- ture"),
]


@pytest.mark.parametrize(("file", "read"), CASES)
def test_two_parts_of_a_word_are_put_together_where_they_are_one(file: str, read: str) -> None:
    """The blank or line break goes where the words show that both sides are one; else both stay."""
    assert read_bytes(file.encode(), "a.txt").text.strip() == read
