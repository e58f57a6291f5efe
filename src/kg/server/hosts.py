"""Under which names a server may be asked for: a page of a stranger must not reach it by its own name."""

import re
from typing import Final
from urllib.parse import urlsplit

from kg.server.settings import Settings

OWN: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
_HOST: Final = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(?::[0-9]{1,5})?", re.IGNORECASE)


def allowed_hosts(settings: Settings) -> frozenset[str]:
    """Return the names, in lower case and without ports; ``*`` stands for any."""
    given = (*settings.allow_hosts, urlsplit(settings.url).netloc)
    names = {name_of(name) or name for name in given if name}
    bound = settings.host.lower()
    if bound not in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        names.add(f"[{bound}]" if ":" in bound else bound)
    return OWN | names


def name_of(host: str) -> str:
    """Return the name in a Host header, in lower case and without the port; empty if it is malformed.

    >>> name_of("Policy.example.org:8080")
    'policy.example.org'
    """
    found = _HOST.fullmatch(host)
    return found[1].lower().rstrip(".") if found else ""
