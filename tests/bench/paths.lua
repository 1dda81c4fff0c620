-- For wrk: asks for the lines of a file in turn, each thread from a place of its own on.
-- Arguments: the file, the line to begin with.
local threads = 0

function setup(thread)
	thread:set('place', threads)
	threads = threads + 1
end

function init(arguments)
	requests = {}
	for line in io.lines(arguments[1]) do
		requests[#requests + 1] = wrk.format(nil, line)
	end
	at = (tonumber(arguments[2]) + place * math.floor(#requests / 2)) % #requests
end

function request()
	at = at % #requests + 1
	return requests[at]
end
