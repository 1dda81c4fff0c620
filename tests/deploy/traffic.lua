-- What wrk asks: the lines `CODING TARGET` of a file in turn, after a pause of so many milliseconds on
-- each connection; or, where the file is `-`, an address that nobody has asked before each time.
-- Usage: wrk … -s traffic.lua URL -- FILE PAUSE RUN; the last line of the output is JSON.
local threads = 0

function setup(thread)
	thread:set('number', threads)
	threads = threads + 1
end

function init(args)
	pause, run, count, asks = tonumber(args[2]), args[3], 0, {}
	if args[1] == '-' then return end
	for line in io.lines(args[1]) do
		local coding, target = line:match('^(%S+) (%S+)$')
		asks[#asks + 1] = wrk.format('GET', target, {['Accept-Encoding'] = coding})
	end
	count = number * math.floor(#asks / 2) -- threads begin at different places
end

function delay()
	return pause
end

function request()
	count = count + 1
	if #asks > 0 then return asks[count % #asks + 1] end
	return wrk.format('GET', ('/v1/targets?limit=1&statement_en__ne=%s-%d-%d'):format(run, number, count))
end

function done(summary, latency)
	local errors = summary.errors
	io.write(('{"requests": %d, "connect": %d, "read": %d, "write": %d, "timeout": %d, "status": %d, "p99": %d}\n')
		:format(summary.requests, errors.connect, errors.read, errors.write, errors.timeout,
			errors.status, latency:percentile(99)))
end
