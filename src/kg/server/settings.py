"""How a server is reached and what it keeps, apart from the graph and what a request may cost."""

from dataclasses import dataclass
from typing import Final

PORT: Final = 8000


@dataclass(frozen=True, slots=True)
class Settings:
    """How a server is reached and what it keeps.

    Attributes:
        host: the address that it listens on.
        port: the port; 0 means any that is free.
        allow_hosts: names under which it may be asked for, besides this machine's own; ``*`` means any.
        cors: the origins of web pages that may read its answers; ``*`` means any.
        url: the address under which others know it, such as that of a proxy before it; may be empty.
        cache: how many bytes of answers are kept in memory for the next who ask the same.
        waiting: how many queries may wait for a process; more are asked to come again.
        body_seconds: how long a request may take to send its head, and how long its body.
        look_seconds: how often it is looked whether the graph was built anew.
        connections: how many clients may be connected at once.
    """

    host: str = "127.0.0.1"
    port: int = PORT
    allow_hosts: tuple[str, ...] = ()
    cors: tuple[str, ...] = ()
    url: str = ""
    cache: int = 32 * 2**20
    waiting: int = 64
    body_seconds: float = 10.0
    connections: int = 512
    look_seconds: float = 2.0
