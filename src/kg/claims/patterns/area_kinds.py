"""The words for kinds of areas all over the world, as parts of regular expressions: "woreda", "the wilayas of"."""

from kg.claims.patterns.words import plural, sorted_out

_ENGLISH = (
    "province district county city town municipality prefecture state governorate island village township commune canton borough ward parish emirate "
    "sub-district subdistrict subcounty sub-county shire hamlet suburb chiefdom sheikhdom atoll regency"
)
# Offices, firms and years have them, too: "a division of Ayala Motors", "the fourth quarter".
_LOOSE = "region department division territory precinct settlement neighbourhood neighborhood quarter constituency locality subdivision"
_BORROWED = (
    "barangay sitio oblast okrug rayon raion hromada voivodeship powiat gmina wilaya wilayat delegation moughataa muhafazah arrondissement woreda kebele "
    "zoba payam upazila zila tehsil taluka taluk mandal panchayat gewog dzongkhag kabupaten kecamatan desa kampung mukim amphoe tambon changwat sangkat "
    "aimag soum eup myeon comarca freguesia concelho municipio departamento corregimiento parroquia préfecture kommune fylke vilayet ilçe"
)


def _either(words: str) -> str:
    """Return a word list as alternatives, the longest first, each with a capital or without one."""
    forms = {form for w in words.split() for form in (w, w[0].upper() + w[1:])}
    return sorted_out(sorted(forms, key=lambda w: (-len(w), w)))


def _many(words: str) -> str:
    return " ".join(map(plural, words.split()))


# "province", "Woreda"; "provinces", "Woredas": what follows or stands before is a place.
ONE = _either(f"{_ENGLISH} {_BORROWED}")
MANY = _either(_many(f"{_ENGLISH} {_BORROWED}"))
# The same with words that tell of places only where the sentence speaks of places.
ANY_ONE = _either(f"{_ENGLISH} {_LOOSE} {_BORROWED}")
ANY_MANY = _either(_many(f"{_ENGLISH} {_LOOSE} {_BORROWED}"))
BORROWED = _either(_BORROWED)
# What stands in places and is listed by them: "three zones in Sana: in Ayala and Boru".
SITED = (
    r"[Ss]ites|[Ll]ocations|[Pp]laces|[Zz]ones|[Pp]arks|[Hh]ubs|[Cc]lusters|[Ff]reeports|FEZs|SEZs|EPZs|FTZs"
)
# "the States of Sana and Bara", "the District of Rayo"
LEVEL = (
    r"(?:States?|Provinces?|Districts?|Count(?:y|ies)|Cit(?:y|ies)|Towns?|Municipalit(?:y|ies)|Regions?|Communes?|Governorates?|Prefectures?|Islands?|Emirates?|Cantons?|"
    r"Departments?|Territor(?:y|ies)|Townships?|Wards?|Villages?|Barangays?)"
)
