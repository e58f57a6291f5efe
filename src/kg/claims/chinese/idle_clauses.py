"""Clauses that open like a step and are none: what something serves, frames, how something is, what a place is to be."""

from functools import cache

from kg import lazy_re as re
from kg.claims.chinese.lists import HAN, any_of, listed, table


@cache
def _serves() -> re.Pattern[str]:
    """Return a pattern of what something is good for: "为实现目标提供支撑", "以港口为支撑"."""
    given = "|".join(
        rf"{re.escape(verb)}[^，]{{0,8}}{any_of(what)}" for verb, what in table()["clauses"]["gives"].items()
    )
    as_what = any_of(listed("clauses", "serve_as"))
    return re.compile(
        rf"为[^，]{{2,40}}(?:{given}|贡献[^，]{{2,10}})$|以[^，]{{2,40}}为[^，]{{0,6}}{as_what}$"
    )


@cache
def _frame() -> re.Pattern[str]:
    """Return a pattern of frames: "根据实际需要", "在风险可控的前提下", "通过多种方式"."""
    by, needs = any_of(listed("clauses", "by")), any_of(listed("clauses", "needs"))
    where, ways, when = (any_of(listed("clauses", key)) for key in ("where", "ways", "when"))
    matters = any_of(listed("clauses", "matters"))
    # "落实上级的部署": in whose sense something is done
    sense, whose = any_of(listed("clauses", "sense")), any_of(listed("clauses", "in_whose_sense"))
    return re.compile(
        rf"(?:深入|认真|全面|坚决)?(?:落实|贯彻)(?:好|执行)?(?:{whose}[^，]*{sense}|[^，]*(?:精神|决策部署|工作部署|部署要求))$|{by}[^，]*{needs}$|在[^，]*{where}$|通过[^，]*{ways}$|[^，]*通过[^，]*努力$|[^，]{{0,12}}(?:发展成为?|形成)以[^，]*为|[^，]{{0,8}}发展成为?[^，]*的[^，]{{2,10}}$|对[^，]*的{matters}$|[^，]*{when}$"
    )


@cache
def _state() -> re.Pattern[str]:
    """Return a pattern of how something is, or becomes: "创新能力更加强劲", "法律法规逐步完善"."""
    of, what, how = (any_of(listed("clauses", key)) for key in ("state_of", "state_what", "state_how"))
    grows = rf"{any_of(listed('clauses', 'grows_how'))}{any_of(listed('clauses', 'grows'))}"
    very = any_of(listed("clauses", "very"))
    return re.compile(
        rf"{of}{what}[^，]{{0,8}}{how}|[^，]{{4,40}}?{grows}$|[^，的]{{2,20}}{very}[{HAN}]{{2}}$"
    )


@cache
def _told() -> re.Pattern[str]:
    """Return a pattern of how much something is to be, what it is made of, and in what it shows."""
    # "培训技工超过5000人" is a step, for it opens with its verb.
    verbs = any_of([*listed("steps", "verbs"), *listed("facilities", "built"), *listed("clauses", "acts")])
    does = rf"(?:{any_of(listed('steps', 'leads'))}){{0,4}}{verbs}|[将把]"
    # "培训合格率达到95%" is how much of something there is to be, however its name begins; "提高覆盖率到95%" is not.
    makes, much = any_of(listed("clauses", "makes_it")), any_of(listed("clauses", "how_much"))
    reaches, made, shows = (any_of(listed("clauses", key)) for key in ("reaches", "made_of", "shows_in"))
    return re.compile(
        rf"(?:(?!{does})|(?!{makes})(?=[^，]{{2,24}}?{much}(?:力争|预计|将)?(?<!不){reaches})|(?={verbs}(?:与试验|型|生(?![产态])|场景|性)))[^，]{{2,24}}?(?:力争|预计|将)?(?<!不){reaches}(?:约|近)?\d|[^，]{{2,24}}由[^，]{{2,40}}{made}$|(?!推动|引导|促进|鼓励|支持|[将把使])[^，]{{2,12}}{shows}"
    )


@cache
def _role() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns of what a place is to be, told in a row, "优化开发格局的重要平台", and of verbs that make it so."""
    marks, roles, makes = (any_of(listed("clauses", key)) for key in ("role_marks", "roles", "makes"))
    return re.compile(rf"[^，]{{4,40}}的{marks}{roles}$"), re.compile(rf"[^，]{{0,6}}{makes}")


def serves(text: str, start: int, end: int) -> bool:
    """Return whether a clause tells what something is good for.

    >>> t = "为新港建设提供有力支撑"
    >>> serves(t, 0, len(t)), serves("提供支撑", 0, 4)
    (True, False)
    """
    return _serves().match(text, start, end) is not None


def is_idle(text: str, start: int, end: int) -> bool:
    """Return whether a clause is a frame, tells how something is or how much of it, or what a place is to be.

    >>> [is_idle(t, 0, len(t)) for t in ("根据实际需要", "创新能力更加强劲", "优化开发格局的重要平台", "建设新港")]
    [True, True, True, False]
    """
    role, makes = _role()
    return (
        serves(text, start, end)
        or _frame().match(text, start, end) is not None
        or _state().match(text, start, end) is not None
        or _told().match(text, start, end) is not None
        or (role.fullmatch(text, start, end) is not None and not makes.match(text, start, end))
    )


__all__ = ["is_idle", "serves"]
