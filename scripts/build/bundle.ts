/** A part of the page: ES modules and the names under which other parts import them. */
export interface Bundle {
  /** Text of each file, by its path inside the bundle (`lightning/button.js`). */
  readonly files: Readonly<Record<string, string>>;
  /** File of each module that others may import, by its specifier (`lightning/button`). */
  readonly modules: Readonly<Record<string, string>>;
}

/** `folder` as the url or path at which the files of the bundle are found; ends with a slash. */
export function importsOf(bundle: Bundle, folder: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(bundle.modules).map(([specifier, file]) => [specifier, folder + file]),
  );
}
