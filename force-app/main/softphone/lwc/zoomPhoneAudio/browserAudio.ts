import type { CallAudioDeps } from './callAudio.ts';

/** What this browser has; null where it, or Salesforce, keeps it from components. */
export function browserAudio(storage: Storage | null): CallAudioDeps {
  return {
    media: 'mediaDevices' in navigator ? navigator.mediaDevices : null,
    storage,
    page: document,
    window,
    createContext: 'AudioContext' in globalThis ? () => new AudioContext() : null,
    createRecorder: 'MediaRecorder' in globalThis ? (stream) => new MediaRecorder(stream) : null,
    pageAllows,
  };
}

/** The Permissions-Policy of the page (Chromium only); null: this browser does not tell. */
function pageAllows(): boolean | null {
  const policy: unknown =
    Reflect.get(document, 'permissionsPolicy') ?? Reflect.get(document, 'featurePolicy');
  if (!hasAllows(policy)) return null;
  const allows = policy.allowsFeature('microphone');
  return typeof allows === 'boolean' ? allows : null;
}

function hasAllows(policy: unknown): policy is { allowsFeature(feature: string): unknown } {
  return (
    typeof policy === 'object' &&
    policy !== null &&
    'allowsFeature' in policy &&
    typeof policy.allowsFeature === 'function'
  );
}
