/** A for the first option. Letters are for the eye: data refers to positions. */
export function letterOf(position: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + position);
}
