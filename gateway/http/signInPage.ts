/** The page that ends the popup. Seen only when the browser does not let it close itself. */

interface Page {
  readonly nonce: string;
  /** The page that opened the popup. */
  readonly origin: string;
  /** `code`, or `error` and what was said. */
  readonly result: Readonly<Record<string, string>>;
  readonly language: string;
}

const WORDS = {
  en: {
    title: 'Zoom Phone',
    done: 'You are signed in. You can close this window.',
    failed: 'The sign-in did not succeed. Close this window: Zoom Phone says why, and what to do.',
  },
  ja: {
    title: 'Zoom Phone',
    done: 'サインインしました。このウィンドウを閉じてください。',
    failed:
      'サインインできませんでした。このウィンドウを閉じると、Zoom Phone に理由と対処方法が表示されます。',
  },
} as const;

export function signInPage({ nonce, origin, result, language }: Page): string {
  const lang = language.startsWith('ja') ? 'ja' : 'en';
  const words = WORDS[lang];
  const message = { type: 'zoom-phone-sign-in', ...result };
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${words.title}</title>
<style nonce="${nonce}">body{font:16px/1.5 system-ui,sans-serif;margin:15vh auto;max-width:26rem;padding:0 1rem;color:#181818;text-align:center}</style>
</head>
<body>
<h1>${words.title}</h1>
<p role="status">${'error' in result ? words.failed : words.done}</p>
<script nonce="${nonce}">
if (window.opener) window.opener.postMessage(${forScript(message)}, ${forScript(origin)});
window.close();
</script>
</body>
</html>`;
}

/** JSON that cannot end the script element it stands in. */
function forScript(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
