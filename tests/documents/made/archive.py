"""Archives that are the same on every run: no clock, the parts in the given order."""

import zipfile
from collections.abc import Mapping
from pathlib import Path


def write_zip(path: Path, parts: Mapping[str, bytes]) -> None:
    """Write an archive in the order of its parts; a part named mimetype is stored unpacked."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            about = zipfile.ZipInfo(name, (2031, 1, 1, 0, 0, 0))
            about.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(about, data)


def read_zip(path: Path) -> dict[str, bytes]:
    """Return the parts of an archive by name, in its order."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
