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
    done: 'You are signed in. You can close this window.',
    failed: 'The sign-in did not succeed. Close this window: Zoom Phone says why, and what to do.',
    code: 'Copy this code, close this window, and enter the code in Zoom Phone. Give it to nobody:',
    copy: 'Copy',
  },
  ja: {
    done: 'サインインしました。このウィンドウを閉じてください。',
    failed:
      'サインインできませんでした。このウィンドウを閉じると、Zoom Phone に理由と対処方法が表示されます。',
    code: 'このコードをコピーしてウィンドウを閉じ、Zoom Phone に入力してください。ほかの人には教えないでください。',
    copy: 'コピー',
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
<title>Zoom Phone</title>
<style nonce="${nonce}">
body{font:16px/1.5 system-ui,sans-serif;margin:15vh auto;max-width:26rem;padding:0 1rem;color:#181818;text-align:center}
input{font:14px monospace;width:100%;box-sizing:border-box;padding:.5rem}
button{font:inherit;margin-top:.5rem;padding:.4rem 1.2rem}
</style>
</head>
<body>
<h1>Zoom Phone</h1>
<p id="text" role="status">${'error' in result ? words.failed : words.done}</p>
<p id="by-hand" hidden><input id="code" readonly aria-labelledby="text"><button id="copy" type="button">${words.copy}</button></p>
<script nonce="${nonce}">
const message = ${forScript(message)};
const field = document.getElementById('code');
if (window.opener) {
  window.opener.postMessage(message, ${forScript(origin)});
  window.close();
} else if (message.code) {
  // A policy of the browser has parted this window from the page that opened it: the agent carries the code over.
  document.getElementById('text').textContent = ${forScript(words.code)};
  document.getElementById('by-hand').hidden = false;
  field.value = message.code;
  document.getElementById('copy').onclick = () => { field.select(); navigator.clipboard.writeText(field.value); };
}
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
