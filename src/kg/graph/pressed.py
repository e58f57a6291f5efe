"""Lines of a graph as a short text: they say the same words again and again."""

import zlib
from binascii import a2b_base64, b2a_base64
from collections.abc import Iterable


def press(lines: Iterable[str]) -> str:
    """Return lines, each of which ends with a line break, as a text in ASCII."""
    data = zlib.compress("".join(lines).encode("utf-8", "surrogatepass"), 1)
    return b2a_base64(data, newline=False).decode("ascii")


def unpress(text: str) -> tuple[str, ...]:
    """Return the lines that were pressed.

    Raises:
        ValueError: if the text is none of pressed lines.
    """
    try:
        data = zlib.decompress(a2b_base64(text))
    except zlib.error as error:
        raise ValueError(str(error)) from error
    # Other signs at which a text can be split stand in literals, too.
    return tuple([f"{one}\n" for one in data.decode("utf-8", "surrogatepass").split("\n")[:-1]])
