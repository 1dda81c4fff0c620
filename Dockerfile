# docker build -t yigai . && docker run --rm -p 8080:8080 yigai
# docs/container.md says what the image holds, how it is run, and with what data.
ARG BASE=debian:trixie-slim
# What the image is taken from: tested, or build for what was tested before.
ARG STAGE=tested

FROM ${BASE} AS build
WORKDIR /src
COPY script/setup script/setup
RUN script/setup build
# Two libraries built for what is asked of them here. libmicrohttpd newer than this Debian's, whose parser
# a request can crash, without TLS, which is a proxy's work (of what GnuTLS needs there is no static
# form), and without a parser of cookies, which nobody asks for and which takes memory that heads need.
# SQLite without FTS3, R-trees, sessions, mathematics and extensions that are loaded, and for size: an
# answer that is made anew takes 2 % more instructions, a search 7 %. Nothing unwinds the stack.
COPY script/libmicrohttpd script/libmicrohttpd
RUN sed -i 's/^Types: deb$/Types: deb deb-src/' /etc/apt/sources.list.d/debian.sources \
	&& apt-get -qq update \
	&& DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends curl dpkg-dev make tcl >/dev/null \
	&& cd /usr/src && apt-get -qq source sqlite3 \
	&& eval "$(DEB_BUILD_MAINT_OPTIONS=hardening=+all DEB_CFLAGS_MAINT_APPEND=-fno-asynchronous-unwind-tables \
		dpkg-buildflags --export=sh)" \
	&& /src/script/libmicrohttpd 1.0.10 /usr/local --disable-shared --disable-cookie \
	&& cd /usr/src/sqlite3-* \
	&& CFLAGS="$CFLAGS -Os" ./configure --quiet --disable-shared --disable-tcl --disable-readline \
		--disable-load-extension --disable-math --enable-fts5 \
	&& make --silent lib_install sqlite3.pc && cp sqlite3.pc /usr/local/lib/pkgconfig
COPY . .
RUN script/build --buildtype=release --prefix=/ --bindir=. -Dprefer_static=true -Dclient=disabled \
		-Dtests=disabled -Dc_args=-fno-asynchronous-unwind-tables \
	&& meson install -C build --quiet --strip --destdir /out
# The notices of all that is linked into the binary, and the versions to link it anew with.
RUN packages='libc6-dev libjansson-dev zlib1g-dev libbrotli-dev libmd-dev libseccomp-dev unicode-data opencc' \
	&& mkdir /out/licences && cd /out/licences \
	&& cp /src/docs/licences.md README.md && cp /src/LICENSE yigai \
	&& cp /usr/share/common-licenses/LGPL-2.1 . \
	&& cp /usr/src/sqlite3-*/debian/copyright sqlite3 \
	&& cat /usr/local/src/libmicrohttpd-*/AUTHORS /usr/local/src/libmicrohttpd-*/COPYING >libmicrohttpd \
	&& for package in $packages; do cp "/usr/share/doc/$package/copyright" "$package" || exit; done \
	&& { dpkg-query -W -f '${source:Package} ${source:Version}\n' $packages \
		&& sed -n '1s/ (\(.*\)).*/ \1/p' /usr/src/sqlite3-*/debian/changelog \
		&& echo "libmicrohttpd $(pkg-config --modversion libmicrohttpd)"; } >versions
# The same sources give the same layer, whenever it is built.
ARG SOURCE_DATE_EPOCH=1795305600
RUN find /out -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +

# What is tested is what is installed.
FROM build AS tested
RUN script/setup test && script/test --no-suite page \
	&& meson install -C build --quiet --strip --destdir /tested && cmp /tested/yigai /out/yigai

FROM ${STAGE} AS chosen

FROM scratch
# script/version
ARG VERSION
LABEL org.opencontainers.image.title="yigai" \
	org.opencontainers.image.description="Curated facts on Shanghai's health reform as REST/JSON" \
	org.opencontainers.image.version="$VERSION" \
	org.opencontainers.image.licenses="MIT AND CC-BY-4.0 AND LGPL-2.1-or-later"
COPY --from=chosen /out /
ENV YIGAI_LISTEN=0.0.0.0:8080 YIGAI_ARCHIVE=/share/yigai/archive
EXPOSE 8080
USER 10001:10001
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=2s CMD ["/yigai", "healthcheck"]
ENTRYPOINT ["/yigai"]
CMD ["serve"]
