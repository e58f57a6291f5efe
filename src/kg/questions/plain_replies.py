"""What is asked back: which thing or number a sentence leaves open, and what there is to choose from."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Final

from kg.exceptions import QuestionError
from kg.questions.catalogue import Parameter
from kg.questions.plain_fill import Sentence
from kg.questions.plain_names import NameFinder
from kg.questions.plain_reading import Reading
from kg.questions.wording import read_words

HINT: Final = "kg ask lists what can be asked"
_TOLD: Final = 5
_NOUNS: Final = MappingProxyType({"s": "thing", "o": "other thing", "p": "relation"})
_ORDINALS: Final = frozenset({"first", "second"})
_LONGEST: Final = 60
_ALIKE: Final = 2
"""So many words of a name in the sentence make it likelier than the others."""


def which(reading: Reading, parameter: Parameter, said: Sentence, finder: NameFinder) -> QuestionError:
    """Return the error that asks what a parameter stands for, and names some things that it could be."""
    asked = f"{reading.question.id}: {reading.question.question}"
    if parameter.type.startswith("xsd:"):
        choice = f"Add a {_noun(parameter)}, such as {parameter.default}"
    else:
        choice = _choice(parameter, said, finder)
    what = f"it is not said which {_noun(parameter)} is meant ({asked})"
    return QuestionError(what, short(said.text), f"{choice}: {reading.command}")


def short(text: str) -> str:
    """Return a text on one line of at most 80 letters, without control characters."""
    cut = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return cut if len(cut) <= 80 else f"{cut[:77]}…"


def _noun(parameter: Parameter) -> str:
    if parameter.name in _NOUNS:
        return _NOUNS[parameter.name]
    kind = parameter.type.rpartition(":")[2].lower()
    return f"{parameter.name} {kind}" if parameter.name in _ORDINALS else parameter.name


def _choice(parameter: Parameter, said: Sentence, finder: NameFinder) -> str:
    """Return some of the things that may be meant: those whose names are most like the sentence."""
    if parameter.type in {"any", "property"}:
        return "Name it"
    labels = sorted(_labels(parameter, finder))
    asked = {word.stem for word in said.words}
    like = {label: len(asked & {word.stem for word in read_words(label)}) for label in labels}
    most = max(like.values(), default=0)
    likely = [label for label in labels if most >= _ALIKE and like[label] == most] or labels
    return f"The graph has {_told(likely)}" if likely else "The graph has none"


def _labels(parameter: Parameter, finder: NameFinder) -> Iterator[str]:
    iris = {iri for bearers in finder.names.known.values() for iri in bearers}
    yield from {finder.names.labels(iri) for iri in sorted(iris) if finder.fits(iri, parameter.type)}


def _told(labels: Sequence[str]) -> str:
    shown = ", ".join(one if len(one) <= _LONGEST else f"{one[: _LONGEST - 1]}…" for one in labels[:_TOLD])
    more = len(labels) - _TOLD
    return f"{shown} and {more:,} more" if more > 0 else shown
