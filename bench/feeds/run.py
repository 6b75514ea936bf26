#!/usr/bin/env python3
"""Measures pages, calendars and files of a large catalogue, which other programs fetch. See ../README.md.

usage: run.py [--rounds N] [--no-build] [--keep FILE]
"""
import argparse
import datetime
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, f"{ROOT}/bench/end-to-end")

from asking import SETTINGS, ask  # noqa: E402
from processes import Postgres, Server, cpu_seconds, free_port, memory_mib  # noqa: E402
from report import Report  # noqa: E402

API = f"{ROOT}/src/CpdGraph.Api/bin/Release/net10.0/CpdGraph.Api.dll"


def get(server, path, tag=None):
    request = urllib.request.Request(server.url + path, headers={"If-None-Match": tag} if tag else {})
    started = time.perf_counter()
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            body, status, headers = answer.read(), answer.status, answer.headers
    except urllib.error.HTTPError as told:
        if told.code != 304:
            raise SystemExit(f"{path}: {told.code}\n{told.read()[:1000]}") from None
        body, status, headers = told.read(), told.code, told.headers
    return {"ms": (time.perf_counter() - started) * 1000, "bytes": len(body), "status": status, "tag": headers["ETag"]}


def measure(server, rounds, say):
    offers = ask(server, "-", "{ offers(first: 1) { totalCount nodes { slug provider { slug } } } }")["offers"]
    offer, provider = offers["nodes"][0]["slug"], offers["nodes"][0]["provider"]["slug"]
    say(f"{offers['totalCount']} published offers. The server takes {memory_mib(server.pid):.0f} MiB.\n")
    say(f"{'':24} {'bytes':>9} {'first ms':>9} {'again ms':>9} {'CPU ms':>7} {'304 ms':>7}")
    for name, path in (("sitemap", "/sitemap.xml"), ("offers as a table", "/feeds/offers.csv"), ("runs as a table", "/feeds/runs.csv"),
                       ("offers of a provider", f"/feeds/offers.csv?provider={provider}"), ("page of an offer", f"/offers/{offer}"),
                       ("calendar of an offer", f"/calendars/offers/{offer}.ics"), ("calendar of a provider", f"/calendars/providers/{provider}.ics"),
                       ("frameworks (CASE)", "/ims/case/v1p1/CFDocuments")):
        first, cpu = get(server, path), cpu_seconds(server.pid)
        again = [get(server, path)["ms"] for _ in range(rounds)]
        cpu = (cpu_seconds(server.pid) - cpu) / rounds * 1000
        known = [get(server, path, first["tag"]) for _ in range(rounds)]
        assert all(answer["status"] == 304 for answer in known), path
        say(f"{name:24} {first['bytes']:9} {first['ms']:9.1f} {statistics.median(again):9.1f} {cpu:7.1f} {statistics.median(answer['ms'] for answer in known):7.1f}")
    say(f"\nThe server takes {memory_mib(server.pid):.0f} MiB.")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=50, help="requests of a kind")
    parser.add_argument("--no-build", action="store_true")
    parser.add_argument("--keep", help="also write what is printed to this file")
    options = parser.parse_args()
    if not options.no_build:
        subprocess.run(["dotnet", "build", "-c", "Release", "-v", "quiet", "--nologo", f"{ROOT}/src/CpdGraph.Api"], check=True, stdout=subprocess.DEVNULL)
    report = Report(options.keep)
    say = report.say
    folder = tempfile.mkdtemp(prefix="cpdgraph-feeds-")
    database = server = None
    try:
        database = Postgres(folder)
        environment = {**SETTINGS, "Database__Provider": "PostgreSql", "ConnectionStrings__CpdGraph": f"Host=127.0.0.1;Port={database.port};Username=postgres;Database=bench"}
        subprocess.run(["dotnet", API, "migrate"], env={**os.environ, **environment}, check=True, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        database.psql("bench", "-f", f"{ROOT}/bench/end-to-end/seed.sql")
        port = free_port()
        server = Server("cpdgraph", ["dotnet", API, "serve", "--urls", f"http://127.0.0.1:{port}"], environment, port, "/health/ready", f"{folder}/server.log")
        say(f"== feeds/run.py --rounds {options.rounds}")
        say(f"{datetime.date.today()}. {os.cpu_count()} cores shared by client and server; {platform.machine()}, Release; medians; one request at a time, without "
            f"compression. Load average at the start {os.getloadavg()[0]:.1f}.")
        measure(server, options.rounds, say)
    finally:
        if server:
            server.stop()
        if database:
            database.stop()
        shutil.rmtree(folder, ignore_errors=True)
    report.close()


if __name__ == "__main__":
    main()
