#!/bin/sh
# Brings the programs that the browser line is tested with: an engine, a registrar, telephones. None of them is started as a service.
set -eu
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod +x "$policy"
  trap 'rm -f "$policy"' EXIT
fi
export DEBIAN_FRONTEND=noninteractive
timeout 60 apt-get update -qq
timeout 120 apt-get install -y -qq --no-install-recommends \
  janus baresip-core linphone-cli kamailio kamailio-tls-modules iproute2 >/dev/null
