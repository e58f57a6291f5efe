"""Unpacks folders that were packed into one ZIP file. Nothing is ever written to disk."""

import stat
import zipfile
from dataclasses import dataclass, field
from typing import Final

from kg import lazy_re as re
from kg.documents.office.safety import (
    FREE_BYTES,
    MOST_BYTES,
    MOST_MEMBERS,
    MOST_RATIO,
    PACKED_ERRORS,
    bomb,
    open_archive,
)
from kg.exceptions import UnreadableError
from kg.model import LeftOut

DEEPEST: Final = 2
"""How many packed folders may stand in each other."""

_DRIVE: Final = re.compile(r"[A-Za-z]:")
# What systems put beside a person's files; nobody packed these on purpose.
_OF_SYSTEMS: Final = re.compile(r"(?:^|/)(?:__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)")
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA})


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The files of a packed folder or letter.

    Attributes:
        members: name and bytes of each file; folders in names stand apart by "/".
        refused: the files that were not unpacked, and why.
    """

    members: tuple[tuple[str, bytes], ...] = ()
    refused: tuple[LeftOut, ...] = ()


@dataclass(slots=True)
class _Budget:
    """What is left of the bytes and files that may be unpacked."""

    size: int = MOST_BYTES
    files: int = MOST_MEMBERS
    members: list[tuple[str, bytes]] = field(default_factory=list)
    refused: list[LeftOut] = field(default_factory=list)


def unpack_zip(data: bytes, name: str) -> Unpacked:
    """Return the files in a ZIP file and in those packed in it, by name, as ``folder/inner.zip/file``.

    A file that cannot be unpacked is told in ``refused``; the others go on. What systems put beside the
    files (such as ``__MACOSX``) is passed over.

    Raises:
        UnreadableError: if it is no ZIP file, damaged or a bomb, or no file in it can be unpacked.
    """
    budget = _Budget()
    _unpack(data, name, "", 1, budget)
    if not budget.members:
        reason = (
            f"nothing in it can be unpacked ({budget.refused[0].reason})" if budget.refused else "it is empty"
        )
        raise UnreadableError(reason, name, "Pack the files again and try once more")
    return Unpacked(tuple(budget.members), tuple(budget.refused))


def _unpack(data: bytes, name: str, path: str, depth: int, budget: _Budget) -> None:
    archive = open_archive(data, name)
    infos = [info for info in archive.infolist() if not info.is_dir()]
    budget.files -= len(infos)
    budget.size -= sum(info.file_size for info in infos)
    fault = bomb(infos)
    if not fault and budget.files < 0:
        fault = f"it holds more than {MOST_MEMBERS:,} files"
    if not fault and budget.size < 0:
        fault = f"it unpacks to more than {MOST_BYTES // 1_000_000} MB"
    if fault:
        raise UnreadableError(fault, name, "Do not open it")
    named = sorted((_shown(info), i) for i, info in enumerate(infos))
    seen: set[str] = set()
    for shown, i in named:
        if _OF_SYSTEMS.search(shown):
            continue
        reason = _fault(infos[i], shown) or ("another file in it has the same name" if shown in seen else "")
        seen.add(shown)
        if reason:
            budget.refused.append(LeftOut(path + shown, reason))
        else:
            _take(archive, infos[i], path + shown, depth, budget)


def _take(archive: zipfile.ZipFile, info: zipfile.ZipInfo, shown: str, depth: int, budget: _Budget) -> None:
    try:
        with archive.open(info) as file:
            data = file.read(info.file_size + 1)
    except PACKED_ERRORS:
        budget.refused.append(LeftOut(shown, "it is damaged, or not as large as it says"))
        return
    if len(data) != info.file_size:
        budget.refused.append(LeftOut(shown, "it is not as large as it says"))
    elif len(data) > FREE_BYTES and len(data) > MOST_RATIO * max(1, info.compress_size):
        budget.refused.append(LeftOut(shown, f"it unpacks to more than {MOST_RATIO} times its size"))
    elif not shown.lower().endswith(".zip"):
        budget.members.append((shown, data))
    elif depth >= DEEPEST:
        budget.refused.append(LeftOut(shown, f"more than {DEEPEST} packed folders stand in each other"))
    else:
        _inner(data, shown, depth, budget)


def _inner(data: bytes, shown: str, depth: int, budget: _Budget) -> None:
    """Unpack a packed folder in another one; where it is bad, it alone is refused."""
    size, files = budget.size, budget.files
    try:
        _unpack(data, shown, f"{shown}/", depth + 1, budget)
    except UnreadableError as error:
        budget.size, budget.files = size, files
        budget.refused.append(LeftOut(shown, error.what))


def _shown(info: zipfile.ZipInfo) -> str:
    """Return the name of a member; older programs wrote names in the encoding of their country."""
    name = info.orig_filename.replace("\\", "/")  # as some programs on Windows write folders
    if info.flag_bits & 0x800 or name.isascii():
        return name
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def _fault(info: zipfile.ZipInfo, shown: str) -> str:
    """Return why a member is not unpacked, or an empty text."""
    if "\x00" in shown or shown.startswith("/") or _DRIVE.match(shown):
        return "its name points outside its folder"
    if ".." in shown.split("/"):
        return "its name points outside its folder"
    mode = info.external_attr >> 16
    if mode and stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
        return "it is a link or a device, not a file"
    if info.flag_bits & 0x1:
        return "it is protected by a password"
    return "" if info.compress_type in _METHODS else "it is packed in a way that is not read here"
