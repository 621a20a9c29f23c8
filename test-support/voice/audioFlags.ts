/** Of a browser with a microphone that beeps, for which nobody has to be asked, and with addresses that the engine can reach. */
export const AUDIO_FLAGS: readonly string[] = [
  '--no-sandbox',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
];
