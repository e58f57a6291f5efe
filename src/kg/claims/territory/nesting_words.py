"""What may stand between two areas of which one lies in the other."""

from dataclasses import dataclass
from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import DATA, alternation, plural, words
from kg.worked_out import texts


@dataclass(frozen=True, slots=True)
class Patterns:
    """What may stand between two areas of which one lies in the other.

    ``forward`` and ``described`` join a smaller area to the larger one after it, ``back`` a larger one to the
    smaller one after it. ``owned`` and ``kind`` go together: "is one of" A "'s largest cities".
    """

    forward: re.Pattern[str]
    described: re.Pattern[str]
    owned: re.Pattern[str]
    kind: re.Pattern[str]
    back: re.Pattern[str]
    nation: Cued
    apposed: Cued


@cache
def patterns() -> Patterns:
    """Return the patterns made from the word lists."""
    macros = texts().table(DATA / "macros.toml")
    direction = macros["direction"]
    singular = words().list("place", "kinds")
    one = alternation(singular).replace(r"\s+", " ")
    any_kind = alternation([*singular, *map(plural, singular)]).replace(r"\s+", " ")
    is_a = r"(?:, ?(?:also |now |once |still )?| (?:is|was|are|were|remains?|became|has become) (?:also |now |still )?)"
    # "in Norland, the counties of Ayala and Boru": what follows is not what Norland is.
    many = alternation([*map(plural, singular)]).replace(r"\s+", " ")
    some = r"(?:[^‹›;:.,()]|‹N\d+›)"
    said = rf"(?:an?|the|one of(?: the)?|both|‹N\d+›) {some}{{0,60}}?\b{any_kind}"
    return Patterns(
        forward=re.compile(
            rf"(?: (?:area|locality|neighbou?rhood|vicinity|plain|valley|hills|village|town|district|taluka?|tehsil|county|city|commune|municipality|province)(?=,? (?:located |situated )?(?:in|within|of) ))?(?:,?| ?[–—]) ?(?:(?:which is |both |all )?(?:located |situated |based |lying )?(?:in|within) )?{direction}"
            # "Dhobi, on the northern coast of Norland", "at the tip of"
            rf"|,? (?:which (?:is|lies) |located |situated |lying |nestled |set )?(?:on|at|along|near|in) the (?:[\w-]+ ){{0,3}}(?:coast|coastline|shores?|tip|end|edge|side|outskirts|heart|centre|center|middle|corner|border|foot|mouth) of {direction}|(?: (?:area|suburb|neighbou?rhood|quarter|part|section|[Dd]istrict|[Rr]egion|[Pp]rovince|[Cc]ounty|[Ss]tate|[Mm]unicipality|[Pp]refecture|[Gg]overnorate))? of (?:the )?"
        ),
        described=re.compile(
            rf"(?!, the {many} of){is_a}{said},?(?: located| situated)? (?:in|of|within|on|under the (?:administration|jurisdiction|authority) of|administered by|governed by) {direction}"
        ),
        owned=re.compile(rf"{is_a}(?:(?:one|‹N\d+›) of )?(?:the )?{direction}"),
        kind=re.compile(rf"['’]s? {some}{{0,50}}?\b{any_kind}\b"),
        back=re.compile(
            rf"['’]s? (?:{some}{{0,40}}?\b{one}(?:,| of| is)? |(?:\w+ern |coastal |central |own ){{0,2}})|"
            r" | \(|: ?|, (?:especially|notably|including|namely|such as) (?:in )?"
        ),
        nation=cued(
            rf"\b({alternation(words().map('nationalities'))}) (?:[\w-]+ern |coastal |port |island ){{0,2}}"
            r"(?:(?:cities|states|provinces|counties|towns|districts|regions|islands|governorates) (?:of |such as |like )(?:the )?)?‹A(\d+)›"
            # "Three Thai provinces, Rayong, Chonburi and …"
            rf"|\b({alternation(words().map('nationalities'))}) (?:[\w-]+ern |coastal |border ){{0,2}}(?:cities|states|provinces|counties|towns|districts|regions|islands|governorates)(?:,|:| \(| [–—-])(?: namely| including)? (?:the )?‹A(\d+)›"
        ),
        apposed=cued(
            # "Kigali, the Rwandan capital", "Mombasa, on the Kenyan coast"
            rf"‹A(\d+)›(?: (?:County|Province|District|City|county|province|district|city))?,? (?:(?:is|was) )?(?:(?:in|on|along) )?(?:the|a) (?:[a-z-]+ ){{0,3}}({alternation(words().map('nationalities'))}) (?:[a-z-]+ ){{0,2}}(?:capital|city|town|port|coast|province|county|district|state|island|border|region|village|metropolis)\b"
        ),
    )
