/** Whether the focus leaves the element whose `focusout` this is: a menu closes then. */
export function leavesElement({ currentTarget, relatedTarget }: FocusEvent): boolean {
  return !(
    currentTarget instanceof Node &&
    relatedTarget instanceof Node &&
    currentTarget.contains(relatedTarget)
  );
}
