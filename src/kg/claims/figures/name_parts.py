"""The parts of the patterns of names that figures are of: a name, a long one, hedges before a number, words of rates."""

STOP = r"(?:went|goes|came|comes|rose|fell|grew|and|or|but|which|that|who|while|by|to|from|at|as|is|are|was|were|will|has|have|had|in|on|for|of|with|per(?!\s+(?:capita|head|person|inhabitant)\b)|compared|than|after|before|since|during|over|under|between|up|down|the|an?|its|their|year-on-year|respectively|against)"
WORD = rf"(?:(?:[A-Z]\.){{2,4}}|(?!{STOP}\b|[\d–-])[\w’'&/-]+)"
LETTERS = r"[\w’'&/-]"
NAME = rf"(?:(?:all|the|its|their|our|an?)\s+){{0,2}}(?P<what>{WORD}(?:\s+{WORD}){{0,4}}(?:\s+\([A-Z][A-Za-z &]{{1,28}}\)\s+{WORD})?(?:\s+(?:of|per(?!\s+(?:year|annum|day|month|week|hour|cent|tonne|ton|km|hectare|acre|unit)\b))\s+(?:the\s+)?{WORD}(?:\s+{WORD}){{0,2}})?)"
# "the share of ferries in the trade of the ports": a name with all that hangs on it.
LONG_NAME = rf"(?:(?:all|the|its|their|our|an?)\s+){{0,2}}(?P<what>{WORD}(?:\s+{WORD}){{0,4}}(?:\s+\([A-Z]{{2,6}}\)(?:\s+{WORD}){{0,2}})?(?:\s+(?:of|in|for|with|to|on|by|at|from)\s+(?:(?:the|its|all|our)\s+)?{WORD}(?:\s+{WORD}){{0,3}}(?:\s+and\s+{WORD}(?:\s+{WORD}){{0,2}})?){{0,3}}?)"
HEDGE = r"(?:(?:an?\s+(?:average|total|maximum|minimum)\s+of|up\s+to|(?:in\s+)?excess\s+of|at\s+least|more\s+than|less\s+than|as\s+much\s+as|no\s+more\s+than|about|around|over|under|some|nearly|almost|roughly|only|just|approximately|an?|estimated|average|total|almost|(?:the\s+)?(?:current|present|existing)|today[’']s)\s+){0,3}"
RATE = r"(?:growth|expansion|increases?|rise|jump|gain|surge|declines?|drop|falls?|decrease|contraction|reductions?|cuts?|savings?|hike|slump)"
