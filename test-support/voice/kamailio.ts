/** Zoom's SIP side, as far as a desk phone sees it: registrar and proxy over TLS, with passwords. Played by Kamailio. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startDaemon } from './daemon.ts';
import type { Daemon } from './daemon.ts';

export const SIP_DOMAIN = 'sip.zoom.example';
export const SIP_PASSWORD = 'a:password with a colon';

/** Begins what it tells of calls. */
export const TRACE = 'SIP trace';
/** Whoever calls this number rings at two devices, as a user of Zoom's has them. */
export const TWO_DEVICES = { number: '+15550002000', first: '+15550001000', second: '+15550000003' };

const MODULES = '/usr/lib/x86_64-linux-gnu/kamailio/modules';

export interface KamailioOptions {
  readonly folder: string;
  /** For phones, which speak UDP and TCP. */
  readonly port: number;
  /** For the engine, behind the gateway. */
  readonly tlsPort: number;
  /** PEM. */
  readonly key: string;
  readonly cert: string;
}

export async function startKamailio(options: KamailioOptions): Promise<Daemon> {
  const { folder, port } = options;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'key.pem'), options.key);
  writeFileSync(path.join(folder, 'cert.pem'), options.cert);
  writeFileSync(path.join(folder, 'kamailio.cfg'), configuration(options));
  return await startDaemon({
    command: 'kamailio',
    args: ['-DD', '-E', '-f', path.join(folder, 'kamailio.cfg'), '-Y', folder, '-m', '32', '-M', '8'],
    port,
    logFile: kamailioLog(folder),
  });
}

export const kamailioLog = (folder: string): string => path.join(folder, 'kamailio.log');

function configuration({ folder, port, tlsPort }: KamailioOptions): string {
  return `#!KAMAILIO
debug=2
log_stderror=yes
fork=yes
children=1
tcp_children=2
enable_tls=yes
tcp_accept_no_cl=yes
dns=no
rev_dns=no
listen=udp:127.0.0.1:${port}
listen=tcp:127.0.0.1:${port}
listen=tls:127.0.0.1:${tlsPort}
alias="${SIP_DOMAIN}"
mpath="${MODULES}/"
${[
  'tls',
  'tm',
  'sl',
  'rr',
  'pv',
  'xlog',
  'maxfwd',
  'usrloc',
  'registrar',
  'textops',
  'siputils',
  'auth',
  'nathelper',
  'corex',
]
  .map((name) => `loadmodule "${name}.so"`)
  .join('\n')}
modparam("tls", "private_key", "${folder}/key.pem")
modparam("tls", "certificate", "${folder}/cert.pem")
modparam("tls", "tls_method", "TLSv1.2+")
modparam("usrloc", "db_mode", 0)
modparam("registrar", "received_avp", "$avp(received)")
modparam("registrar", "gruu_enabled", 0)
modparam("nathelper", "received_avp", "$avp(received)")
modparam("tm", "fr_timer", 5000)
modparam("tm", "fr_inv_timer", 60000)

request_route {
  if (!mf_process_maxfwd_header("20")) { sl_send_reply("483", "Too Many Hops"); exit; }
  if (is_method("CANCEL")) { route(TELL); if (t_check_trans()) { t_relay(); } exit; }
  # Whoever is behind a connection is reached by it, as by Zoom.
  force_rport();
  if (!is_method("REGISTER")) { add_contact_alias(); }
  if (has_totag()) {
    route(TELL);
    handle_ruri_alias();
    if (loose_route()) { t_on_reply("ALIAS"); t_relay(); exit; }
    if (is_method("ACK")) { if (t_check_trans()) { t_relay(); } exit; }
    sl_send_reply("404", "Not here");
    exit;
  }
  if (is_method("OPTIONS") && uri == myself && $rU == $null) { sl_send_reply("200", "OK"); exit; }
  if (is_method("INVITE") && $rU == "${TWO_DEVICES.number}") {
    record_route();
    $rU = "${TWO_DEVICES.first}";
    append_branch("sip:${TWO_DEVICES.second}@${SIP_DOMAIN}");
    lookup_branches("location");
    t_on_reply("ALIAS");
    t_relay();
    exit;
  }
  $var(password) = "${SIP_PASSWORD}";
  if (is_method("REGISTER")) {
    if (!pv_www_authenticate("${SIP_DOMAIN}", "$var(password)", "0")) { www_challenge("${SIP_DOMAIN}", "0"); exit; }
    fix_nated_register();
    # The last registration is the one: as for a desk phone that was moved.
    save("location", "0x04");
    exit;
  }
  if (is_method("INVITE") && proto == TLS) {
    if (!pv_proxy_authenticate("${SIP_DOMAIN}", "$var(password)", "0")) { proxy_challenge("${SIP_DOMAIN}", "0"); exit; }
    consume_credentials();
  }
  route(TELL);
  if (is_method("INVITE|SUBSCRIBE")) { record_route(); }
  if ($rU == "+15550000486") { $var(code) = 486; $var(reason) = "Busy Here"; route(REFUSE); }
  if ($rU == "+15550000603") { $var(code) = 603; $var(reason) = "Decline"; route(REFUSE); }
  if ($rU == "+15550000480") { $var(code) = 480; $var(reason) = "Temporarily Unavailable"; route(REFUSE); }
  if (!lookup("location")) { $var(code) = 404; $var(reason) = "Not Found"; route(REFUSE); }
  t_on_reply("ALIAS");
  if (!t_relay()) { sl_reply_error(); }
}

onreply_route[ALIAS] {
  add_contact_alias();
  $var(code) = $rs;
  route(TELL_REPLY);
}

route[REFUSE] {
  route(TELL_REPLY);
  sl_send_reply("$var(code)", "$var(reason)");
  exit;
}

# What Zoom's cloud learns of calls on its SIP side: sipTrace.ts reads it.
route[TELL] {
  $var(says) = "-";
  if (is_method("INVITE") && search_body("a=(inactive|sendonly)")) { $var(says) = "held"; }
  if (is_method("NOTIFY") && search_body("SIP/2.0 2")) { $var(says) = "done"; }
  if (is_method("REFER")) { $var(says) = $rt; }
  xlog("L_NOTICE", "${TRACE}|$rm|$ci|$fU|$rU|$pr|$tt|$var(says)|\n");
}

route[TELL_REPLY] {
  xlog("L_NOTICE", "${TRACE}|$var(code)|$ci|$fU|$rm|-|$tt|-|\n");
}
`;
}
