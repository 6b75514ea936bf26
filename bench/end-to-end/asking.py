"""Asking a server as somebody, with the tokens of its development sign-in."""
import base64
import hashlib
import hmac
import json
import time

KEY = b"bench bench bench bench bench bench!"

# Without budgets for callers, since one address plays all of them, and with warnings alone in the log.
SETTINGS = {
    "ASPNETCORE_ENVIRONMENT": "Development", "Authentication__DevelopmentKey": base64.b64encode(KEY).decode(), "RateLimit__Enabled": "false",
    "Logging__LogLevel__Default": "Warning", "Logging__LogLevel__CpdGraph": "Warning", "Dashboard__Build": "false",
}


def token(subject, role):
    now = int(time.time())
    parts = [{"alg": "HS256", "typ": "at+jwt", "kid": "development"},
             {"iss": "cpdgraph-development", "aud": "cpdgraph-development-api", "sub": subject, "name": subject, "roles": [role], "iat": now, "exp": now + 7200}]
    signed = b".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=") for part in parts)
    mark = base64.urlsafe_b64encode(hmac.new(KEY, signed, hashlib.sha256).digest()).rstrip(b"=")
    return (signed + b"." + mark).decode()


def ask(server, who, query, **variables):
    answer = server.post("/graphql", json.dumps({"query": query, "variables": variables}), who).decode()
    if '"errors":[' in answer or '"userErrors":[{' in answer:
        raise SystemExit(f"{query[:200]}\n{answer[:1000]}")
    return json.loads(answer)["data"]
