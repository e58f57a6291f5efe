"""What stands at the head and the foot of every page, and must not be in the reading."""

from typing import Final, NamedTuple

_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv")


class Running(NamedTuple):
    """Words at the head or foot of a page: ``where`` is top or bottom and left, centre or right."""

    text: str
    where: str


def running(style: str, page: int, pages: int, name: str, house: str) -> tuple[Running, ...]:
    """Return what stands on a page (counted from 1) besides its words."""
    side = "right" if page % 2 else "left"
    first = page == 1
    styles: dict[str, tuple[Running, ...]] = {
        "none": (),
        "plain": (Running(str(page), "bottom centre"), *([] if first else [Running(name, "top left")])),
        "of": (Running(f"Page {page} of {pages}", "bottom right"), Running(house, "bottom left")),
        "alternate": (
            Running(name if page % 2 else house, f"top {side}"), Running(str(page), f"bottom {side}"),
        ),
        "roman": (Running(_ROMAN[page - 1], "bottom centre"), Running(house, "top right")),
        "dash": (Running(f"– {page} –", "bottom centre"),),
        "cover": () if first else (Running(f"{name} | {page}", "bottom right"), Running(house, "top left")),
        "zh": (Running(f"第{page}页", "bottom centre"), Running(house, "top centre")),
        "byword": (Running(f"{house} · No. 7", "top centre"), Running(f"{page}/{pages}", "bottom right")),
    }  # fmt: skip
    bar = (Running(f"{page}   {house}", "top left"), Running("www.made-plans.example", "bottom centre"))
    return styles.get(style, bar)
