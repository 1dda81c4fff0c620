# docker build -t yigai . && docker run --rm -p 8080:8080 yigai
# A dataset of your own: docker run -v /path/to/my.db:/data/yigai.db:ro -e YIGAI_DB=/data/yigai.db …
ARG BASE=debian:trixie-slim

FROM ${BASE} AS build
COPY . /src
WORKDIR /src
RUN script/test
RUN meson setup build-release --buildtype=release --prefix=/usr --strip >/dev/null \
	&& DESTDIR=/out meson install -C build-release --quiet

FROM ${BASE}
RUN apt-get -qq update \
	&& DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
		libbrotli1 libjansson4 libmicrohttpd12t64 libseccomp2 libsqlite3-0 zlib1g >/dev/null \
	&& rm -rf /var/lib/apt/lists/*
COPY --from=build /out/usr/bin/yigai /usr/bin/yigai
COPY --from=build /out/usr/share/yigai /usr/share/yigai
COPY LICENSE /usr/share/doc/yigai/LICENSE
ENV YIGAI_LISTEN=0.0.0.0:8080
EXPOSE 8080
USER 10001:10001
STOPSIGNAL SIGTERM
ENTRYPOINT ["/usr/bin/yigai"]
CMD ["serve"]
