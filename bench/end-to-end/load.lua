-- Requests of one operation to one side, with parameters that vary from request to request. BENCH_LOAD names the file with the requests,
-- each a line: a token or "-", then the body. wrk reads them once; every side gets the same ones in the same order.
local bodies, tokens = {}, {}
for line in io.lines(os.getenv("BENCH_LOAD")) do
  local token, body = line:match("^(%S+) (.*)$")
  bodies[#bodies + 1] = body
  tokens[#tokens + 1] = token
end

local method = os.getenv("BENCH_METHOD") or "POST"
local requests, at, bad = {}, 0, 0

function init()
  for i = 1, #bodies do
    local headers = { ["Accept"] = "application/json" }
    if method == "POST" then headers["Content-Type"] = "application/json" end
    if tokens[i] ~= "-" then headers["Authorization"] = "Bearer " .. tokens[i] end
    requests[i] = wrk.format(method, nil, headers, method == "POST" and bodies[i] or nil)
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  io.write(string.format("RESULT %d %d %.1f %.1f %d %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    summary.errors.status + summary.errors.read + summary.errors.timeout + summary.errors.connect, summary.bytes))
end
