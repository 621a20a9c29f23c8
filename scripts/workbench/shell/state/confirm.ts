import LightningConfirm from 'lightning/confirm';

interface ConfirmOptions {
  readonly label: string;
  readonly message: string;
}

/** Asks with Lightning's own dialog. Its published types lack `open`. */
export async function confirm({ label, message }: ConfirmOptions): Promise<boolean> {
  const open: unknown = Reflect.get(LightningConfirm, 'open');
  return isOpener(open) && (await open.call(LightningConfirm, { label, message, variant: 'header' }));
}

function isOpener(value: unknown): value is (options: object) => Promise<boolean> {
  return typeof value === 'function';
}
