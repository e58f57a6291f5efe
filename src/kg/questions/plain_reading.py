"""What a sentence may ask: a question of the catalogue, and what fills its parameters."""

from dataclasses import dataclass

from kg.questions.catalogue import Question
from kg.questions.plain_fill import Filling


@dataclass(frozen=True, slots=True)
class Reading:
    """A question that a sentence may ask.

    Attributes:
        question: the question of the catalogue.
        filling: what fills its parameters.
        score: how well it fits, between 0 and 1.
        is_full: whether it has a place for all of the several things that are named, and needs no other.
    """

    question: Question
    filling: Filling
    score: float
    is_full: bool = False

    @property
    def params(self) -> dict[str, str]:
        """The values as ``ask`` takes them: compact IRIs and numbers."""
        return {name: value.options[0] for name, value in self.filling.values.items()}

    @property
    def command(self) -> str:
        """The command that asks this; what is missing stands there in capitals."""
        params = {one.name: one.name.upper() for one in self.filling.missing} | self.params
        given = "".join(f" --param {name}={value}" for name, value in sorted(params.items()))
        return f"kg ask {self.question.id}{given}"


@dataclass(frozen=True, slots=True)
class Understood:
    """What a sentence asks.

    Attributes:
        reading: the question that is taken.
        close: the next best ones, if they fit nearly as well; two at most.
    """

    reading: Reading
    close: tuple[Reading, ...]
