# Yigai behind Varnish 7.1 or later: three replicas, one cache in memory.
#   varnishd -a :80 -f "$PWD/deploy/proxy/varnish.vcl" -s malloc,1g \
#       -p http_gzip_support=off -p backend_idle_timeout=20 -p max_retries=8
# Each coding that the daemon compresses to has an ETag of its own, which Varnish leaves alone. The
# daemon closes what is idle for 30 s. How long an answer is fresh, and how long it may be given while
# a new one is fetched, its Cache-Control says.
vcl 4.1;

import directors;

probe ready {
	.url = "/readyz";
	.interval = 1s;
	.timeout = 1s;
	.window = 2;
	.threshold = 1;
	.initial = 1;
}

backend yigai_1 { .host = "yigai-1"; .port = "8080"; .probe = ready; .connect_timeout = 1s; }
backend yigai_2 { .host = "yigai-2"; .port = "8080"; .probe = ready; .connect_timeout = 1s; }
backend yigai_3 { .host = "yigai-3"; .port = "8080"; .probe = ready; .connect_timeout = 1s; }

sub vcl_init {
	new replicas = directors.round_robin();
	replicas.add_backend(yigai_1);
	replicas.add_backend(yigai_2);
	replicas.add_backend(yigai_3);
}

sub vcl_recv {
	set req.backend_hint = replicas.backend();
	# what Vary can name, in as few forms as there are answers; a weight of 0 refuses a coding
	if (req.http.Accept-Encoding ~ "(?i)(^|,)\s*br\s*(;\s*q=(1|0\.\d*[1-9])[^,]*)?(,|$)") {
		set req.http.Accept-Encoding = "br";
	} elseif (req.http.Accept-Encoding ~ "(?i)(^|,)\s*gzip\s*(;\s*q=(1|0\.\d*[1-9])[^,]*)?(,|$)") {
		set req.http.Accept-Encoding = "gzip";
	} else {
		unset req.http.Accept-Encoding;
	}
	if (req.http.Accept == "*/*") {
		unset req.http.Accept;
	}
	# nobody is known by these, and what was said to one client must not be kept
	unset req.http.Authorization;
	unset req.http.Cookie;
	unset req.http.X-Request-Id;
	if (req.method != "GET" && req.method != "HEAD") {
		return (pass);
	}
	# the whole file, parts of which may be asked for
	if (req.url ~ "/v1/(@[0-9a-f]+/)?dataset\.sqlite$") {
		return (pass);
	}
	return (hash);
}

# One host, whatever it is called.
sub vcl_hash {
	hash_data(req.url);
	return (lookup);
}

sub vcl_backend_response {
	unset beresp.http.X-Request-Id;
	unset beresp.http.Server-Timing;
	if (bereq.uncacheable) {
		return (deliver);
	}
	if (beresp.status >= 500 && bereq.is_bgfetch) {
		return (abandon); # the stale answer stays
	}
	set beresp.do_stream = false; # an answer that is cut is asked for again, not passed on
	set beresp.keep = 1d;         # by its ETag, once it is stale
}

sub vcl_backend_error {
	# with the next replica; others take their turns in between, so that it may be the dead one again
	if (bereq.retries < 8 && (bereq.method == "GET" || bereq.method == "HEAD")) {
		return (retry);
	}
}
