/** Janus with its SIP plugin, as the gateway's engine: the configuration of docs/browser-line.md, on ports of its own. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startDaemon } from './daemon.ts';
import type { Daemon } from './daemon.ts';

export const JANUS_FOLDER = '/usr/lib/x86_64-linux-gnu/janus';

export interface JanusOptions {
  readonly folder: string;
  readonly port: number;
  readonly secret: string;
  /** The first of 2,000 UDP ports. */
  readonly firstMediaPort: number;
  /** Candidates come one by one, and not within the description. */
  readonly fullTrickle?: boolean;
}

export async function startJanus(options: JanusOptions): Promise<Daemon> {
  const { folder, port } = options;
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files(options))) writeFileSync(path.join(folder, name), text);
  return await startDaemon({
    command: 'janus',
    args: ['-F', folder, '-C', path.join(folder, 'janus.jcfg')],
    port,
    logFile: path.join(folder, 'janus.log'),
  });
}

function files({ folder, port, secret, firstMediaPort, fullTrickle = false }: JanusOptions) {
  return {
    'janus.jcfg': `general: {
  configs_folder = "${folder}"
  plugins_folder = "${JANUS_FOLDER}/plugins"
  transports_folder = "${JANUS_FOLDER}/transports"
  events_folder = "${JANUS_FOLDER}/events"
  loggers_folder = "${JANUS_FOLDER}/loggers"
  debug_level = 4
  api_secret = "${secret}"
  session_timeout = 60
  reclaim_session_timeout = 10
}
media: { rtp_port_range = "${firstMediaPort}-${firstMediaPort + 999}" }
nat: { full_trickle = ${fullTrickle} }
plugins: { disable = "${others('plugins', 'libjanus_sip.so', 'libjanus_echotest.so')}" }
transports: { disable = "${others('transports', 'libjanus_websockets.so')}" }
`,
    'janus.transport.websockets.jcfg': `general: {
  json = "plain"
  ws = true
  ws_port = ${port}
  ws_interface = "lo"
  wss = false
}
admin: { admin_ws = false }
`,
    'janus.plugin.sip.jcfg': `general: {
  local_ip = "127.0.0.1"
  local_media_ip = "127.0.0.1"
  sdp_ip = "127.0.0.1"
  keepalive_interval = 5
  behind_nat = false
  register_ttl = 120
  rtp_port_range = "${firstMediaPort + 1000}-${firstMediaPort + 1999}"
}
`,
  };
}

/** Whatever is not turned off listens as well. */
function others(kind: string, ...wanted: readonly string[]): string {
  return readdirSync(path.join(JANUS_FOLDER, kind))
    .filter((name) => name.endsWith('.so') && !wanted.includes(name))
    .join(',');
}
