/** HTML in which every value is escaped, unless it is HTML itself. */
export interface Html {
  readonly html: string;
}

type Value = Html | readonly Html[] | string | number;

export function html(texts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: String.raw({ raw: texts }, ...values.map(toText)) };
}

function toText(value: Value): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escaped(value);
  return 'html' in value ? value.html : value.map((part) => part.html).join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
