"""Who asks a server: names and passwords from the environment, never shown, never sent elsewhere."""

import os
import re
import secrets  # clock: a number used once, so that nobody can repeat what was overheard
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import md5, sha256
from typing import Final
from urllib.parse import urlsplit

from kg.exceptions import InputError

USER, PASSWORD, TOKEN = "KG_USER", "KG_PASSWORD", "KG_TOKEN"
_PART: Final = re.compile(r'(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))')


@dataclass(frozen=True, slots=True)
class Login:
    """A name with its password, or a token, or neither; none of it is shown when it is printed."""

    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    @property
    def is_known(self) -> bool:
        """Return whether there is anything to say who asks."""
        return bool(self.user or self.token)

    def headers(self) -> dict[str, str]:
        """Return the header that says who asks (RFC 7617, RFC 6750); none if nobody is named."""
        if self.token:
            return {"Authorization": f"Bearer {self.token}"}
        if self.user:
            pair = f"{self.user}:{self.password}".encode()
            return {"Authorization": f"Basic {b64encode(pair).decode('ascii')}"}
        return {}

    def digest(self, challenge: str, method: str, url: str) -> dict[str, str]:
        """Return the header that answers a challenge of digest authentication (RFC 7616, ``qop=auth``).

        Virtuoso lets nobody write otherwise. Nothing is returned if the challenge is of another kind.
        """
        kind, _, rest = challenge.partition(" ")
        told = {name.lower(): quoted or bare for name, quoted, bare in _PART.findall(rest)}
        algorithm = told.get("algorithm", "MD5")
        if kind.lower() != "digest" or not self.user or algorithm not in ("MD5", "SHA-256"):
            return {}
        parts = urlsplit(url)
        path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        return {"Authorization": _digest(self, told, algorithm, method, path)}

    def hidden(self, text: str) -> str:
        """Return a text of a server without what must not be seen, should it echo that."""
        for secret in (self.password, self.token):
            text = text.replace(secret, "…") if secret else text
        return text


def _digest(login: Login, told: Mapping[str, str], algorithm: str, method: str, path: str) -> str:
    def mixed(*parts: str) -> str:
        made = md5 if algorithm == "MD5" else sha256  # MD5 is what the server asks for
        return made(":".join(parts).encode()).hexdigest()

    realm, nonce = told.get("realm", ""), told.get("nonce", "")
    once = secrets.token_hex(8)  # clock: see the import
    who, what = mixed(login.user, realm, login.password), mixed(method, path)
    asked = "auth" in re.split(r"[\s,]+", told.get("qop", ""))
    response = mixed(who, nonce, "00000001", once, "auth", what) if asked else mixed(who, nonce, what)
    fields = {"username": login.user, "realm": realm, "nonce": nonce, "uri": path, "response": response}
    if "opaque" in told:
        fields["opaque"] = told["opaque"]
    more = [f'{name}="{value}"' for name, value in fields.items()]
    more += ["algorithm=" + algorithm] if "algorithm" in told else []
    more += ["qop=auth", "nc=00000001", f'cnonce="{once}"'] if asked else []
    return f"Digest {', '.join(more)}"


def login_from_environment() -> Login:
    """Return who asks: KG_TOKEN, or KG_USER with KG_PASSWORD.

    Raises:
        InputError: if one of them holds what no header can.
    """
    user, password, token = (os.environ.get(name, "") for name in (USER, PASSWORD, TOKEN))
    for name, value in ((USER, user), (PASSWORD, password), (TOKEN, token)):
        if any(ord(c) < 32 for c in value) or (name == TOKEN and not value.isascii()):
            raise InputError("this cannot be sent to a server", name, "Take out line breaks and the like")
    if ":" in user:
        raise InputError("a name with a colon cannot be sent to a server", USER, "Use KG_TOKEN")
    return Login(user, password, token)
