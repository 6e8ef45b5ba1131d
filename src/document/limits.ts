/** What a document may hold at most. Beyond these a file is refused with a message that names the limit. */
export const LIMITS = {
  /** Bytes of a `.journey.json` file, as UTF-8. */
  fileBytes: 20 * 1024 * 1024,
  /** Levels of nested objects and arrays in a file. */
  jsonDepth: 64,
  nodesPerVariant: 5_000,
  edgesPerVariant: 20_000,
  variants: 50,
  tests: 1_000,
  /** Cards of each kind that a workshop may hold: actions, steps, opportunities, stickies, stamps. */
  workshopCards: 2_000,
  /** Strokes of a pen on a workshop's board, and numbers (x and y by turns) in one of them. */
  strokes: 2_000,
  strokeNumbers: 4_000,
  /** Pictures on a workshop's board, and characters of one as a data URL: about half a megabyte of picture. */
  images: 50,
  imageLength: 700_000,
  branchesPerNode: 50,
  /** Levels of nested rule groups. */
  ruleDepth: 10,
  rulesPerGroup: 200,
  /** Journeys called from journeys called from journeys … */
  callDepth: 8,
  idLength: 128,
  /** Characters are Unicode code points: one of four bytes counts once. */
  nameLength: 200,
  textLength: 100_000,
} as const
