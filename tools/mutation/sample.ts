import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { threefry2x32, unit } from '../../src/kernel/random.ts'

/** A top-level piece of a file: a function, a constant, a class. */
export interface Piece {
  readonly file: string
  /** Both from 1. */
  readonly firstLine: number
  readonly lastLine: number
}

/** What is changed: the code of compiler and runtime; not their tests, texts, tools and generated files. */
const CHANGED = ['src/compiler/**/*.ts', 'src/runtime/**/*.ts']
const LEFT_ALONE = /\.test\.ts$|\.gen\.ts$|\/(testing|tools|catalogue|exporters)\/|\/(index|catalogue)\.ts$/

export const changedFiles = (): string[] =>
  globSync(CHANGED)
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !LEFT_ALONE.test(file))
    .sort()

/** The pieces of a file that hold code: imports and types cannot be broken. */
export function piecesOf(file: string): Piece[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
  const lineOf = (offset: number) => source.getLineAndCharacterOfPosition(offset).line + 1
  return source.statements
    .filter((statement) => !ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement))
    .filter((statement) => !ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement))
    .map((statement) => ({ file, firstLine: lineOf(statement.getStart(source)), lastLine: lineOf(statement.end) }))
}

/** Numbers in [0, 1), the same for the same seed. */
export function numbersOf(seed: number): () => number {
  const words = new Int32Array(2)
  let drawn = 0
  return () => {
    threefry2x32(seed, 0, drawn, 0, words)
    drawn += 1
    return unit(words[0] ?? 0)
  }
}

/** So many of these, drawn without favour and each at most once. */
export function drawn<Item>(items: readonly Item[], count: number, next: () => number): Item[] {
  const left = [...items]
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(Math.floor(next() * left.length), 1),
  ).flat()
}
