// node audit.mjs URL: every server audit of graphql-http against the endpoint, a JSON line each: {"id", "name", "status", "reason"}.
import { serverAudits } from 'graphql-http';

const url = process.argv[2];

for (const audit of serverAudits({ url })) {
  const { status, reason } = await audit.fn();
  console.log(JSON.stringify({ id: audit.id, name: audit.name, status, reason }));
}
