"""Which figures need words for what they are of, by what they tell."""

# Indicators of which the unit alone does not tell what is measured.
OF_SOMETHING = frozenset(
    {
        *("ind-growth-rate", "ind-reduction-rate", "ind-share", "ind-tax-rate", "ind-money", "ind-cost"),
        *(
            "ind-investment",
            "ind-budget",
            "ind-loans",
            "ind-revenue",
            "ind-output",
            "ind-exports",
            "ind-imports",
        ),
        *(
            "ind-trade",
            "ind-mass",
            "ind-capacity",
            "ind-public-spending",
            "ind-foreign-investment",
            "ind-income",
        ),
        *(
            "ind-gdp",
            "ind-gdp-share",
            "ind-rd-intensity",
            "ind-population-share",
            "ind-area-share",
            "ind-growth-factor",
            "ind-emissions",
            "ind-energy",
        ),
        *("ind-length", "ind-duration", "ind-speed", "ind-volume", "ind-throughput", "ind-computing-power"),
        *("ind-land-area", "ind-floor-area"),
    }
)
# What a sentence tells of the thing that it names, not of what the passage is about.
OF_THE_THING = frozenset(
    {
        *("ind-land-area", "ind-floor-area", "ind-population", "ind-gdp", "ind-gdp-per-capita"),
        *("ind-length", "ind-distance", "ind-duration"),
    }
)
OF_LAND = frozenset({"ind-land-area", "ind-floor-area"})
# What a thing has of which the name may follow: "a 16-km corridor".
OF_THINGS = frozenset(
    f"ind-{one}" for one in ("length", "capacity", "speed", "mass", "energy", "volume", "share")
)
# What such a figure is of is told beside it or not at all.
OWN_THING = OF_LAND | (OF_THINGS - {"ind-share"})
# Of these the label tells the whole, too.
WHOLES = frozenset({"ind-share", "ind-population-share", "ind-area-share"})
# Two figures of the same size of these are one only if the same is said of them.
NAMELESS = WHOLES | {"ind-growth-rate", "ind-reduction-rate", "ind-tax-rate"}
# Of these nothing is known as long as nobody says what they are of.
NEEDS_IT = frozenset({"ind-growth-rate", "ind-reduction-rate", "ind-money"})
# A sum that stands before a thing may be what that costs: "a $70 million hydrogen hub".
MONEY = frozenset(
    f"ind-{one}" for one in ("money", "cost", "investment", "budget", "loans", "public-spending")
)
# What is said of a rate of which the text does not tell what grew.
UNTOLD = "of what is not told"
