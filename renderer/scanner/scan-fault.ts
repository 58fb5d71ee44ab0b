/** A code that was read or printed wrong. `expected` is the check digit that would be right. */
export type ScanFault =
  | { readonly is: 'checkDigit'; readonly digits: string; readonly expected: string }
  | { readonly is: 'unreadable'; readonly rest: string }
