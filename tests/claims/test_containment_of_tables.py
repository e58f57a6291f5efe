"""What the reference tables say of areas that lie in others."""

from kg.claims.territory.containment import is_below
from kg.lexicon import reference


def test_the_tables_say_what_lies_below() -> None:
    """An area is below those above it, not below its neighbours; of unknown ones nothing is said."""
    lexicon = reference()
    assert is_below(lexicon, ("r:place-surat",), ("r:place-india",)) is True
    assert is_below(lexicon, ("r:place-surat",), ("r:place-kenya",)) is False
    assert is_below(lexicon, (), ("r:place-kenya",)) is None
