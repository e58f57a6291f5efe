"""Answers kept for the next who ask the same, as many as fit; the one not asked for longest goes first."""

from collections import OrderedDict

from kg.graph.sparql_answers import Answer

_SHARE = 8  # no answer may take more than this part of the whole


class AnswerCache:
    """Answers by key, bounded in bytes.

    Args:
        size: how many bytes all of them may have; 0 keeps none.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._used = 0
        self._answers: OrderedDict[str, Answer] = OrderedDict()

    def get(self, key: str) -> Answer | None:
        """Return the answer of a key, or None."""
        found = self._answers.get(key)
        if found is not None:
            self._answers.move_to_end(key)
        return found

    def put(self, key: str, answer: Answer) -> None:
        """Keep an answer unless it is too large; others make room for it."""
        size = len(answer.data)
        if key in self._answers or size > self._size // _SHARE:
            return
        self._answers[key] = answer
        self._used += size
        while self._used > self._size:
            _, gone = self._answers.popitem(last=False)
            self._used -= len(gone.data)
