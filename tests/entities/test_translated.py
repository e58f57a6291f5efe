"""Chinese and English names of one zone are compared in the same words."""

import pytest

from kg.entities.names import name_reader
from kg.lexicon import reference

READER = name_reader(reference())
# (Chinese name, English name, whether they are one name)
PAIRS = (
    ("海南自由贸易港", "Hainan Free Trade Port", True),  # an area and a kind
    ("中国（重庆）自由贸易试验区", "China (Chongqing) Pilot Free Trade Zone", True),  # with its country
    (
        "横琴粤澳深度合作区",
        "Guangdong-Macao In-Depth Cooperation Zone in Hengqin",
        True,
    ),  # several areas at once
    ("中国（重庆）自由贸易试验区", "China (Shanghai) Pilot Free Trade Zone", False),  # another area
    ("海南自由贸易港", "Hainan Pilot Free Trade Zone", False),  # another kind
    ("海南红桥自由贸易港", "Hainan Free Trade Port", False),  # a part that no table knows
    ("自由贸易港", "Free Trade Port", False),  # a kind alone is no name
    ("国家级新区", "National New Area", False),  # nor is one with a rank
)


def test_all_pairs_were_collected() -> None:
    """There are eight pairs, five of which are not one."""
    assert (len(PAIRS), sum(not same for *_, same in PAIRS)) == (8, 5)


@pytest.mark.parametrize(("chinese", "english", "same"), PAIRS)
def test_a_zone_has_one_name_in_two_languages(chinese: str, english: str, same: bool) -> None:
    """Names that say the same areas and kind are one; what is not wholly known is not translated."""
    assert READER.read(chinese, "zone").same_name(READER.read(english, "zone")) is same


def test_only_zones_are_translated() -> None:
    """The name of a body or a policy stays as it is written."""
    assert READER.read("海南自由贸易港", "body").exact == "海南自由贸易港"
