"""Turn policy documents into a knowledge graph that a person can question, see and cite.

>>> import kg
>>> with kg.open(kg.EXAMPLE) as graph:
...     answer = graph.ask("cq06", place="Shapingba")
...     len(answer) > 0
True
"""

from kg.api import EXAMPLE, build, extract, load_ipython_extension, open, read
from kg.exceptions import KgError
from kg.model import Document, Extraction
from kg.opened import Graph

__version__ = "0.1.0"

__all__ = [
    "EXAMPLE",
    "Document",
    "Extraction",
    "Graph",
    "KgError",
    "__version__",
    "build",
    "extract",
    "load_ipython_extension",
    "open",
    "read",
]
