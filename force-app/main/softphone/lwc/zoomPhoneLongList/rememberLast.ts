/** @returns the same function, which does not compute again what it was asked for last; arguments are compared by identity */
export function rememberLast<A extends readonly unknown[], R>(
  compute: (...given: A) => R,
): (...given: A) => R {
  let last: { readonly given: A; readonly result: R } | null = null;
  return (...given) => {
    if (last === null || given.some((one, index) => one !== last?.given[index])) {
      last = { given, result: compute(...given) };
    }
    return last.result;
  };
}
