# nginx: serving files to many connections at a time.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=nginx

program_build ()
{
  cd "$1" && ./configure --with-cc="$2" --with-cc-opt="$3 -g" \
    --prefix="$1/run" --without-http_rewrite_module --with-http_dav_module \
    && make -j"$jobs" && mkdir -p run/logs run/html run/conf \
    && cp conf/mime.types run/conf \
    && gcc -O2 -pthread -o load "$here/nginx-load.c"
}

program_test ()
{
  cd "$1" || return
  seq 1 2000 > run/html/small
  seq 1 300000 > run/html/large
  cat > run/conf/nginx.conf <<END
daemon on;
worker_processes 2;
error_log logs/error.log;
events { worker_connections 256; }
http {
  include mime.types;
  access_log logs/access.log;
  gzip on; gzip_types *; gzip_min_length 100;
  server {
    listen unix:$1/run/socket;
    location / { root html; autoindex on; }
    location /put/ { root html; dav_methods PUT DELETE; }
    location /again/ { proxy_pass http://unix:$1/run/socket:/; }
  }
}
END
  objs/nginx || return
  for path in small large again/small none "" again/large; do
    ./load run/socket "/$path" 40 5
    ./load run/socket "/$path" 5 5 gzip
  done
  objs/nginx -s quit
  sleep 2
  grep -c ' 200 ' run/logs/access.log
  grep -cE 'alert|emerg|signal' run/logs/error.log
}
