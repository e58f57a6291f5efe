"""What speaks for and against two units being one thing, in words."""

from dataclasses import dataclass

from kg.entities.atlas import Atlas
from kg.entities.gathering import less_said
from kg.entities.names import Form
from kg.entities.units import Unit


@dataclass(frozen=True, slots=True)
class Comparison:
    """Reasons in words; ``named`` says whether the names alone make it likely.

    ``doubt`` is what keeps two units apart without proving that they are two.
    """

    named: bool
    support: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    doubt: tuple[str, ...] = ()

    @property
    def links(self) -> bool:
        """Return whether the two are one: the name or something else speaks for it and nothing against it."""
        return not self.against and not self.doubt and (self.named or bool(self.support))


@dataclass(frozen=True, slots=True)
class Comparer:
    """Compares units that share the words of a name."""

    atlas: Atlas

    def compare(self, one: Unit, other: Unit) -> Comparison:
        """Return what speaks for and against two units being one thing."""
        against = [*self._names_against(one, other), *self._places_against(one, other)]
        if not one.codes & other.codes:
            issuer = bool(one.issuers & other.issuers)
            against += self._years_against(one, other) if issuer else self._dates_against(one, other)
        return Comparison(
            self.named(one, other),
            tuple(self._support(one, other)),
            tuple(against),
            tuple(self._doubts(one, other)),
        )

    def facts_against(self, one: Unit, other: Unit) -> tuple[str, ...]:
        """Return what documents say against two units being one thing, whatever they are called."""
        numbers = bool(one.codes and other.codes and not one.codes & other.codes)
        told = [f"official numbers differ: {_list(one.codes)} and {_list(other.codes)}"] if numbers else []
        return (*told, *self._places_against(one, other))

    def named(self, one: Unit, other: Unit) -> bool:
        """Return whether the names are one, or one of them is given as another name of the other."""
        if one.form.same_name(other.form):
            return not one.form.vague
        if len(one.form.telling) >= _LONG and (
            year_left_out(one.form, other.form) or year_left_out(other.form, one.form)
        ):
            return True
        return self._also_called(one, other) or self._also_called(other, one)

    def _also_called(self, one: Unit, other: Unit) -> bool:
        read = self.atlas.reader.read
        others = [n for n in (*one.names, *one.aliases) if n != one.label and len(n.split()) >= 3]
        return not other.form.vague and any(read(n, one.prefix).same_name(other.form) for n in others)

    def _names_against(self, one: Unit, other: Unit) -> list[str]:
        found = []
        if one.form.years and other.form.years and not _nested(one.form.years, other.form.years):
            found.append(f"the names tell other years: {_list(one.form.years)} and {_list(other.form.years)}")
        if one.form.numbers != other.form.numbers:
            found.append(
                f"the names tell other numbers: {_list(one.form.numbers)} and {_list(other.form.numbers)}"
            )
        if one.codes and other.codes and not one.codes & other.codes:
            found.append(f"official numbers differ: {_list(one.codes)} and {_list(other.codes)}")
        if one.form.kind and other.form.kind and one.form.kind != other.form.kind:
            found.append(f"one is a {one.form.kind}, the other a {other.form.kind}")
        return found

    def _places_against(self, one: Unit, other: Unit) -> list[str]:
        if self.atlas.apart(one.said, other.said):
            return [f"one is tied to {self._areas(one.said)}, the other to {self._areas(other.said)}"]
        return []

    def _doubts(self, one: Unit, other: Unit) -> list[str]:
        """Return the doubt that a name of few words may be borne elsewhere, too."""
        if (one.said and other.said) or firm(one, other) or self._together(one, other):
            return []
        ones, others = one.said or one.around, other.said or other.around
        if self.atlas.apart(ones, others):
            return [f"one stands among places in {self._areas(ones)}, the other in {self._areas(others)}"]
        return []

    def _areas(self, areas: frozenset[str]) -> str:
        labels = sorted(self.atlas.lexicon.entries[a].label for a in areas)
        return ", ".join(labels[:3]) + (" …" if len(labels) > 3 else "")

    def _support(self, one: Unit, other: Unit) -> list[str]:
        found = []
        if one.codes & other.codes:
            found.append(f"both bear the number {_list(one.codes & other.codes)}")
        if one.issuers & other.issuers:
            found.append("the same issuer")
        if same_date(one.dates, other.dates) and max(map(len, one.dates | other.dates)) > 4:
            found.append("the same date of issue")
        if one.said and other.said and self.atlas.meet(one.said, other.said):
            found.append(f"both tied to {self._areas(one.said | other.said)}")
        elif self._around(one, other):
            found.append(f"both stand among places in {self._areas(one.around | other.around)}")
        if self._together(one, other):
            found.append("both stand beside the same names")
        return found

    def _together(self, one: Unit, other: Unit) -> bool:
        """Return whether both stand beside a name that few documents know."""
        return bool(one.beside & other.beside)

    def _around(self, one: Unit, other: Unit) -> bool:
        """Return whether the places that the documents are about tie two units.

        Of a body whose name tells its place only a country does: a department of a state is no national one.
        """
        ones, others = one.said or one.around, other.said or other.around
        if not ones or not others or not self.atlas.meet(ones, others):
            return False
        if one.prefix == "body" and (one.said or other.said):
            return all(self.atlas.is_country(a) for a in one.said | other.said)
        if one.prefix == "body":
            return True
        # Two documents about one country: that alone makes nothing one.
        near = [a for a in ones if not self.atlas.is_country(a)]
        return self.atlas.meet(near, [b for b in others if not self.atlas.is_country(b)])

    def _dates_against(self, one: Unit, other: Unit) -> list[str]:
        if not one.dates or not other.dates or same_date(one.dates, other.dates):
            return []
        if firm(one, other) and _years(one) & _years(other):
            return []  # the title says enough: the sources disagree about its date
        return [f"issued on other dates: {_list(one.dates)} and {_list(other.dates)}"]

    def _years_against(self, one: Unit, other: Unit) -> list[str]:
        if one.dates and other.dates and all(abs(a - b) > 1 for a in _numbers(one) for b in _numbers(other)):
            return [f"issued in other years: {_list(one.dates)} and {_list(other.dates)}"]
        return []


_LONG = 3
"""How many telling words make a title long enough to be known without its years."""


def year_left_out(bare: Form, fuller: Form) -> bool:
    """Return whether a title is another one without its years."""
    return not bare.years and bare.places == fuller.places and less_said(bare, fuller)


def firm(one: Unit, other: Unit) -> bool:
    """Return whether a name says enough to be borne once: by its words or the zone in a title."""
    return len(one.form.telling) > 1 or bool(one.about & other.about)


def _nested(ones: frozenset[str], others: frozenset[str]) -> bool:
    return ones <= others or others <= ones


def _years(unit: Unit) -> frozenset[str]:
    return frozenset(date[:4] for date in unit.dates)


def _numbers(unit: Unit) -> list[int]:
    return [int(date[:4]) for date in unit.dates if date[:4].isdigit()]


def _list(words: frozenset[str]) -> str:
    return ", ".join(sorted(words)) or "none"


def same_date(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Return whether two dates agree as far as the coarser one is told.

    >>> day, month = frozenset({"2021-10-21"}), frozenset({"2021-10"})
    >>> same_date(day, month), same_date(day, frozenset())
    (True, False)
    """
    return any(a.startswith(b) or b.startswith(a) for a in ones for b in others)


def spoken(one: Unit, other: Unit, comparison: Comparison) -> str:
    """Return in words why two units are one."""
    if one.form.same_name(other.form):
        name = "one name" if one.label == other.label else f"“{one.label}” and “{other.label}” are one name"
    elif less_said(one.form, other.form) or less_said(other.form, one.form):
        name = f"“{one.label}” and “{other.label}” differ in a place or year left out"
    else:
        name = f"“{one.label}” and “{other.label}”"
    return "; ".join((name, *comparison.support))
