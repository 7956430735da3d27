/** Digits and the signs of numbers, without a single letter that would tell a direction. */
const isNumber = (fact: string) => /^[+(\d][\d\s()+.,/-]*$/.test(fact);

/**
 * The direction of what somebody entered: that of its own letters, whatever the page's. A number has
 * none of its own: on a page from right to left its plus sign and its groups would change places.
 */
export const directionOfFact = (fact: string): 'ltr' | 'auto' => (isNumber(fact) ? 'ltr' : 'auto');

/** A name, a number, an address as it was entered, kept apart from the words around it. */
export function FactText({ children }: { readonly children: string }) {
  return <bdi dir={directionOfFact(children)}>{children}</bdi>;
}
