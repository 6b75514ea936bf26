#!/usr/bin/env python3
"""Measures a dashboard's overview over a large workforce: the first time that somebody asks for a scope, and every time after. See ../README.md.

usage: run.py [--coaches N] [--completions N] [--folder DIR] [--no-build] [--keep FILE]
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
from processes import Server, cpu_seconds, free_port, memory_mib  # noqa: E402
from report import Report  # noqa: E402

API = f"{ROOT}/src/CpdGraph.Api/bin/Release/net10.0/CpdGraph.Api.dll"
BENCH = f"{ROOT}/bench/CpdGraph.Bench/bin/Release/net10.0/CpdGraph.Bench.dll"
MOST = 50  # ms at the server, whoever asks first or again

SAFE = "{ value suppressed label }"
OVERVIEW = f"""query Overview($filter: DashboardFilter!) {{ workforceDashboard(filter: $filter) {{
  generatedAt snapshotOf disclosure {{ smallestShown roundedTo exact sourceReference }} period {{ from to }} coachCount {SAFE}
  readiness {{ status count {SAFE} topMissing {{ code title }} }} tiers {{ tier count {SAFE} movedUp {SAFE} }} supervision {{ kind status count {SAFE} }}
  funding {{ stream {{ code name }} coachCount {SAFE} allocated {{ amount currency }} committed {{ amount }} spent {{ amount }} remaining {{ amount }} }}
  offers {{ channel count accreditedCount upcomingRunCount }} places {{ runs offered booked {SAFE} attended {SAFE} didNotAttend {SAFE} }}
  previous {{ period {{ from to }} coachCount {SAFE} readiness {{ status count {SAFE} }} }} }} }}"""
# What the page asks for when somebody opens it, but for names and choices that are in memory.
PAGE = f"""query Page($filter: DashboardFilter!) {{ workforceDashboard(filter: $filter) {{
  snapshotOf period {{ from to }} coachCount {SAFE} readiness {{ status count {SAFE} topMissing {{ title }} }} supervision {{ kind status count {SAFE} }}
  learning {{ completionCount {SAFE} coachCount {SAFE} formalMinutes informalMinutes }} funding {{ spent {{ amount }} }}
  completions(by: MONTH) {{ key label count {SAFE} cpdMinutes }} gaps(first: 5) {{ competency {{ code statement }} coachesInNeed {SAFE} offerCount upcomingRunCount }}
  previous {{ period {{ from to }} coachCount {SAFE} readiness {{ status count {SAFE} }} supervision {{ kind status count {SAFE} }} learning {{ formalMinutes }}
    funding {{ spent {{ amount }} }} }} }} }}"""
ALL = f"""query All($filter: DashboardFilter!) {{ workforceDashboard(filter: $filter) {{
  learning {{ completionCount {SAFE} coachCount {SAFE} formalMinutes informalMinutes }} byMonth: completions {{ key count {SAFE} cpdMinutes }}
  byChannel: completions(by: OFFER_CHANNEL) {{ key count {SAFE} }} byArea: completions(by: COMPETENCY_AREA) {{ key count {SAFE} }}
  byEmployer: completions(by: ORGANISATION) {{ key count {SAFE} }} bySource: completions(by: FUNDING_STREAM) {{ key count {SAFE} }}
  competencyCoverage {{ area {{ code }} tier coaches {SAFE} achievedShare }} gaps(first: 15) {{ competency {{ code }} coachesInNeed {SAFE} offerCount upcomingRunCount }}
  previous {{ learning {{ completionCount {SAFE} formalMinutes }} byMonth: completions {{ key count {SAFE} }} }} }} }}"""


def timed(server, who, query, filter):
    body = json.dumps({"query": query, "variables": {"filter": filter}})
    cpu, started = cpu_seconds(server.pid), time.perf_counter()
    answer = server.post("/graphql", body, who)
    if b'"errors":[' in answer:
        raise SystemExit(answer[:1000].decode())
    return (time.perf_counter() - started) * 1000, (cpu_seconds(server.pid) - cpu) * 1000, len(answer)


def months(count):
    first = datetime.date.today().replace(day=1)
    for _ in range(count):
        last = first - datetime.timedelta(days=1)
        first = last.replace(day=1)
        yield {"from": first.isoformat(), "to": last.isoformat()}


def measure(server, say):
    steward, anya = token("stella", "STEWARD"), token("anya", "ANALYST")
    day = ask(server, steward, "{ workforceDashboard { snapshotOf coachCount { label } } }")["workforceDashboard"]
    say(f"Snapshot of {day['snapshotOf']}, {day['coachCount']['label']} coaches. The server takes {memory_mib(server.pid):.0f} MiB.")
    ids = ask(server, steward, "{ organisations(first: 100, filter: { kinds: [INTEGRATED_CARE_BOARD, NHS_REGION] }) { nodes { id } } }")["organisations"]["nodes"]
    areas = [{"organisationIds": [row["id"]], "organisationsAs": basis} for row in ids for basis in ("AS_NOW", "AS_AT_THE_DAY")]
    everyone = [{"period": period} for period in months(20)] + [{"tiers": [tier]} for tier in ("TIER_1", "TIER_2", "TIER_3")]

    # Code is compiled first, with scopes that are not measured.
    for query in (OVERVIEW, PAGE, ALL):
        for filter in areas[-20:]:
            timed(server, steward, query, filter)

    for name, query, wanted in (("D1, the overview", OVERVIEW, MOST), ("the page's overview", PAGE, None), ("all other numbers", ALL, None)):
        say(f"\n{name}                           ms clock: median   most      CPU ms: median     bytes   (of as many scopes)")
        for who, scopes, what in ((steward, everyone, "everyone, 20 months and 3 tiers"), (steward, [{}], "everyone, this year so far"), (anya, [{}], "an analyst's board, this year so far"),
                                  (steward, areas[:-20], "boards and regions, both ways")):
            for kind in ("first", "again"):
                samples = [timed(server, who, query, filter) for filter in scopes]
                median, most = statistics.median(row[0] for row in samples), max(row[0] for row in samples)
                over = sum(row[0] > (wanted or most) for row in samples)
                verdict = "" if wanted is None else f"   must be at most {wanted}: {'reached' if over == 0 else f'{over} over it'}"
                say(f"  {what:38} {kind:6} {median:14.1f} {most:6.1f} {statistics.median(row[1] for row in samples):18.1f} {samples[0][2]:10}   {len(samples):3}{verdict}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--coaches", type=int, default=5000)
    parser.add_argument("--completions", type=int, default=1_000_000)
    parser.add_argument("--folder", help="made by CpdGraph.Bench workforce; left out: made anew")
    parser.add_argument("--no-build", action="store_true")
    parser.add_argument("--keep", help="also write what is printed to this file")
    options = parser.parse_args()
    if not options.no_build:
        for project in ("src/CpdGraph.Api", "bench/CpdGraph.Bench"):
            subprocess.run(["dotnet", "build", "-c", "Release", "-v", "quiet", "--nologo", f"{ROOT}/{project}"], check=True, stdout=subprocess.DEVNULL)
    report = Report(options.keep)
    say = report.say
    folder = tempfile.mkdtemp(prefix="cpdgraph-dashboards-")
    data = options.folder or f"{folder}/data"
    environment = dict(SETTINGS)
    try:
        if not options.folder:
            os.makedirs(data)
            subprocess.run(["dotnet", BENCH, "workforce", data, str(options.coaches), str(options.completions)], check=True)
        port = free_port()
        server = Server("cpdgraph", ["dotnet", API, "serve", "--urls", f"http://127.0.0.1:{port}", "--data", data], environment, port, "/health/ready", f"{folder}/server.log")
        try:
            say(f"== dashboards/run.py --coaches {options.coaches} --completions {options.completions}")
            say(f"{datetime.date.today()}. {os.cpu_count()} cores shared by client and server; {platform.machine()}, Release; one request at a time, over HTTP. "
                f"Load average at the start {os.getloadavg()[0]:.1f}.")
            steward = token("stella", "STEWARD")
            started = time.perf_counter()
            while True:
                try:
                    ask(server, steward, "{ workforceDashboard { snapshotOf } }")
                    break
                except (SystemExit, OSError):
                    if time.perf_counter() - started > 600:
                        raise
                    time.sleep(0.2)
            say(f"The first snapshot was there {time.perf_counter() - started:.1f} s after the server.")
            measure(server, say)
            say(f"\nLoad average at the end {os.getloadavg()[0]:.1f}.")
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    report.close()


if __name__ == "__main__":
    main()
