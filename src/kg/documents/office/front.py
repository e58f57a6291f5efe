"""The lines of the form ``key: value`` at the head of a text file, and what they say about it."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from kg import lazy_re as re
from kg.documents.dates import partial_date
from kg.model import Metadata

# Names of the fields, in lower case, by what they tell. The first one that is filled counts.
FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("title", "标题", "題目", "题目"),
    "publisher": (
        "publisher", "organisation", "organization", "institution", "issuer", "issued_by", "issued-by",
        "agency", "source", "site_name", "sitename", "site", "author", "发布机构", "发文机关", "来源",
    ),
    "date": ("date", "issued", "published", "date_published", "datepublished", "publication_date", "pubdate",
             "日期", "发布日期", "成文日期"),
    "language": ("language", "lang", "locale", "语言"),
    "address": ("url", "source_url", "canonical", "canonical_url", "permalink", "link", "address", "网址"),
    "licence": ("licence", "license"),
}  # fmt: skip

_FRONT: Final = re.compile(
    r"\ufeff?---[ \t]*\r?\n(.*?)(?:\r?\n|(?<=\n))(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL
)
_FIELD: Final = re.compile(r"([\w-]{1,40})\s*[:：](?:\s+|$)(.*)")
_COMMENT: Final = re.compile(r"\s+#.*$")
_LINK: Final = re.compile(r"https?://\S+")
_PERSONS: Final = frozenset({"author"})
# A name in one of these words is that of an organisation, not of a person.
_ORGANISATION: Final = re.compile(
    r"\b(?:ministry|office|agency|council|commission|department|institute|bank|government|authority|bureau"
    r"|university|centre|center|committee|foundation|association|union|administration|service|board|secretariat"
    r"|programme|organi[sz]ation|society|group|news|press|city of|municipality)\b"
    r"|政府|部|委员会|办公室|局|院|中心|协会|银行|大学|报|社",
    re.IGNORECASE,
)
_LONGEST: Final = 20_000


class Front(NamedTuple):
    """Where the head of a text file ends (0 without one), and what it says."""

    end: int
    fields: Mapping[str, str]


def read_front(text: str) -> Front:
    """Return the head of a Markdown file: lines of ``key: value`` between two lines of dashes."""
    found = _FRONT.match(text, 0, _LONGEST)
    if found is None:
        return Front(0, {})
    fields: dict[str, str] = {}
    key = ""
    for line in found.group(1).splitlines():
        field = _FIELD.fullmatch(line) if not line[:1].isspace() else None
        if field is not None:
            key = field.group(1).lower()
            fields.setdefault(key, _plain(field.group(2)))
        elif line.strip() and key and not fields[key]:
            # A list below its name: the first item counts; a nested field such as "name: …" too.
            fields[key] = _plain(re.sub(r"^\s*(?:-\s+)?(?:name\s*:\s*)?", "", line))
    return Front(found.end(), fields) if fields else Front(0, {})


def _plain(value: str) -> str:
    value = value.strip()
    if value[:1] in {'"', "'"}:
        closing = value.find(value[0], 1)
        return value[1:closing] if closing > 0 else value[1:]
    value = _COMMENT.sub("", value)
    if value.startswith("[") and value.endswith("]"):
        value = value[1:-1].split(",")[0].strip().strip("\"'")
    return "" if value in {"|", ">", "|-", ">-", "~", "null"} else value


def to_metadata(fields: Mapping[str, str]) -> Metadata:
    """Return what fields say about a document; keys are in lower case.

    The author counts as publisher where the name is that of an organisation.
    """
    first: dict[str, str] = {}
    for name, keys in FIELDS.items():
        said = ((key, fields.get(key, "").strip()) for key in keys)
        first[name] = next((value for key, value in said if value and _fits(name, key, value)), "")
    return Metadata(
        title=first["title"],
        publisher=first["publisher"],
        date=partial_date(first["date"]),
        language=first["language"].lower().replace("_", "-").split("-")[0],
        address=first["address"],
        licence=first["licence"],
    )


def _fits(name: str, key: str, value: str) -> bool:
    if name == "publisher":
        return not _LINK.match(value) and (key not in _PERSONS or bool(_ORGANISATION.search(value)))
    return name != "address" or bool(_LINK.fullmatch(value))
