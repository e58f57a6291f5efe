"""Steps that stand alone as a line of a page: "Empower Young Divers", though nothing makes the line an item."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.actions.cutting import Action
from kg.claims.actions.verbs import word_set
from kg.claims.measures.items import item_actions
from kg.claims.measures.orders import speaks_to_reader
from kg.claims.sentences.reading import Reading
from kg.model import BlockKind

_FEWEST, _MOST = 3, 14
_ENDS = re.compile(r"[.!?:;,…]\W*\Z")


def line_steps(reading: Reading) -> Iterator[Action]:
    """Yield the actions of a paragraph of one short line that is a command without a full stop."""
    block = reading.block
    text = reading.text
    alone = block.kind is BlockKind.PARAGRAPH and block.end - block.start <= len(text) + 1
    if not alone or not _FEWEST <= len(text.split()) <= _MOST or _ENDS.search(text) or speaks_to_reader(text):
        return
    found = tuple(item_actions(text))
    sure = bool(found) and found[0].form == "command" and found[0].verb not in word_set("base_or_noun")
    yield from found if sure else ()
