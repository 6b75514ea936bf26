// Lets npm's clients follow a stream: `node streams.mjs sse|ws URL`. Commands on standard input, a line each:
//   token TEXT        sign in with it from the next connection on
//   subscribe QUERY   follow one more stream
//   once QUERY        ask for one answer over the same transport
//   many N QUERY      follow N streams at once, and count
//   abort             end all streams
// What happens is told on standard output, a line each: the word of what it is, the number of the stream, JSON.
import readline from 'node:readline';
import * as sse from 'graphql-sse';
import * as ws from 'graphql-ws';
import WebSocket from 'ws';

const [transport, url] = process.argv.slice(2);
let token = '';
let streams = 0;
const open = [];

const say = (word, ...rest) => console.log([word, ...rest].join(' '));
const reason = (error) =>
  JSON.stringify(Array.isArray(error) ? error : { code: error?.code, reason: error?.reason, message: error?.message, status: error?.response?.status });

const client =
  transport === 'sse'
    ? sse.createClient({
        url,
        retryAttempts: 0,
        headers: () => (token ? { Authorization: `Bearer ${token}` } : {}),
        on: { connected: () => say('connected') },
      })
    : ws.createClient({
        url,
        webSocketImpl: WebSocket,
        retryAttempts: 5,
        keepAlive: 20,
        connectionParams: () => (token ? { Authorization: `Bearer ${token}` } : {}),
        on: { connected: () => say('connected'), closed: (event) => say('closed', event.code, event.reason) },
      });

function follow(query, number, tell) {
  open.push(
    client.subscribe(
      { query },
      {
        next: (result) => tell('next', number, result),
        error: (error) => say('error', number, reason(error)),
        complete: () => say('complete', number),
      },
    ),
  );
}

// A pong that answers a ping sent after everything so far: what was asked for before has begun.
function begun(then) {
  if (transport === 'sse') {
    then();
    return;
  }

  let pings = 0;
  const stopPing = client.on('ping', (received) => { if (!received) pings++; });
  const stopPong = client.on('pong', (received) => {
    if (received && pings > 0) {
      stopPing();
      stopPong();
      then();
    }
  });
}

const commands = {
  token: (rest) => { token = rest; },
  subscribe: (rest) => {
    const number = ++streams;
    follow(rest, number, (word, n, result) => say(word, n, JSON.stringify(result)));
    begun(() => say('begun', number));
  },
  once: (rest) => {
    const number = ++streams;
    follow(rest, number, (word, n, result) => say(word, n, JSON.stringify(result)));
  },
  many: (rest) => {
    const [count, query] = [parseInt(rest, 10), rest.slice(rest.indexOf(' ') + 1)];
    const seen = Array.from({ length: count }, () => []);
    for (let i = 0; i < count; i++) {
      follow(query, i, (_, n, result) => seen[n].push(JSON.stringify(result)));
    }
    begun(() => say('begun', 'all'));
    commands.seen = (expected) => {
      const whole = seen.filter((results) => results.length === parseInt(expected, 10) && results.join() === seen[0].join());
      say('seen', whole.length, seen[0].join(' '));
    };
  },
  abort: () => { open.splice(0).forEach((end) => end()); say('aborted'); },
};

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const word = line.split(' ', 1)[0];
  commands[word](line.slice(word.length + 1));
}).on('close', () => process.exit(0));

say('ready');
