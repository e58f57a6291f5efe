"""Steps of sentences that have no main verb: "Implementing shared rules to cut dues.", "To open a school for divers."."""

from dataclasses import replace

from kg import lazy_re as re
from kg.claims.actions.cutting import Action, clean_end
from kg.claims.measures.concessions import is_concession, no_grant
from kg.claims.measures.items import item_actions

_OPENS = re.compile(
    r"(?:To\s+(?:[a-z]+ly\s+)?[a-z]{2,}|[A-Z][a-z]{2,}ing|(?:Additionally|Furthermore|Moreover|Finally|Lastly|Similarly),\s+[a-z]{3,}ing)\s"
)
# What hangs on a noun may have a verb of its own.
_HANGS = re.compile(r"\b(?:that|which|who|whose|where|when|while|as|if|because|so)\b|[—–]|;")
_FINITE = re.compile(
    r"\b(?:will|shall|must|is|are|was|were|has|have|had|can|may|should|would|could|might|did|do|does|been)\b"
    r"|,\s+(?:he|she|it|they|we|I)\s+[a-z]"
    r"|,\s+(?:the|this|these)\s+(?:[\w’'-]+\s+){1,5}?(?:spans?|covers?|aims?|seeks?|plans?|includes?|connects?|links?|noted|added)\s"
    r"|\b(?:takes|requires|remains|depends|said|emphasised|emphasized|explained|stressed)\b"
    r"|\b(?:needs|helps|makes|costs|means|gives|brings|creates|provides|offers|allows"
    r"|enables|ensures|leads|plays|comes|goes|became|began|led|took|made|gave|came|went|saw)\s+(?:the|an?|its|their|more|on|to|for|up|it|us|that|about|in|\d|[A-Z])"
    r"|\b(?:presents|represents|marks|boasts|hosts|features|contains|requires|made)\s+(?:the|an?|its|their|public)\b"
    r"|\b(?:also|then|since|already)\s+(?:made|set|[a-z]{3,}ed)\s"
    r"|\b[a-z]{3,}ed\s+(?:the|an?|its|their|that|it|us|more|about|\d)\b"
)
# "To open a school, teaching divers to read": what follows tells more of the step.
_GOES_ON = re.compile(r"To\s[^,;]+(?=,\s+(?:[a-z]+ly\s+)?[a-z]{3,}ing\s)")
_FEWEST, _MOST = 5, 45


def fragment_actions(text: str) -> tuple[Action, ...]:
    """Return the steps of a sentence that only an infinitive or a form in -ing opens; none if it has a main verb.

    >>> t = "Implementing shared rules to cut dues."
    >>> [t[a.start:a.end] for a in fragment_actions(t)]
    ['Implementing shared rules to cut dues']
    >>> fragment_actions("Widening the quay takes a year of work."), fragment_actions("To open it, he came by boat.")
    ((), ())
    """
    if not _OPENS.match(text) or not _FEWEST <= len(text.split()) <= _MOST:
        return ()
    hangs = _HANGS.search(text)
    if _FINITE.search(text, 0, hangs.start() if hangs else len(text)):
        return ()
    goes_on = _GOES_ON.match(text)
    found = item_actions(goes_on[0] if goes_on else text)
    return tuple(replace(action, form="modal") if text.startswith("To ") else action for action in found)


# What opens a grant that is told without a verb: "100% duty exemption", "Refund of dues".
_GRANT = re.compile(
    r"\W*(?:up\s+to\s+|a\s+|an\s+|full\s+|partial\s+|complete\s+|total\s+|special\s+|generous\s+|substantial\s+|additional\s+){0,2}"
    r"(?:\d[\d.,]*\s?(?:%|per\s?cent)|zero|no|nil|free|reduced|preferential|concessional|exempt(?:ion)?s?|reimbursements?|subsid(?:y|ies)"
    r"|refunds?|rebates?|waivers?|relief|holidays?|deductions?|allowances?|(?:tax|duty|customs|stamp|vat|gst|interest|income)\b)",
    re.IGNORECASE,
)
_MOST_GRANTED = 25


def granted_phrase(text: str) -> Action | None:
    """Return what a sentence without a verb grants, or None.

    >>> granted_phrase("100% stamp duty exemption on the lease of quays.").form
    'concession'
    >>> granted_phrase("Tax exemptions include quays.") is None
    True
    >>> granted_phrase("Stamp duty exemption: 75% in the north").end, granted_phrase("Occupancy: 75% of plots") is None
    (38, True)
    """
    if labelled := _labelled_grant(text):
        return labelled
    if not _GRANT.match(text) or len(text.split()) > _MOST_GRANTED or _FINITE.search(text):
        return None
    if _INCLUDES.search(text) or not is_concession(text):
        return None
    return Action(0, clean_end(text, 0, len(text)), "concession", "grant")


# "Stamp duty exemption: 75% in the north", "Electricity duty: 100% exemption to new units"
_LABELLED = re.compile(
    r"(?P<label>[A-Z][^:.;()\d]{2,60}?)\s?:\s*(?::\s*)?(?P<value>(?=[^:]*\d)(?:up\s+to\s+|a\s+)?(?:\d[\d.,]*\s?(?:%|per\s?cent|years?)|[$£€¥₹]|[A-Z]{2,3}\s?\d|Rs\.?\s?\d)[^:]*)"
)
_GRANTS = re.compile(
    r"\b(?:exemption|reimbursement|subsid(?:y|ies)|grant|grant-in-aid|waiver|rebate|refund|relief|allowance|concession|deduction|incentive|(?:tax|duty|rent|levy)\s+(?:holiday|credit))s?\b",
    re.I,
)
_MOST_LABELLED = 45


def _labelled_grant(text: str) -> Action | None:
    """Return what a line grants whose label or figure says that it is a grant, or None."""
    line = _LABELLED.fullmatch(text.strip()) if ":" in text else None
    if line is None or len(text.split()) > _MOST_LABELLED or _FINITE.search(text):
        return None
    label = [*_GRANTS.finditer(line["label"])]
    named = bool(label) and label[-1].end() == len(line["label"])
    if no_grant().search(text) or not (named or _GRANTS.search(line["value"])):
        return None
    return Action(0, clean_end(text, 0, len(text)), "concession", "grant")


_INCLUDES = re.compile(r"\b(?:includes?|covers?|appl(?:y|ies)|helps?|made|makes?|attract(?:s|ed)?)\b|:")
