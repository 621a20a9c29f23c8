/** The message of a toast with its `{0}`... filled in, in parts that are text or a link. */

export interface MessagePart {
  readonly key: string;
  readonly label: string;
  readonly url: string | undefined;
}

type MessageData = string | { readonly url: string; readonly label: string };

export function partsOf(message: string, data: readonly MessageData[]): readonly MessagePart[] {
  return message.split(/(\{\d+\})/).map((part, index) => {
    const place = /^\{(\d+)\}$/.exec(part);
    const value = place === null ? part : (data[Number(place[1])] ?? part);
    const key = `part-${index}`;
    if (typeof value === 'string') return { key, label: value, url: undefined };
    return { key, label: value.label, url: value.url };
  });
}
