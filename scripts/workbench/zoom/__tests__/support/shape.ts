/** Every path of a value and the type at its end: `call_elements[].talk_time` -> `number`. */
export function shapeOf(
  value: unknown,
  path = '',
  shape: Map<string, string> = new Map(),
): Map<string, string> {
  if (Array.isArray(value)) for (const item of value) shapeOf(item, `${path}[]`, shape);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value))
      shapeOf(part, path === '' ? key : `${path}.${key}`, shape);
  } else shape.set(path, typeof value);
  return shape;
}
