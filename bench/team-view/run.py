#!/usr/bin/env python3
"""Measures what a supervisor's view of fifty coaches costs, against that of one. See ../README.md.

usage: run.py [--rounds N] [--requests N] [--database sqlite|postgres] [--no-build] [--keep FILE]
"""
import argparse
import datetime
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, f"{ROOT}/bench/end-to-end")

from asking import SETTINGS, ask, token  # noqa: E402
from processes import Postgres, Server, cpu_seconds, free_port  # noqa: E402
from report import Report  # noqa: E402

API = f"{ROOT}/src/CpdGraph.Api/bin/Release/net10.0/CpdGraph.Api.dll"
TEAM = 50
TODAY = datetime.date.today()

VIEWS = {
    "readiness, supervision and gaps": """query Team($first: Int!) { viewer { supervisedCoaches(first: $first) { nodes {
        displayName tier referralReadiness { status } supervision { status arrangements { kind status nextDueOn } }
        gaps { competency { code } steps } currentPlan { status } } } } }""",
    "the same in words: every reason, requirement and area": """query Team($first: Int!) { viewer { supervisedCoaches(first: $first) { nodes {
        displayName tier employer { name } referralReadiness { status requirements { requirement { code title } met reason } }
        supervision { status arrangements { kind status nextDueOn reason minutesThisMonth } }
        gaps { competency { code statement } expected confirmed steps } competencyProfile { byArea { area { name } expected achieved } }
        currentPlan { status reviewOn } } } } }""",
    "names alone": "query Team($first: Int!) { viewer { supervisedCoaches(first: $first) { nodes { displayName } } } }",
}


def day(days_ago):
    return (TODAY - datetime.timedelta(days=days_ago)).isoformat()


def make_team(server):
    """Fifty coaches with two years behind them: posts, courses, tiers, meetings, assessments of all competencies, plans."""
    lena = token("lena", "SUPERVISOR")
    organisation = ask(server, lena, "{ organisations(first: 1, filter: { kinds: [PRIMARY_CARE_NETWORK] }) { nodes { id } } }")["organisations"]["nodes"][0]["id"]
    supervisor = ask(server, lena, "{ viewer { supervisor { id } } }")["viewer"]["supervisor"]["id"]
    codes = [c["code"] for a in ask(server, lena, "{ competencyFramework { areas { competencies { code } } } }")["competencyFramework"]["areas"] for c in a["competencies"]]
    four_days = ask(server, lena, '{ offer(by: { slug: "example-four-day-health-coaching-classroom" }) { id } }')["offer"]["id"]
    others = [o["id"] for o in ask(server, lena, "{ offers(first: 12, filter: { formats: [WEBINAR] }) { nodes { id } } }")["offers"]["nodes"]]
    present = len(ask(server, lena, "{ viewer { supervisedCoaches(first: 100) { nodes { id } } } }")["viewer"]["supervisedCoaches"]["nodes"])
    for number in range(TEAM - present):
        name = f"member-{number:02}"
        made = ask(server, lena, """mutation ($name: String!, $organisation: ID!, $day: Date!) { registerCoach(input: { displayName: $name, email: "coach@example.org"
            employment: { organisationId: $organisation, jobTitle: "Coach", startedOn: $day } }) { coach { id } invitationCode userErrors { message field } } }""",
                   name=name, organisation=organisation, day=day(700))["registerCoach"]
        coach, own = made["coach"]["id"], token(name, "COACH")
        ask(server, own, "mutation ($code: String!) { redeemInvitation(input: { code: $code }) { userErrors { message } } }", code=made["invitationCode"])
        ask(server, lena, """mutation ($coach: ID!, $supervisor: ID!, $from: Date!, $to: Date!) { assignCoachSupervisor(input: {
            coachId: $coach, supervisorId: $supervisor, kind: LINE_MANAGEMENT, startsOn: $from, endsOn: $to }) { userErrors { message } } }""",
            coach=coach, supervisor=supervisor, **{"from": day(690), "to": day(1)})
        record = """mutation ($offer: ID!, $day: Date!) { recordCompletion(input: { offer: { id: $offer }, occurredOn: $day, cpdMinutes: 60 }) {
            completion { id } userErrors { message field } } }"""
        proof = ask(server, own, record, offer=four_days, day=day(300))["recordCompletion"]["completion"]["id"]
        for place, offer in enumerate(others):
            ask(server, own, record, offer=offer, day=day(20 + place))
        ask(server, lena, """mutation ($coach: ID!, $day: Date!) { confirmReadinessRequirement(input: { coachId: $coach, requirementCode: "SETTING_INDUCTION", metOn: $day }) {
            userErrors { message } } }""", coach=coach, day=day(280))
        ask(server, lena, """mutation ($coach: ID!, $day: Date!) { awardCoachTier(input: { coachId: $coach, tier: TIER_1, awardedOn: $day, basis: "Portfolio." }) {
            userErrors { message } } }""", coach=coach, day=day(250))
        for month in range(12):
            ask(server, lena, """mutation ($coach: ID!, $day: Date!) { logSupervisionSession(input: { coachId: $coach, kind: LINE_MANAGEMENT, heldOn: $day, durationMinutes: 45 }) {
                userErrors { message } } }""", coach=coach, day=day(10 + 30 * month))
        assess = """mutation ($coach: ID, $kind: AssessmentKind!, $day: Date!, $items: [AssessmentItemInput!]!) {
            recordAssessment(input: { coachId: $coach, kind: $kind, assessedOn: $day, items: $items }) { userErrors { message field } } }"""
        levels = ["AWARE", "DEVELOPING", "COMPETENT"]
        items = [{"competency": {"code": code}, "attainment": levels[(number + place) % 3]} for place, code in enumerate(codes)]
        ask(server, own, assess, kind="SELF", day=day(200), items=items)
        ask(server, lena, assess, coach=coach, kind="SUPERVISOR", day=day(190), items=[{**item, "evidenceIds": [proof]} for item in items])
        ask(server, own, """mutation ($from: Date!, $to: Date!) { createPlan(input: { plan: { startsOn: $from, reviewOn: $to, actions: [{ key: "a", title: "Read" }] } }) {
            userErrors { message field } } }""", **{"from": day(30), "to": day(-150)})
    return lena


def sample(server, who, view, first, requests):
    body = json.dumps({"query": view, "variables": {"first": first}})
    before, started = cpu_seconds(server.pid), time.perf_counter()
    for _ in range(requests):
        answer = server.post("/graphql", body, who)
    return ((cpu_seconds(server.pid) - before) / requests * 1000, (time.perf_counter() - started) / requests * 1000, len(answer))


def measure(server, who, options, say):
    # Methods are compiled for good once they were called a thousand times.
    sample(server, who, next(iter(VIEWS.values())), 1, 1500)
    for name, view in VIEWS.items():
        for first in (1, TEAM):
            sample(server, who, view, first, 100)
        samples = {first: [] for first in (1, TEAM)}
        for _ in range(options.rounds):
            for first in samples:
                samples[first].append(sample(server, who, view, first, options.requests))
        say(f"\n{name}")
        say("              CPU ms  clock ms     bytes")
        for first, taken in samples.items():
            say(f"  {first:>2} of {TEAM}    {statistics.median(row[0] for row in taken):7.2f}   {statistics.median(row[1] for row in taken):7.2f}   {taken[0][2]:7}")
        for place, unit in ((0, "CPU"), (1, "clock")):
            say(f"  {TEAM} / 1 by {unit}: {statistics.median(more[place] / one[place] for one, more in zip(samples[1], samples[TEAM])):.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--requests", type=int, default=150, help="of one sample")
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--no-build", action="store_true")
    parser.add_argument("--keep", help="also write what is printed to this file")
    options = parser.parse_args()
    if not options.no_build:
        subprocess.run(["dotnet", "build", "-c", "Release", "-v", "quiet", "--nologo", f"{ROOT}/src/CpdGraph.Api"], check=True, stdout=subprocess.DEVNULL)
    report = Report(options.keep)
    say = report.say
    folder = tempfile.mkdtemp(prefix="cpdgraph-team-")
    postgres = None
    try:
        environment = dict(SETTINGS)
        if options.database == "postgres":
            postgres = Postgres(folder)
            environment |= {"Database__Provider": "PostgreSql", "ConnectionStrings__CpdGraph": f"Host=127.0.0.1;Port={postgres.port};Username=postgres;Database=bench"}
        data = [] if postgres else ["--data", f"{folder}/data"]
        for verb in ([["migrate"]] if postgres else []) + [["seed", "--demo"]]:
            subprocess.run(["dotnet", API, *verb, *data], env={**os.environ, **environment}, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        port = free_port()
        server = Server("cpdgraph", ["dotnet", API, "serve", "--urls", f"http://127.0.0.1:{port}", *data], environment, port, "/health/ready", f"{folder}/server.log")
        try:
            say(f"== team-view/run.py --database {options.database} --rounds {options.rounds} --requests {options.requests}")
            say(f"{TODAY}. {os.cpu_count()} cores shared by client and server; {platform.machine()}, Release; medians; one request at a time. "
                f"Load average at the start {os.getloadavg()[0]:.1f}.")
            measure(server, make_team(server), options, say)
            say(f"\nLoad average at the end {os.getloadavg()[0]:.1f}.")
        finally:
            server.stop()
    finally:
        if postgres:
            postgres.stop()
        shutil.rmtree(folder, ignore_errors=True)
    report.close()


if __name__ == "__main__":
    main()
