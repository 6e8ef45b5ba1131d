/** Takes its place in the frame while it is being built. */
export function FeasibleStep() {
  return null
}
