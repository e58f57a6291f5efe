"""Find texts that are one work: a text of which at least half also stands in another one."""

import re
from collections.abc import Mapping

SHARE = 0.5
WORDS = 5
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")


def near_duplicates(texts: Mapping[str, str]) -> dict[str, str]:
    """Return, for each text that repeats another one, the id of that other text.

    Texts are compared by runs of five words (of five characters in Chinese); two texts are one
    work if they share at least half of the runs of the smaller. The larger text stands for the work, and
    of equals the one with the smaller id; a text that stands for a work never repeats another, so
    that following one link is enough.
    """
    numbers: dict[str, int] = {}
    runs = {name: _runs(text, numbers) for name, text in sorted(texts.items())}
    where: dict[int, list[str]] = {}
    works: dict[str, str] = {}
    for name in sorted(runs, key=lambda one: (-len(runs[one]), one)):
        shared: dict[str, int] = {}
        for run in runs[name] & where.keys():
            for other in where[run]:
                shared[other] = shared.get(other, 0) + 1
        enough = SHARE * len(runs[name])
        close = [(-count, other) for other, count in shared.items() if count >= enough]
        if close:
            works[name] = min(close)[1]
        else:
            for run in runs[name]:
                where.setdefault(run, []).append(name)
    return dict(sorted(works.items()))


def _runs(text: str, numbers: dict[str, int]) -> set[int]:
    words = [numbers.setdefault(word, len(numbers)) for word in _WORD.findall(text.casefold())]
    return set(map(hash, zip(*(words[i:] for i in range(WORDS)), strict=False)))
