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
  janus baresip-core kamailio kamailio-tls-modules iproute2 >/dev/null
# Large, and for one test: a telephone that can be handed over to.
timeout 180 apt-get install -y -qq --no-install-recommends linphone-cli >/dev/null ||
  echo 'linphone-cli is not there: one test of handing calls over is skipped.'
