/** A part of the sheet that one goes to from the picture. */
export type SheetPart = 'expectation' | 'reality' | 'gap'
