/** First names that are at home in English, Spanish and Portuguese. */
const FIRST_NAMES = [
  'Ana',
  'Bruno',
  'Carla',
  'Diego',
  'Elena',
  'Felipe',
  'Gabriela',
  'Hugo',
  'Inés',
  'Jorge',
  'Karina',
  'Lucas',
  'Marta',
  'Nicolás',
  'Olivia',
  'Pablo',
  'Quintín',
  'Rosa',
  'Samuel',
  'Teresa',
  'Ulises',
  'Valeria',
  'Walter',
  'Ximena',
  'Yolanda',
  'Zoe',
  'Andrés',
  'Beatriz',
  'César',
  'Daniela',
  'Emilio',
  'Fernanda',
  'Gonzalo',
  'Helena',
  'Iván',
  'Julia',
  'Kevin',
  'Laura',
  'Mateo',
  'Natalia',
  'Óscar',
  'Paula',
  'Rafael',
  'Sofía',
  'Tomás',
  'Úrsula',
  'Vicente',
  'Wanda',
  'Yago',
  'Zulema',
] as const

/** The next name that nobody has; when they run out, "Ana 2" and so on. */
export function freshName(taken: ReadonlySet<string>): string {
  for (let round = 1; ; round++) {
    const free = FIRST_NAMES.map((name) => (round === 1 ? name : `${name} ${round}`)).find((name) => !taken.has(name))
    if (free !== undefined) return free
  }
}

/** A name as the beginning of an id: `Inés 2` gives `ines-2`. */
export const idOfName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
