"""What a number counts: the noun behind it, with the words before that noun."""

from kg import lazy_re as re

# Words that never stand between a number and what it counts.
_STOP = (
    r"(?:in|of|the|to|for|by|with|from|at|on|or|a|an|as|is|are|was|were|has|have|had|will|would|this|that|these|those|its|their|his|per|than|but|which|who|who"
    r"|during|under|over|since|after|before|across|versus|years?|times|compared|including|plus|less|more\s+than)"
)
# "of 78,000 blocks, 18,000 require repairs": what a verb or an adjective behind a number says is no noun.
_FINITE = r"(?:requires?|needs?|lack|live|resident|aged|came|went|received?|took|takes?|believe|said|say|want|attended|were|aged)"
_NOUN = re.compile(
    rf"\s+((?:(?!{_STOP}\b|{_FINITE}\b)(?:[A-Za-z][\w&'’/-]*|\d[GD]|[“‘\"][\w-]{{2,20}}[”’\"]|\([A-Z][\w-]{{1,8}}\)),?\s+){{0,4}}?)"
    rf"(?!{_STOP}\b|[\w-]+ous\b)((?:(?!(?:gas|bus|campus|basis|virus|census|consensus|bonus|focus|corpus|lens|axis|crisis|analysis|emphasis|surplus|nexus|radius|tennis|news|physics)\b)[A-Za-z][\w-]*[a-rt-z]s|[A-Z][\w-]*[A-Z]s|people|personnel|staff|cattle|livestock|men|women|children|police|aircraft|spacecraft|premises|species|series|businesses|classes|processes|buses|losses|addresses|services|households)"
    rf"(?!\w)(?:\s+(?:holders|seekers|users|owners|schools|units|stations|centres|centers|rooms|points|beds|places|parks|zones|lines|projects|companies|firms|enterprises)\b)?)"
)


def noun_behind(text: str, at: int) -> str:
    """Return the words that a number counts, from an offset on, or nothing.

    >>> noun_behind("12 old ferry boats in the port", 2), noun_behind("12 in the port", 2)
    ('old ferry boats', '')
    """
    if text.startswith("-strong", at):
        return "strong"
    match = _NOUN.match(text, at)
    return " ".join((match[1] + match[2]).split()) if match else ""
