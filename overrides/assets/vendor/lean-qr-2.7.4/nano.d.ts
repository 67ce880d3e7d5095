/** What site/qr.js uses of lean-qr's "nano" build. */
export const correction: { readonly L: number };
export function generate(
  data: string,
  options: { minCorrectionLevel: number },
): { readonly size: number; get(x: number, y: number): boolean };
