/** Gives a fresh id beginning with `prefix`; `taken` tells which are in use. */
export type IdSource = (prefix: string, taken: (id: string) => boolean) => string

/** `n1`, `n2`, …: each number once. Deterministic, for tests and tools; two people editing at once would collide. */
export function sequentialIds(): IdSource {
  const last = new Map<string, number>()
  return (prefix, taken) => {
    let number = last.get(prefix) ?? 0
    do number += 1
    while (taken(`${prefix}${number}`))
    last.set(prefix, number)
    return `${prefix}${number}`
  }
}

const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'
const LENGTH = 6

/** Short ids of chance, so that two people's new nodes do not meet. `random` gives numbers in [0,1). */
export const randomIds =
  (random: () => number): IdSource =>
  (prefix, taken) => {
    for (;;) {
      let id = prefix
      for (let index = 0; index < LENGTH; index += 1) id += ALPHABET[Math.floor(random() * ALPHABET.length)]
      if (!taken(id)) return id
    }
  }
