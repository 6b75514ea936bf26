#!/usr/bin/env python3
"""Measures the product's server against what one would write by hand for the same answers. See ../README.md.

usage: run.py [--rounds N] [--seconds S] [--only q1,q2] [--long] [--no-build] [--set NAME=VALUE ...] [--keep FILE]
"""
import argparse
import base64
import datetime
import glob
import json
import os
import platform
import shutil
import statistics
import subprocess
import tempfile
import time

from operations import FORMATS, OPERATIONS, PAGES, Q2_CURSOR, graphql
from processes import Postgres, Server, cpu_seconds, free_port, memory_mib
from report import Report

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
API = f"{ROOT}/src/CpdGraph.Api/bin/Release/net10.0/CpdGraph.Api.dll"
PEERS = f"{ROOT}/bench/CpdGraph.Bench.Peers/bin/Release/net10.0/CpdGraph.Bench.Peers.dll"
CONNECTIONS = 32
PRODUCT = "cpdgraph"

# What stands in the way of 500 completions, and of one address that plays all clients. Nothing else differs from what is delivered.
RAISED = {"GraphQL__Limits__MaxPageSize": "500", "GraphQL__Limits__MaxCostSignedIn": "1000000", "RateLimit__Enabled": "false"}

# Npgsql prepares a statement at its second use, as the hand-written side's pool does; the pool is as large on both sides.
POOL = "Minimum Pool Size=10;Maximum Pool Size=10;Max Auto Prepare=64;Auto Prepare Min Usages=2;No Reset On Close=true"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=4, help="of one measured load")
    parser.add_argument("--warm", type=int, default=2, help="seconds before each measured load that do not count")
    parser.add_argument("--only", default=",".join(OPERATIONS))
    parser.add_argument("--long", action="store_true", help="7 rounds of 10 seconds")
    parser.add_argument("--no-build", action="store_true")
    parser.add_argument("--set", action="append", default=[], help="an environment variable of the product's server, for comparing settings")
    parser.add_argument("--keep", help="also write what is printed to this file")
    options = parser.parse_args()
    if options.long:
        options.rounds, options.seconds, options.warm = 7, 10, 4
    return options


def known(settings):
    """Of these settings those that the server knows: it stops at others, and an older one can be measured too."""
    sources = "".join(open(path).read() for path in glob.glob(f"{ROOT}/src/CpdGraph.Api/**/*Limit*.cs", recursive=True))
    return {name: value for name, value in settings.items() if f" {name.split('__')[-1]} {{" in sources}


def build():
    for project in ("src/CpdGraph.Api", "bench/CpdGraph.Bench.Peers"):
        subprocess.run(["dotnet", "build", "-c", "Release", "-v", "quiet", "--nologo", f"{ROOT}/{project}"], check=True, stdout=subprocess.DEVNULL)


def wrk(server, path, requests_file, seconds, method="POST"):
    environment = {**os.environ, "BENCH_LOAD": requests_file, "BENCH_METHOD": method}
    run = subprocess.run(["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", f"{HERE}/load.lua", server.url + path],
                         env=environment, capture_output=True, text=True, check=True)
    line = next(line for line in run.stdout.splitlines() if line.startswith("RESULT"))
    count, micros, p50, p99, errors, size = map(float, line.split()[1:])
    return {"count": count, "seconds": micros / 1e6, "p50": p50 / 1000, "p99": p99 / 1000, "errors": errors, "bytes": size / max(count, 1)}


def cursors(product, parameters):
    """The pages that Q2 asks for. The product's cursors say what others say by an offset."""
    pages = []
    for kind in FORMATS:
        for area in parameters["areas"]:
            after = None
            for page in range(PAGES):
                pages.append({"format": kind, "area": area, "after": after, "offset": page * 20})
                variables = {"format": kind, "area": area, **({"after": after} if after else {})}
                answer = json.loads(product.post("/graphql", graphql(Q2_CURSOR, variables)))
                after = answer["data"]["offers"]["pageInfo"]["endCursor"]
    return pages


def check(sides, requests):
    """Every side must give the same bytes, or the comparison is worth nothing."""
    paths = {name: path for name, (_, path) in sides.items()}
    for token, ours, theirs in requests[:: max(1, len(requests) // 25)]:
        product, _ = sides[PRODUCT]
        wanted = product.post("/graphql", ours, token)
        if b'"errors"' in wanted or b":null}" in wanted:
            raise SystemExit(f"The product answered with errors or nothing:\n{wanted[:600]}")
        for name, (server, path) in sides.items():
            if name != PRODUCT and (got := server.post(path, theirs, token)) != wanted:
                same = json.dumps(json.loads(got)) == json.dumps(json.loads(wanted))
                if not same:
                    raise SystemExit(f"{name}{paths[name]} answers otherwise.\nproduct: {wanted[:1500]}\n{name}: {got[:1500]}")


def measure(server, path, file, options, database):
    wrk(server, path, file, options.warm)
    cpu, data = cpu_seconds(server.pid), database.cpu_seconds()
    load = wrk(server, path, file, options.seconds)
    cpu, data = cpu_seconds(server.pid) - cpu, database.cpu_seconds() - data
    return {**load, "rps": load["count"] / load["seconds"], "cpu": 1000 * cpu / load["count"], "db": 1000 * data / load["count"], "rss": memory_mib(server.pid)}


def median(samples, key):
    return statistics.median(sample[key] for sample in samples)


def tell(report, name, samples):
    what, _, _, wanted = OPERATIONS[name]
    ours = samples[PRODUCT]
    report.say(f"\n{name}: {what}")
    report.say(f"  {'':10} {'req/s':>8} {'(least-most)':>15} {'CPU ms':>8} {'db ms':>7} {'p50 ms':>7} {'p99 ms':>7} {'MiB':>5} {'bytes':>7} {'errors':>6}")
    for side, rows in samples.items():
        spread = f"{min(r['rps'] for r in rows):.0f}-{max(r['rps'] for r in rows):.0f}"
        report.say(f"  {side:10} {median(rows, 'rps'):8.0f} {spread:>15} {median(rows, 'cpu'):8.4f} {median(rows, 'db'):7.4f} {median(rows, 'p50'):7.2f} "
                   f"{median(rows, 'p99'):7.2f} {median(rows, 'rss'):5.0f} {median(rows, 'bytes'):7.0f} {sum(r['errors'] for r in rows):6.0f}")
    for side, rows in samples.items():
        if side != PRODUCT:
            # Of each round by itself: what slows the machine down slows both sides of a round.
            ratio = statistics.median(a["rps"] / b["rps"] for a, b in zip(ours, rows))
            cpu = statistics.median(b["cpu"] / a["cpu"] for a, b in zip(ours, rows))
            verdict = "" if side not in wanted else f"   must be {wanted[side]}: {'reached' if ratio >= wanted[side] else 'MISSED'}"
            report.say(f"  requests a second, {PRODUCT} / {side}: {ratio:.2f}   by server CPU: {cpu:.2f}{verdict}")


def main():
    options = arguments()
    chosen = [name for name in OPERATIONS if name in options.only.split(",")]
    report = Report(options.keep)
    if not options.no_build:
        build()
    folder = tempfile.mkdtemp(prefix="cpdgraph-bench-")
    servers, database = [], None
    try:
        database = Postgres(folder)
        key = base64.b64encode(b"bench bench bench bench bench bench!").decode()
        connection = f"Host=127.0.0.1;Port={database.port};Username=postgres;Database=bench"
        common = {
            "DOTNET_ThreadPool_UnfairSemaphoreSpinLimit": "0",
            "Database__Provider": "PostgreSql",
            "ConnectionStrings__CpdGraph": connection,
            "Authentication__DevelopmentKey": key,
            # Development sign-in exists there alone; nothing else of the environment is asked for.
            "ASPNETCORE_ENVIRONMENT": "Development",
            # The product writes a line an operation at the level below; nobody else in the comparison would.
            "Logging__LogLevel__Default": "Warning",
        }
        subprocess.run(["dotnet", API, "migrate"], env={**os.environ, **common}, check=True, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        database.psql("bench", "-f", f"{HERE}/seed.sql")
        subprocess.run(["dotnet", PEERS, "parameters", f"{folder}/parameters.json"], env={**os.environ, **common}, check=True)
        parameters = json.load(open(f"{folder}/parameters.json"))

        port = free_port()
        settings = dict(setting.split("=", 1) for setting in options.set)
        product = Server(PRODUCT, ["dotnet", API, "serve", "--urls", f"http://127.0.0.1:{port}"],
                         {**common, **known(RAISED), "ConnectionStrings__CpdGraph": f"{connection};{POOL}", **settings}, port, "/health/ready", f"{folder}/{PRODUCT}.log")
        servers.append(product)
        by_name = {PRODUCT: product}
        for side in ("static", "sql", "memory"):
            port = free_port()
            by_name[side] = Server(side, ["dotnet", PEERS, side, f"http://127.0.0.1:{port}"], common, port, "/", f"{folder}/{side}.log")
            servers.append(by_name[side])
        parameters["pages"] = cursors(product, parameters)

        files, sides, requests = {}, {}, {}
        for name in chosen:
            _, make, others, _ = OPERATIONS[name]
            requests[name] = make(parameters)
            sides[name] = {PRODUCT: (product, "/graphql"), **{side: (by_name[side], path) for side, path in others.items()}}
            check(sides[name], requests[name])
            for index, who in ((1, PRODUCT), (2, "other")):
                files[name, who] = f"{folder}/{name}.{who}.txt"
                with open(files[name, who], "w") as out:
                    out.writelines(f"{request[0]} {request[index]}\n" for request in requests[name])

        report.say(f"{datetime.date.today()}. {os.cpu_count()} cores shared by wrk ({CONNECTIONS} connections), server and PostgreSQL; {platform.machine()}, Release; "
                   f"{options.rounds} rounds of {options.seconds} s after {options.warm} s that do not count; medians. Load average at the start "
                   f"{os.getloadavg()[0]:.1f}.")
        if settings:
            report.say(f"Settings of the product's server: {settings}")
        report.say(f"Ready to answer {product.start_seconds:.1f} s after its start. Answers of all sides were compared first, and are the same.")
        # Everything hot before anything counts.
        for name in chosen:
            for side, (server, path) in sides[name].items():
                wrk(server, path, files[name, PRODUCT if side == PRODUCT else "other"], 4 if options.long else 3)

        samples = {name: {side: [] for side in sides[name]} for name in chosen}
        for number in range(options.rounds):
            for name in chosen:
                order = list(sides[name])
                order = order[number % len(order):] + order[: number % len(order)]
                for side in order:
                    server, path = sides[name][side]
                    samples[name][side].append(measure(server, path, files[name, PRODUCT if side == PRODUCT else "other"], options, database))
        for name in chosen:
            tell(report, name, samples[name])
        if "q3" in samples and "q3x500" in samples:
            for side in ("cpdgraph", "sql"):
                growth = median(samples["q3x500"][side], "cpu") / median(samples["q3"][side], "cpu")
                verdict = f"   must be at most 10: {'reached' if growth <= 10 else 'MISSED'}" if side == PRODUCT else ""
                report.say(f"  server CPU of 500 completions / of 50, {side}: {growth:.1f}{verdict}")
        report.say(f"\nLoad average at the end {os.getloadavg()[0]:.1f}.")
    finally:
        for server in servers:
            server.stop()
        if database:
            database.stop()
        shutil.rmtree(folder, ignore_errors=True)
        report.close()


if __name__ == "__main__":
    main()
