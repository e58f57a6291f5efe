"""A pattern that is made of its code finds what that of ``re`` finds; a code is of use to one Python only."""

import gc
import re
from dataclasses import replace
from importlib import import_module

import pytest

from kg import lazy_re, pattern_codes, resources
from kg.claims.patterns import cued
from kg.pattern_codes import Code, Codes, KnownCodes

CASES: tuple[tuple[str, int], ...] = (
    ("pier", 0),  # letters only
    (r"\b(?:piers?|quays?)\b", re.IGNORECASE),  # a flag that is given
    (r"(?i)(?P<kind>pier|quay)\s+(\d+)(?P<end>$)", re.MULTILINE),  # one that stands within, and names
    (r"(?<!\w)[à-ÿ×—]{2,}?(?(1)a|b)|(x)", 0),  # letters of other writings, and what depends on a group
    (r"码头(?=建设)|[^\x00-\uffff]", 0),  # and those beyond
    (r"a(?>b*)c*+ # a remark", re.VERBOSE | re.ASCII),  # what gives nothing back
)


def relearned(known: KnownCodes) -> Codes:
    """Return a new memory that has learned what was written and read again."""
    codes = Codes()
    codes.learn(KnownCodes.from_row(known.to_row()))
    return codes


TEXT = "A Pier, the piers and QUAY 12\nquay 7: 码头建设, é—×, abbb xb"


@pytest.mark.parametrize(("pattern", "flags"), CASES, ids=[pattern for pattern, _ in CASES])
def test_a_pattern_of_a_code_is_the_compiled_one(pattern: str, flags: int) -> None:
    """It has the same flags and groups and finds the same, when made first and when its code was learned."""
    compiled, first = re.compile(pattern, flags), Codes()
    made = first.compiled(pattern, flags)
    learned = relearned(first.told()).compiled(pattern, flags)
    assert made == learned
    assert found(made, TEXT) == found(compiled, TEXT)
    assert (made.pattern, made.flags, made.groups) == (compiled.pattern, compiled.flags, compiled.groups)
    assert dict(made.groupindex) == dict(compiled.groupindex)


def found(pattern: re.Pattern[str], text: str) -> list[tuple[tuple[int, int], ...]]:
    """Return the places of all matches of a pattern and of their groups."""
    return [tuple(m.span(n) for n in range(pattern.groups + 1)) for m in pattern.finditer(text)]


def test_the_patterns_of_the_rules_are_the_compiled_ones() -> None:
    """All patterns of the modules that read documents and draw claims find what those of ``re`` find."""
    import_module("kg.claims.extract")
    import_module("kg.documents.load")
    late = [one for one in gc.get_objects() if isinstance(one, cued.Cued | lazy_re._Late)]
    given = {
        (one.pattern, int(one._flags) if isinstance(one, cued.Cued) else one._given)
        for one in late
        if isinstance(one.pattern, str) and one.pattern != "(unclosed"  # of a test
    }
    assert len(given) > 1000
    files = sorted((resources.example_graph() / "documents").glob("*.txt"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()[:6]]
    text = "\n".join(lines)
    first = Codes()
    made = {one: first.compiled(*one) for one in given}
    again = relearned(first.told())
    for one, pattern in made.items():
        assert pattern == again.compiled(*one), one
        assert found(pattern, text) == found(re.compile(*one), text), one


def test_what_is_learned_is_not_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A learned pattern is not compiled again and is no news, one of another flag is."""
    first = Codes()
    first.compiled("pier", 0)
    codes = relearned(first.told())
    monkeypatch.setattr(pattern_codes._Inside, "code", lambda *given: pytest.fail("it is compiled"))
    assert codes.compiled("pier", 0).search("a pier")
    assert (first.news, codes.news) == (0, 0)
    assert first.told() == codes.told()
    with pytest.raises(pytest.fail.Exception, match="it is compiled"):
        codes.compiled("pier", re.I)


def test_codes_of_another_python_are_not_learned() -> None:
    """Codes that another version made are left alone."""
    first = Codes()
    first.compiled("pier", 0)
    told = first.told()
    codes = Codes()
    codes.learn(replace(told, python="another"))
    codes.compiled("pier", 0)
    assert codes.told() == told


def test_no_more_are_held_than_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """When as many codes are held as may be, a further pattern is compiled and not held."""
    monkeypatch.setattr(pattern_codes, "_MOST", 1)
    codes = Codes()
    assert codes.compiled("pier", 0) == re.compile("pier")
    assert codes.compiled("quay", 0) == re.compile("quay")
    assert len(codes.told().codes) == 1


def test_what_is_no_code_is_not_used() -> None:
    """A pattern of which the learned code is none, or none in whole numbers, is compiled as usual."""
    first = Codes()
    first.compiled("pier", 0)
    told = first.told()
    for numbers in (b"", b"abc", b"\xff" * 8):
        spoilt = {name: Code(code.flags, 0, {}, numbers) for name, code in told.codes.items()}
        codes = Codes()
        codes.learn(replace(told, codes=spoilt))
        assert codes.compiled("pier", 0) == re.compile("pier")


@pytest.mark.parametrize("row", ["", "AAAA", "no row", "é"])
def test_a_row_that_is_none_is_told(row: str) -> None:
    """What is not the text of codes raises an error that the cache knows."""
    with pytest.raises(ValueError, match=r"\w"):
        KnownCodes.from_row(row)


def test_where_re_is_not_as_expected_patterns_are_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """If there are no insides of ``re``, or they give another pattern, all is compiled as usual."""
    monkeypatch.setattr(pattern_codes, "import_module", lambda name: 1 / 0)
    assert Codes().compiled("pier", re.I) == re.compile("pier", re.I)
    assert Codes().told().codes == {}
    monkeypatch.undo()
    monkeypatch.setattr(pattern_codes._Inside, "pattern", lambda *given: re.compile("quay"))
    assert Codes().compiled("pier", 0) == re.compile("pier")
