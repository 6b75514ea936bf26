"""What is asked, of the product and of the hand-written sides, and with which parameters."""
import json

TYPENAME = "{ __typename }"
Q1 = ("query Offer($id: ID!) { offer(by: { id: $id }) { id title summary format status delivery { cpdMinutes } price { amount { amount } } "
      "provider { id name kind } competencyMappings { coverage competency { code statement area { code name } } } } }")
Q2 = ("query Offers($format: OfferFormat!, $area: ID!, $after: String) { offers(first: 20, after: $after, filter: { formats: [$format], areaIds: [$area] }, "
      "orderBy: [{ field: TITLE, direction: ASC }]) { nodes { id title format delivery { cpdMinutes } price { amount { amount } } provider { id name } "
      "competencyMappings { coverage competency { code statement } } } } }")
Q2_CURSOR = ("query Cursor($format: OfferFormat!, $area: ID!, $after: String) { offers(first: 20, after: $after, filter: { formats: [$format], areaIds: [$area] }, "
             "orderBy: [{ field: TITLE, direction: ASC }]) { pageInfo { endCursor } } }")
Q3 = ("query Coach($id: ID!, $n: Int!) { coach(id: $id) { id displayName employer { id name odsCode } completions(first: $n) { nodes { id occurredOn outcome "
      "cpdMinutes cost { amount } offer { id title provider { name } competencyMappings { competency { code } } } } } } }")

Q4 = ("query Numbers($id: ID!, $from: Date!, $to: Date!) { workforceDashboard(filter: { organisationIds: [$id], period: { from: $from, to: $to } }) { coachCount { value } "
      "bySource: completions(by: FUNDING_STREAM) { key label count { value suppressed } } byArea: completions(by: COMPETENCY_AREA) { key label count { value suppressed } } } }")

# Whole years with enough completions for an organisation's numbers not to be hidden.
YEARS = [2021, 2022, 2023, 2024, 2025]

FORMATS = ["COURSE", "WORKSHOP", "E_LEARNING", "WEBINAR", "PROGRAMME"]
PAGES = 10
REQUESTS = 4000


def graphql(document, variables=None):
    return json.dumps({"query": document, **({"variables": variables} if variables is not None else {})}, separators=(",", ":"))


def plain(**parameters):
    return json.dumps(parameters, separators=(",", ":"))


def spread(i):
    """Even over everything that is asked about, and without a pattern that a cache could like."""
    return (i * 7919) % 1000003


def typename(_):
    return [("-", graphql(TYPENAME), graphql(TYPENAME))]


def offer(parameters):
    ids = parameters["offers"]
    chosen = [ids[spread(i) % len(ids)] for i in range(REQUESTS)]
    return [("-", graphql(Q1, {"id": id}), plain(id=id)) for id in chosen]


def offers(parameters):
    pages = parameters["pages"]
    chosen = [pages[spread(i) % len(pages)] for i in range(REQUESTS)]
    return [("-", graphql(Q2, {"format": p["format"], "area": p["area"], **({"after": p["after"]} if p["after"] else {})}),
             plain(format=p["format"], area=p["area"], offset=p["offset"])) for p in chosen]


def coach(count):
    def requests(parameters):
        coaches, tokens = parameters["coaches"], parameters["tokens"]
        chosen = [spread(i) % len(coaches) for i in range(REQUESTS)]
        return [(tokens[c], graphql(Q3, {"id": coaches[c], "n": count}), plain(id=coaches[c], n=count)) for c in chosen]
    return requests


def numbers(years):
    def requests(parameters):
        asked = [(id, year) for year in years for id in parameters["organisations"]]
        chosen = [asked[spread(i) % len(asked)] for i in range(REQUESTS)]
        return [(parameters["steward"], graphql(Q4, {"id": id, "from": f"{year}-04-01", "to": f"{year + 1}-03-31"}),
                 plain(id=id, **{"from": f"{year}-04-01", "to": f"{year + 1}-03-31"})) for id, year in chosen]
    return requests


# name: (what it asks, sides beside the product with their paths, ratios that must be reached)
OPERATIONS = {
    "typename": ("{ __typename }", typename, {"static": "/static"}, {"static": 0.6}),
    "q1": ("offer by id, with provider, competencies and their areas", offer, {"sql": "/q1", "memory": "/q1"}, {"sql": 2, "memory": 0.6}),
    "q2": ("page of 20 offers by format and area, sorted by title, with provider and competencies", offers,
           {"sql": "/q2", "memory": "/q2"}, {"sql": 10, "memory": 0.6}),
    "q3": ("signed in: own record with employer and the last 50 completions, each with offer, provider, competencies", coach(50),
           {"sql": "/q3"}, {"sql": 1}),
    "q3x500": ("the same with the last 500", coach(500), {"sql": "/q3"}, {}),
    "q4": ("numbers of one of 100 organisations for the last financial year: coaches, completions by funding source and by area", numbers(YEARS[-1:]),
           {"sql": "/q4"}, {"sql": 10}),
    "q4years": ("the same for five years, more than the product keeps answers of", numbers(YEARS), {"sql": "/q4"}, {}),
}
