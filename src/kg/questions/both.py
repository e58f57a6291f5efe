"""An answer from facts alone, and what comes in if claims that wait for a judgement are believed."""

from collections.abc import Mapping
from dataclasses import replace

from kg.exceptions import QuestionError
from kg.questions import catalogue
from kg.questions.ask import Answer, ask
from kg.questions.parameters import check
from kg.questions.plain import ask_plain, is_plain
from kg.questions.source import Source
from kg.questions.supposed import suppose


def ask_any(graph: Source, question: str, params: Mapping[str, str] | None = None) -> Answer:
    """Return the answer to a question of the catalogue, named by its id or asked as a plain sentence.

    Raises:
        QuestionError: if a question, a parameter or a name is not known, or it is not clear what is asked.
    """
    return ask_plain(graph, question, params) if is_plain(question) else ask(graph, question, params)


def ask_both(graph: Source, question: str, params: Mapping[str, str] | None = None) -> tuple[Answer, Answer]:
    """Return the answer, and as another one the rows that rest on claims not settled yet.

    A thing that only such claims know can be asked about too; the first answer is then empty.

    Raises:
        QuestionError: if a question, a parameter or a name is not known, or it is not clear what is asked.
    """
    if not is_plain(question):
        check(catalogue.question(question), params or {})  # what no claim can mend costs no copy of the graph
    try:
        answer = ask_any(graph, question, params)
    except QuestionError:
        other = ask_any(suppose(graph), question, params)
        return replace(other, rows=()), replace(other, note="")
    return answer, answer.supposing()
