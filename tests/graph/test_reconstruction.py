"""Tests of claims from texts whose lines were put in order."""

from collections.abc import Callable

from kg.graph.statements import Judged
from kg.model import Claim, Document, Key, Status

Make = Callable[..., Claim]
Decide = Callable[..., list[Judged]]
Pair = tuple[Document, Document]
WOVEN = ("reconstructed",)


def test_only_proposed(claim: Make, decide: Decide, documents: Pair) -> None:
    """A claim from a reconstructed text is proposed, not accepted, and says why."""
    said = claim(documents[0], "zone", "kg:spans", Key("north"), "Zone", features=WOVEN)
    (judged,) = decide(said)
    assert (judged.status, judged.note) == (Status.PROPOSED, "the order of the lines was worked out")


def test_confirmed(claim: Make, decide: Decide, documents: Pair) -> None:
    """If another document says the same in its own order, the claim is accepted at full confidence."""
    woven = claim(documents[0], "zone", "kg:spans", Key("north"), "Zone", features=WOVEN, confidence=0.6)
    plain = claim(documents[1], "zone", "kg:spans", Key("north"), "Zone")
    judged = {one.document: one for one in decide(woven, plain)}
    assert judged[documents[0].id].status is Status.ACCEPTED
    assert judged[documents[0].id].confidence == 0.8


def test_not_confirmed_by_another_reconstruction(claim: Make, decide: Decide, documents: Pair) -> None:
    """Two reconstructed texts do not confirm each other, nor does a claim that is not accepted itself."""
    one = claim(documents[0], "zone", "kg:spans", Key("north"), "Zone", features=WOVEN)
    two = claim(documents[1], "zone", "kg:spans", Key("north"), "Zone", features=WOVEN)
    assert {judged.status for judged in decide(one, two)} == {Status.PROPOSED}
