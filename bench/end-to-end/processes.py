"""Starting and stopping what is measured, and reading what it used."""
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request

TICK = os.sysconf("SC_CLK_TCK")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def cpu_seconds(pid):
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def memory_mib(pid):
    for line in open(f"/proc/{pid}/status"):
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0


def children_of(pid):
    found = []
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                if int(open(f"/proc/{name}/stat").read().rsplit(")", 1)[1].split()[1]) == pid:
                    found.append(int(name))
            except (OSError, IndexError):
                pass
    return found


class Postgres:
    """A cluster of the measurement's own. Its rows are lasting as in an installation: fsync is on."""

    SETTINGS = ["shared_buffers=1GB", "jit=off", "random_page_cost=1.1", "max_connections=200"]

    def __init__(self, folder):
        self.data = os.path.join(folder, "postgres")
        self.port = free_port()
        self.bin = self._binaries()
        as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] if os.getuid() == 0 else []
        if as_user:
            os.makedirs(self.data)
            shutil.chown(self.data, "postgres", "postgres")
            os.chmod(folder, 0o755)
        self._run(as_user + [f"{self.bin}/initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-instructions"])
        command = as_user + [f"{self.bin}/postgres", "-D", self.data, "-p", str(self.port), "-h", "127.0.0.1", "-k", ""]
        for setting in self.SETTINGS:
            command += ["-c", setting]
        self.process = subprocess.Popen(command, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(100):
            if subprocess.run([f"{self.bin}/pg_isready", "-h", "127.0.0.1", "-p", str(self.port)], stdout=subprocess.DEVNULL).returncode == 0:
                break
            time.sleep(0.2)
        self.psql("postgres", "-c", "create database bench")

    @staticmethod
    def _binaries():
        # Debian keeps them off the PATH.
        folders = [f"/usr/lib/postgresql/{version}/bin" for version in sorted(os.listdir("/usr/lib/postgresql"), key=float, reverse=True)]
        return next(folder for folder in folders if os.path.exists(f"{folder}/initdb"))

    @staticmethod
    def _run(command):
        subprocess.run(command, cwd="/", check=True, stdout=subprocess.DEVNULL)

    def psql(self, database, *arguments):
        self._run([f"{self.bin}/psql", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "-d", database, *arguments])

    def cpu_seconds(self):
        total = 0.0
        for pid in [self.process.pid, *children_of(self.process.pid)]:
            try:
                total += cpu_seconds(pid)
            except OSError:
                pass
        return total

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait(30)


class Server:
    """One server of the comparison."""

    def __init__(self, name, command, environment, port, ready, log):
        self.name, self.url = name, f"http://127.0.0.1:{port}"
        self.log = open(log, "w")
        started = time.time()
        self.process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=self.log, stderr=subprocess.STDOUT, cwd="/tmp")
        while True:
            try:
                with urllib.request.urlopen(self.url + ready, timeout=2) as answer:
                    answer.read()
                break
            except urllib.error.HTTPError:
                break
            except OSError:
                if self.process.poll() is not None or time.time() - started > 60:
                    raise SystemExit(f"{name} did not start, see {log}:\n{open(log).read()[-2000:]}")
                time.sleep(0.1)
        self.start_seconds = time.time() - started

    @property
    def pid(self):
        return self.process.pid

    def post(self, path, body, token="-"):
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if token != "-":
            headers["Authorization"] = f"Bearer {token}"
        request = urllib.request.Request(self.url + path, body.encode(), headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.read()

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()
