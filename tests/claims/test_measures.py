"""How an action is cut out of its sentence, and who acts."""

import pytest

from kg.claims.actions.acting import subject_kind
from kg.claims.actions.cutting import pieces
from kg.claims.measures.items import item_actions


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("widen the quay and open two schools", ["widen the quay", "open two schools"]),
        ("develop, test and deploy new nets", ["develop, test and deploy new nets"]),
        ("train divers, welders and cooks", ["train divers, welders and cooks"]),
        ("help firms to grow", ["help firms to grow"]),
        ("repair the pier, which fell in 1990", ["repair the pier"]),
    ],
)
def test_actions_are_cut_where_another_begins(text: str, parts: list[str]) -> None:
    """Coordinated actions are split, lists of objects stay whole, comments are left out."""
    assert [text[a.start : a.end] for a in pieces(text, 0, "modal")] == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        # verbs in a row, and a verb before a list of things
        ("to plan, phase and review the works of the bay", ["plan, phase and review the works of the bay"]),
        ("to plan, boats and review", []),
        # a comma that ends no purpose
        ("To train divers for rafts, barges, and ferries", ["train divers for rafts, barges, and ferries"]),
        ("To train divers, the council will lend money", []),
    ],
)
def test_what_opens_an_item_is_its_step(text: str, parts: list[str]) -> None:
    """An item in "To …" states a step, also with verbs in a row or commas behind them."""
    assert [text[a.start : a.end] for a in item_actions(text)] == parts


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In spring the Ministry of Fish will act", "actor"),
        ("The new scheme will act", "policy"),
        ("We will act", "we"),
        ("Blue Fin Ltd will act", "firm"),
        ("These works will act", "this"),
        ("The pier will act", "other"),
    ],
)
def test_who_acts_is_known_by_the_head_of_the_subject(text: str, kind: str) -> None:
    """The subject of "will" is an actor, a policy, a firm or something else."""
    assert subject_kind(text, text.index(" will") + 1, ()) == kind
