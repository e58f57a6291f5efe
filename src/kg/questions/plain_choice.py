"""Which reading of a sentence is answered; and what is told if none is."""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Final

from kg.exceptions import QuestionError
from kg.namespaces import compact, expand
from kg.questions.names import Names, describe_thing, near
from kg.questions.plain_data import knowledge
from kg.questions.plain_fill import Sentence
from kg.questions.plain_names import NameFinder
from kg.questions.plain_reading import Reading, Understood
from kg.questions.plain_replies import HINT, short, which
from kg.questions.plain_score import Wordings, is_had, is_in

_HAN, _LATIN = re.compile("[\u3400-\u9fff]"), re.compile("[A-Za-z]{2}")
_IN_ENGLISH: Final = (
    "Questions are asked in English; the names in them may be Chinese, as the texts have them"
)
_CLOSE: Final = 2
_CANDIDATES: Final = 6
_ARTICLES: Final = frozenset({"a", "an", "the"})
_NEAR: Final = 0.3
"""A question with a lower score is not worth telling."""


def check_names(said: Sentence, wordings: Wordings, names: Names, readings: Sequence[Reading]) -> None:
    """Refuse a sentence that names a thing which the graph does not know."""
    used = {n for value in readings[0].filling.values.values() for n in range(value.start, value.end)}
    used |= {n for one in said.mentions for n in range(one.start, one.end)}
    shouting = all(word.raw.isupper() for word in said.words)
    if name := _whole_name(said):
        raise _unknown(name, said, names)
    small = knowledge().thesaurus.small
    for n, word in enumerate(said.words):
        looks = word.raw != word.raw.lower() and not shouting and (n > 0 or word.raw[:1].islower())
        known = wordings.is_known(word.stem) or word.form in small
        if looks and n not in used and not known:
            # "Inner Mongolia": the rest of the name, too
            rest = takewhile(lambda w: w.raw[:1].isupper(), said.words[n + 1 :])
            raise _unknown(" ".join(w.raw for w in (word, *rest)), said, names)
    named = {n for one in said.mentions if one.exact for n in range(one.start, one.end)}
    for n, (word, year) in enumerate(pairwise(said.words)):
        # "Vision 2030": a year behind a capitalised word ends a name.
        ends = _ENDS_NAME.fullmatch(year.raw) and _CAPITALISED.fullmatch(word.raw)
        if n and ends and not shouting and n + 1 not in named and word.form not in _BEFORE_YEAR:
            raise _unknown(f"{word.raw} {year.raw}", said, names)
    if not used and len(said.words) < _CLAUSE and said.words[-1].form in knowledge().where:
        raise QuestionError(f"this breaks off behind '{said.words[-1].raw}'", short(said.text), HINT)
    # Of two questions that fit alike, the one with a place for the name may come second.
    if name := next(
        filter(None, (_headed(said, one) for one in readings[:2] if _is_level(one, readings))), ""
    ):
        raise _unknown(name, said, names)
    if name := _where(said, wordings, used):
        raise _unknown(name, said, names)


def _whole_name(said: Sentence) -> str:
    """Return the name of a body ("Ministry of Rivers") that no mention accounts for, or ""."""
    capital = [bool(_CAPITALISED.fullmatch(word.raw)) for word in said.words]
    if 2 * sum(capital) >= len(capital):  # a heading
        return ""
    named = {n for one in said.mentions if one.is_name for n in range(one.start, one.end)}
    heads = knowledge().heads["kg:Institution"]
    for n in range(1, len(capital) - 2):
        of = said.words[n + 1].raw == "of" and capital[n + 2]
        if of and capital[n] and said.words[n].form in heads and not named & {n, n + 1}:
            return " ".join(word.raw for word in said.words[n : n + 3])
    return ""


_PLACE: Final = re.compile(r"(?:^r:|/)place-[^/]*$")


def _is_level(one: Reading, readings: Sequence[Reading]) -> bool:
    return round(one.score, 3) == round(readings[0].score, 3)


def _headed(said: Sentence, reading: Reading) -> str:
    """Return the name of a policy that is taken for one of its place ("the Quay regulation"), or ""."""
    heads = knowledge().heads["kg:Policy"]
    for value in reading.filling.values.values():
        word = said.words[value.end].form if value.end < len(said.words) else ""
        led = value.start > 0 and said.words[value.start - 1].form == "the"
        place = all(_PLACE.search(one) for one in value.options)
        if led and place and word in heads:
            return " ".join(w.raw for w in said.words[value.start : value.end + 1])
    return ""


def _where(said: Sentence, wordings: Wordings, used: Set[int]) -> str:
    """Return the unknown word for a place with which a sentence ends that names nothing, or ""."""
    if used or len(said.words) < _CLAUSE:
        return ""
    *_, first, second, last = said.words
    before = first if second.form in _THE else second
    unknown = last.form.isalpha() and not wordings.is_known(last.stem) and len(last.form) > 1
    return last.raw if unknown and before.form in knowledge().where else ""


_CLAUSE: Final = 4
_THE: Final = frozenset({"the", "this", "that"})
_ENDS_NAME: Final = re.compile(r"20[2-9]\d")
_CAPITALISED: Final = re.compile(r"[A-Z][a-z]{2,}")
_MONTHS: Final = "january february march april may june july august september october november december"
_SMALL: Final = "year in by until since before after from to and between"
_BEFORE_YEAR: Final = frozenset([*_MONTHS.split(), *_SMALL.split()])


def _unknown(name: str, said: Sentence, names: Names) -> QuestionError:
    what = f"nothing in this graph is called '{name[:60]}'"
    return QuestionError(what, short(said.text), _near(names, name))


def _near(names: Names, name: str) -> str:
    close = near(names, name, ("kg:Place", "kg:Policy", "kg:Institution", "kg:Industry"), 3)
    return f"Did you mean {', '.join(map(str, close))}?" if close else "kg show NAME looks for a name"


def choose(
    said: Sentence, readings: Sequence[Reading], finder: NameFinder, given: Set[str] = frozenset()
) -> Understood:
    """Return the reading to answer.

    Args:
        said: the sentence.
        readings: the best reading for every question, the best first.
        finder: finds names.
        given: names of parameters for which there are values already.

    Raises:
        QuestionError: if no reading is good enough, or if it is open which one or which thing is meant; it
            tells what could be meant, as commands or names.
    """
    best, limits, names = readings[0], finder.knowledge.limits, finder.names
    missing = [one for one in best.filling.missing if one.name not in given]
    weak = best.score < limits.least and not _is_clear(best, readings)
    if (weak or missing) and (alone := _alone(said, readings)):
        best, weak, missing = alone, False, []
        readings = (alone,)
    if weak:
        chinese = _HAN.search(said.text) and not _LATIN.search(said.text)
        hint = _IN_ENGLISH if chinese else _side_by_side(said) or _nearest(readings)
        raise QuestionError("no question of the catalogue fits", short(said.text), hint)
    if missing:
        raise which(best, missing[0], said, finder)
    readings = tuple(_of_areas(one, finder) if one is best else one for one in readings)
    best = next(one for one in readings if one.question is best.question)
    for name, value in best.filling.values.items():
        if len(value.options) > 1 and name not in given:
            told = "; ".join(str(describe_thing(names, expand(one))) for one in value.options[:_CANDIDATES])
            hint = f"Say which, such as: {best.command}"
            raise QuestionError(f"{name} may be: {told}", short(said.text), hint)
    best = _twin(best, readings, said)
    others = [one for one in readings if one is not best and not one.filling.is_open]
    rivals = [one for one in others if one.score > best.score - limits.margin and not _are_twins(one, best)]
    if rivals:
        told = _commands([best, *rivals][:3])
        raise QuestionError("more than one question fits", short(said.text), f"Ask one of: {told}")
    close = [one for one in others if one.score > best.score - limits.close]
    return Understood(best, tuple(close[:_CLOSE]))


def _of_areas(reading: Reading, finder: NameFinder) -> Reading:
    """Return a reading in which a name that an area shares with nothing but bodies is the area."""
    values = dict(reading.filling.values)
    for name, value in values.items():
        if len(value.options) < _TWO:
            continue
        options = [expand(one) for one in value.options]
        areas = [one for one in options if finder.fits(one, "kg:AdministrativeArea")]
        rest = [one for one in options if one not in areas]
        if len(areas) == 1 and rest and all(finder.fits(one, "kg:Institution") for one in rest):
            values[name] = replace(value, options=(compact(areas[0]),))
    return replace(reading, filling=replace(reading.filling, values=values))


def _alone(said: Sentence, readings: Sequence[Reading]) -> Reading | None:
    """Return what is answered about the one thing that a sentence asks of, if it says nothing else."""
    known = knowledge()
    by_id = {one.question.id: one for one in readings}
    for name in (*known.first, *known.alone):
        reading = by_id.get(name)
        values = list(reading.filling.values.values()) if reading and not reading.filling.missing else []
        if reading is None or len(values) != 1 or not values[0].exact:
            continue
        rest = [w for n, w in enumerate(said.words) if not values[0].start <= n < values[0].end]
        forms, lists = {w.form for w in rest}, known.first.get(name, ())
        # A name alone asks nothing.
        asks = bool(forms - _ARTICLES) and all(some & forms for some in lists)
        idle = known.idle.union(*lists)
        if asks and all(w.form in known.thesaurus.small or w.form in idle for w in rest):
            return reading
    return None


def _twin(best: Reading, readings: Sequence[Reading], said: Sentence) -> Reading:
    """Return the one of two questions that answer much the same which is to be taken, if both fit."""
    known = knowledge()
    for one in readings:
        loose = best.question.id in known.inside
        margin = known.limits.close if loose else known.limits.margin
        near_ = one.score > best.score - margin and not one.filling.is_open
        if near_ and one is not best and _are_twins(one, best):
            inside = [x for x in (one, best) if x.question.id in known.inside and _is_within(x, said)]
            first = one if (one.question.id, best.question.id) in known.twins else best
            return inside[0] if inside else first
    return best


def _are_twins(one: Reading, other: Reading) -> bool:
    ids = (one.question.id, other.question.id)
    return ids in knowledge().twins or ids[::-1] in knowledge().twins


def _is_clear(best: Reading, readings: Sequence[Reading]) -> bool:
    """Return whether a question of which nothing is open is far better than every other."""
    limits = knowledge().limits
    next_ = max((one.score for one in readings if one.question.id != best.question.id), default=0.0)
    enough = best.score >= limits.least_clear and best.score - next_ >= limits.clear
    return enough and not best.filling.is_open


def _side_by_side(said: Sentence) -> str:
    """Return the command that compares two things, if that is asked and no question has a place for them."""
    named = [one for one in said.mentions if one.exact and one.is_name]
    words = [word for n, word in enumerate(said.words) if not any(m.start <= n < m.end for m in named)]
    asked = any(term.groups & knowledge().pairs for term in knowledge().thesaurus.terms(words))
    if not asked or len(named) != _TWO:
        return ""
    names = " ".join(f'"{" ".join(w.raw for w in said.words[m.start : m.end])}"' for m in named)
    return f"Any two things are put side by side by: kg compare {names}"


_TWO: Final = 2


def _nearest(readings: Sequence[Reading]) -> str:
    """Return the two questions that come nearest, as commands."""
    near_ = [one for one in readings if one.score > _NEAR][:2]
    return f"Nearest are: {_commands(near_)}" if near_ else HINT


def _commands(readings: Iterable[Reading]) -> str:
    return "; ".join(f"{one.question.question} ({one.command})" for one in readings)


def _is_within(reading: Reading, said: Sentence) -> bool:
    values = reading.filling.values.values()
    return any(
        (one.start and is_in(said.words[: one.start])) or (one.end and is_had(said.words, one.end))
        for one in values
    )
