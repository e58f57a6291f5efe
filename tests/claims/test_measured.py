"""A rate, a share or a sum of money names what it is of, in words of its sentence."""

import pytest

from kg.claims.extract import Extractor
from kg.documents.load import read_bytes

HEAD = "The Lagos Free Zone was set up in 2015 by the Ministry of Trade of Nigeria.\n\n"

# (sentence, labels of its figures)
CASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    # the subject of the verb
    ("Landings of cod in the Lagos Free Zone rose 12 percent.", ("Landings of cod, growth of 12 percent",)),
    # each of two clauses has its own; a clause that names no thing asks whose its figure is
    (
        "In 2019 landings in the Lagos Free Zone rose 12 percent and thefts fell 3 percent.",
        ("landings, growth of 12 percent (2019)", "thefts, fall of 3 percent (2019, Lagos Free Zone?)"),
    ),
    (
        "The Lagos Free Zone shrank, the number of berths falling 12 percent and dues slashed 3 percent.",
        ("dues, fall of 3 percent", "number of berths, fall of 12 percent"),
    ),
    # what goes on about a figure is of the same
    (
        "Trade in the zone rose 5 percent to 3 billion dollars.",
        (
            "Trade in the zone, 3 billion dollars (Lagos Free Zone?)",
            "Trade in the zone, growth of 5 percent (Lagos Free Zone?)",
        ),
    ),
    ("The jobless rate of the Lagos Free Zone fell to 5 percent.", ("jobless rate, 5 percent",)),
    # the noun behind a rate, and before it
    (
        "There was a 12 percent increase in landings in the Lagos Free Zone.",
        ("landings, growth of 12 percent (Lagos Free Zone?)",),
    ),
    ("The Lagos Free Zone posted cargo growth of 12 percent.", ("cargo, growth of 12 percent",)),
    # what money is for, and what is worth it
    ("The Lagos Free Zone signed contracts worth $3 million.", ("contracts, $3 million",)),
    ("The Lagos Free Zone spent $3 million on quays.", ("quays, $3 million",)),
    ("The Lagos Free Zone has a $3 million fund.", ("fund, $3 million",)),
    # what is raised from one level to another
    ("The Lagos Free Zone raised the share of ferries to 30 percent.", ("share of ferries, 30 percent",)),
    (
        "The Lagos Free Zone will double its sales of nets to the islands from $3 million to $6 million.",
        ("sales of nets to the islands, $3 million", "sales of nets to the islands, $6 million"),
    ),
    (
        "The Lagos Free Zone raised the contribution of the fish trade to the GDP to $3 million.",
        ("contribution of the fish trade to the GDP, $3 million",),
    ),
    # what is built for a sum
    ("The Lagos Free Zone built its old pier for $3 million.", ("old pier, $3 million",)),
    # a number of things that stands before the verb
    ("The Lagos Free Zone raised the number of berths to 40.", ("number of berths, 40",)),
    # of what something makes up a share, also where letters of a name bear stops
    (
        "In 2019 the Lagos Free Zone accounted for 12 percent of all U.S. cod imports.",
        ("12 percent of all U.S. cod imports (2019)",),
    ),
    # a product by head is not the product, which both name themselves
    ("Nigeria had a GDP per capita of $3,000 in 2019.", ("GDP per head, $3,000 (2019)",)),
    # what weighs something
    ("The Lagos Free Zone produced 3 million tonnes of nets.", ("nets, 3 million tonnes",)),
    # nothing is told of what grew, or of what the money is
    (
        "The Lagos Free Zone showed the fastest growth of 12 percent.",
        ("growth of 12 percent, of what is not told",),
    ),
    ("The Lagos Free Zone received 12 million euros.", ("12 million euros, of what is not told",)),
    # a thing itself grew: it needs no further name
    ("Nigeria grew 5 percent in 2019.", ("growth of 5 percent (2019)",)),
    # "that of": the same kind of sum of something else, and a rate that goes on about it
    (
        "The revenue of the old port of Nigeria was $5 million, up 3 percent; "
        "that of the new port was $7 million, up 4 percent.",
        (
            "revenue of the old port, $5 million",
            "revenue of the old port, growth of 3 percent",
            "revenue of the new port, $7 million (Nigeria?)",
            "revenue of the new port, growth of 4 percent (Nigeria?)",
        ),
    ),
    # the year of what it is held against is not its own
    (
        "Nigeria's cod exports rose 7 percent from the same month in 2019.",
        ("cod exports, growth of 7 percent",),
    ),
    ("It grew 12 percent.", ("growth of 12 percent",)),
    # counts and sizes name what they are of by themselves
    ("The Lagos Free Zone spans 300 hectares and has 40 berths.", ("300 hectares", "40 berths")),
    # what falls below a level is at that level, and what was once is not to come
    (
        "Landings in the Lagos Free Zone will rise to 90 percent and thefts should fall below 5 percent.",
        ("Landings, 90 percent", "thefts, 5 percent (Lagos Free Zone?)"),
    ),
    (
        "Dues in the Lagos Free Zone are to fall 20 percent by 2030 and 70 percent by 2040.",
        ("Dues, fall of 20 percent (by 2030)", "Dues, fall of 70 percent (by 2040)"),
    ),
    # a conversion in brackets stands between a figure and its year
    (
        "Dues in the zone rose from 2 million dollars in 2018 to 3 million (2.7 million euros) in 2020.",
        (
            "Dues in the zone, 2 million dollars (2018, Lagos Free Zone?)",
            "Dues in the zone, 2.7 million euros (2020, Lagos Free Zone?)",
            "Dues in the zone, 3 million (2020, Lagos Free Zone?)",
        ),
    ),
    # a share of something
    ("The Lagos Free Zone has 8 percent of the old quays.", ("8 percent of the old quays",)),
    # the small word behind what is shared out is no part of it
    (
        "In the Lagos Free Zone firms get 8 percent of port services through an app.",
        ("8 percent of port services",),
    ),
    # a large number of MT is in metric tonnes
    ("Landings in the Lagos Free Zone reached 120,000 MT.", ("Landings, 120,000 MT",)),
    # what a unit alone does not tell is called by its kind
    ("In 2019 the Lagos Free Zone had a population of 3,000.", ("population, 3,000 (2019)",)),
    (
        "With an expected investment of over $500 million, the Lagos Free Zone is large.",
        ("investment, $500 million",),
    ),
    ("The Lagos Free Zone employs 62,000.", ("jobs, 62,000",)),
    # people tell by themselves what they are
    ("The Lagos Free Zone has 3,000 inhabitants.", ("3,000 inhabitants",)),
    # a number without a noun goes on about what is counted before it, but not behind "more than"
    (
        "The Lagos Free Zone made 1.35 million nets in 2019 from 1.13 million in 2018.",
        ("1.35 million nets (2019)", "nets, 1.13 million (2018)"),
    ),
    (
        "The Lagos Free Zone has about 300 yards, but only 10 make more than 100,000 a year.",
        ("300 yards",),
    ),
    # what a thing is long, strong or large
    ("The Lagos Free Zone has a 16-km utility corridor.", ("utility corridor, 16-km",)),
    ("The Lagos Free Zone has 60 km of rails.", ("rails, 60 km",)),
    ("The Lagos Free Zone built a 500 MW solar park in 2020.", ("solar park, 500 MW (2020)",)),
    ("The Lagos Free Zone is a 37-hectare industrial park.", ("industrial park, 37-hectare",)),
    ("The Lagos Free Zone offers 20,000 m2 of office space.", ("office space, 20,000 m2",)),
    # land by any name is just its size
    ("The Lagos Free Zone covers a total land area of 500 hectares.", ("500 hectares",)),
    # from where something lies so far off
    (
        "The Lagos Free Zone lies 130 kilometres (80 miles) south of Abuja, on a bay.",
        ("130 kilometres south of Abuja", "80 miles south of Abuja"),
    ),
    # an amount of something, and grants that a sum is for
    (
        "The Lagos Free Zone recorded the smallest amount of trade at $4.9 billion.",
        ("trade, $4.9 billion",),
    ),
    ("The Lagos Free Zone has $75 million port grants.", ("port grants, $75 million",)),
    # what stands where an area lies is not what it is of
    ("The Lagos Free Zone covers 300 hectares across five towns.", ("300 hectares", "five towns")),
    # what is held against the whole economy, also with a comma before tenths
    (
        "The budget deficit of Nigeria is expected to be 1,5% of GDP.",
        ("budget deficit, 1,5% of GDP",),
    ),
    # each part by where it comes from, or by what follows
    (
        "In Nigeria 18 percent came from wood and 15 percent from wind.",
        ("wood, 18 percent", "wind, 15 percent"),
    ),
    ("The Lagos Free Zone offers 100% foreign ownership.", ("foreign ownership, 100%",)),
    # a rate names what it moves before or behind; scopes are numbered and not counted
    ("Nigeria plans a 50 percent emissions reduction.", ("emissions, reduction of 50 percent",)),
    (
        "Nigeria wants a 65 percent reduction in scope 1 and 2 soot emissions.",
        ("soot emissions, reduction of 65 percent",),
    ),
    (
        "Nigeria wants to cut the thirst of its mills by 25 percent in 2030 and by 50 percent in 2050.",
        (
            "thirst of its mills, reduction of 25 percent (2030)",
            "thirst of its mills, reduction of 50 percent (2050)",
        ),
    ),
    ("The Lagos Free Zone gets 30 per cent more value.", ("growth of 30 per cent, of what is not told",)),
    # a label before a colon, and what a sum supports
    (
        "Nigeria has property tax: 0,4%, tax on capital gains: 20%.",
        ("property tax, 0,4%", "capital gains, 20%"),
    ),
    (
        "The budget of Nigeria holds an unallocated reserve, rising to $8 billion.",
        ("unallocated reserve, $8 billion",),
    ),
    # what stands before a colon names nothing where the thing follows, and "too" nothing anywhere
    ("Nigeria moves, too: 66 percent of residents would sail.", ("66 percent of residents",)),
    ("Nigeria kept 3 percent too.", ("3 percent",)),
    # what follows a count and is done by what is counted
    (
        "The Lagos Free Zone wants 3,000 sailors and about 80,000 to work there.",
        ("3,000 sailors", "sailors, 80,000"),
    ),
    # "would follow" and a province name no land
    (
        "The Lagos Free Zone would get 20 hectares and 300 hectares would follow.",
        ("20 hectares", "300 hectares"),
    ),
    # a verb is no part of a name, and land has no name of something else
    ("Nigeria will allow extra borrowing of 3 percent.", ("extra borrowing, 3 percent",)),
    (
        "Nigeria has property tax of 4% and a zone of 12,5 hectares.",
        ("property tax, 4%", "12,5 hectares"),
    ),
    # how fast something is, and how long something lasts
    ("Ships of the Lagos Free Zone reach speeds of 30 km/hour.", ("speeds, 30 km/hour",)),
    ("The Lagos Free Zone was leased for a period of 20 years.", ("period, 20 years",)),
    # by when something is to be reached, also behind the other end of a range
    ("By 2034, the Lagos Free Zone will have 160,000 masts.", ("160,000 masts (by 2034)",)),
    (
        "Nigeria is to cut its soot emissions by 17-18% by 2030.",
        ("soot emissions, reduction of 17-18% (by 2030)", "soot emissions, reduction of 18% (by 2030)"),
    ),
    (
        "Nigeria aims to lift its share of the net market from 2% today to 10% by 2035.",
        ("share of the net market, 2%", "share of the net market, 10% (by 2035)"),
    ),
    # for what or how often a figure holds
    ("Nigeria has a tariff of $0.03 per kilowatt-hour.", ("tariff, $0.03 per kilowatt-hour",)),
    ("Nigeria built 150,000 homes annually.", ("150,000 homes annually",)),
    # a name before the figure is better than words behind it
    ("Nigeria has a road network of 177,800 km out of which much is old.", ("road network, 177,800 km",)),
    # a credit that covers a part of something is no rate of tax, and a verb ends a name
    ("Nigeria offers tax credits covering 30% of capital costs.", ("30% of capital costs",)),
    ("In Nigeria 74 percent of funds went to land.", ("74 percent of funds",)),
    # people at work beside firms are no firms, and the year of the beginning is not theirs
    (
        "The Lagos Free Zone, which was gazetted in 2019, hosts 42 companies and employs 6,300 people.",
        ("42 companies", "6,300 people"),
    ),
    # of whom a size is told: of what an apposition explains, not of who built it
    ("The Lagos Free Zone holds the Amaro Industrial Park, a 35-hectare site.", ("35-hectare",)),
    (
        "Nigeria built the Noor complex, an array of mirrors spread over 3,000 hectares.",
        ("3,000 hectares (Nigeria?)",),
    ),
    # a part of a number of things
    ("The Lagos Free Zone scrapped one percent of its 12,500 nets.", ("nets, one percent", "12,500 nets")),
    # what a relative clause measures
    (
        "The Lagos Free Zone must move away from raw nets, which reached 70%.",
        ("raw nets, 70% (Lagos Free Zone?)",),
    ),
    # both ends of a rise, each with its own year or none
    (
        "The road network of the Lagos Free Zone has increased from 41 km in 1990 to 63 km today.",
        ("road network, 41 km (1990)", "road network, 63 km"),
    ),
    # an amount of land
    (
        "The Lagos Free Zone must increase the amount of tilled land to 3 hectares by 2030.",
        ("tilled land, 3 hectares (by 2030)",),
    ),
    # the other end of a range has the same currency
    (
        "The Lagos Free Zone is to raise the fund's assets, from USD 600 million to over 7 billion.",
        ("fund's assets, USD 600 million", "fund's assets, USD 7 billion"),
    ),
    # a share of what stands right behind it
    (
        "The Lagos Free Zone aims at 100 percent zero-emission boat purchases by 2027.",
        ("zero-emission boat purchases, 100 percent (by 2027)",),
    ),
    # both ends of a range are of what stands behind it
    (
        "The credits of the Lagos Free Zone cover between 30% and 50% of mooring costs.",
        ("mooring costs, 30% (Lagos Free Zone?)", "50% of mooring costs (Lagos Free Zone?)"),
    ),
    # those of whom a share is told
    (
        "The Lagos Free Zone has a fleet of old boats, 60% of which are ferries.",
        ("ferries, 60%",),
    ),
    # what equals a share
    (
        "The Lagos Free Zone has a net debt equivalent to 30.8% of GDP.",
        ("net debt, 30.8% of GDP",),
    ),
    # the whole economy with capitals
    (
        "Mooring in the Lagos Free Zone amounts to 5 per cent of Gross Domestic Product.",
        ("Mooring, 5 per cent of Gross Domestic Product",),
    ),
    # a share of what was just told
    (
        "Though the Lagos Free Zone spends much on nets, only 2 percent of this spending is at home.",
        ("2 percent of this spending",),
    ),
    # with what a thing is only compared: the others own their figures
    (
        "The use rate of the Lagos Free Zone is 7%, below Kenya's 6%, and beats Uganda (5%) and Peru (4%).",
        ("use rate, 7%", "use rate, 6%", "use rate, 5%", "use rate, 4%"),
    ),
    # what something costs elsewhere
    (
        "It costs $1,808 to move a box in the Lagos Free Zone vs. $925 in Mexico or $280 in Peru.",
        ("move a box, $1,808", "move a box, $925", "move a box, $280"),
    ),
    # estimated and valued at
    (
        "New rights in the Lagos Free Zone are valued at over $24 billion.",
        ("New rights, $24 billion",),
    ),
    # a sum in brackets behind what it is for
    (
        "New works involve two bidding rounds ($150m) for the Lagos Free Zone.",
        ("two bidding rounds, $150m (Lagos Free Zone?)",),
    ),
    # a sum that something fell from
    (
        "The sum given to the Lagos Free Zone is 398 million baht, a significant drop from 900 million baht.",
        (
            "sum given to the Lagos Free Zone, 398 million baht",
            "sum given to the Lagos Free Zone, 900 million baht",
        ),
    ),
    # from the lower to the upper end
    (
        "The Lagos Free Zone pays subsidies ranging from 12 to 40 per cent.",
        ("subsidies, 12 to 40 per cent", "subsidies, 40 per cent"),
    ),
    # a rate that is reduced is a level
    (
        "The Lagos Free Zone has a reduced tax rate of 5%.",
        ("reduced tax rate, 5%",),
    ),
    # a growth behind a verb of seeing
    (
        "The number of yards in the Lagos Free Zone witnessed a remarkable 36% increase.",
        ("number of yards, growth of 36%",),
    ),
    # the level of the year before
    (
        "The use rate of the Lagos Free Zone was 6 per cent, a fall from the previous year's 8 per cent.",
        ("use rate, 6 per cent", "use rate, 8 per cent"),
    ),
    # a currency with a stop, thousandths with a comma
    (
        "The Lagos Free Zone gave Kshs.601.69 million to 3,5 thousand new yards.",
        ("3,5 thousand new yards", "Kshs.601.69 million"),
    ),
    # both ends of a move by rail
    (
        "The Lagos Free Zone is raising the movement of cargo by rail from the current 35 tons to 90 tons.",
        ("movement of cargo by rail, 35 tons", "movement of cargo by rail, 90 tons"),
    ),
    # a part of what was just told
    (
        "The Lagos Free Zone has a road network of 177 km out of which only 63 km is paved.",
        ("road network, 177 km", "road network, 63 km (Lagos Free Zone?)"),
    ),
    # what accounts for a share, and the whole
    (
        "Spending on nets in the Lagos Free Zone constituted 8% of the total spending.",
        ("Spending on nets, 8% of the total spending",),
    ),
    # what those do of whom a share is told
    (
        "The Lagos Free Zone says that 48% of its crews are employed in yards, while 24% work in sheds.",
        ("48% of its crews employed in yards", "crews, 24% work in sheds"),
    ),
    # no verb of those of whom it is told
    (
        "Products that are at least 51% of local make are sold in the Lagos Free Zone.",
        ("51% of local make (Lagos Free Zone?)",),
    ),
)


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[c[0] for c in CASES])
def test_a_figure_names_what_it_is_of(extractor: Extractor, sentence: str, expected: tuple[str, ...]) -> None:
    """The label of a figure tells its thing, what of that is measured and how much; it asks if it guesses."""
    found = extractor.extract(read_bytes((HEAD + sentence).encode(), "zone.txt"))
    labels = sorted(r.label.partition(": ")[2] or r.label for r in found.referents if r.kind == "Statistic")
    assert labels == sorted(expected)


def test_figures_of_different_things_stay_apart(extractor: Extractor) -> None:
    """Two growths by the same rate are two figures, and an unsaid one is only likely."""
    text = "Landings in the Lagos Free Zone rose 12 percent. Dues in the Lagos Free Zone rose 12 percent."
    found = extractor.extract(read_bytes((HEAD + text).encode(), "zone.txt"))
    assert len({c.subject for c in found.claims if c.predicate == "kg:value"}) == 2


def test_units() -> None:
    """Every sentence is tried."""
    assert len(CASES) == 101
