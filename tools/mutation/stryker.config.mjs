/** What `npm run test:mutation` changes and how it looks; `main.ts` says which part of it. */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'tools/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // What runs once when a module is loaded would need every test again for each mutant.
  ignoreStatic: true,
  // Tests read sources as text; a line of Stryker's own at their head would not be ours.
  disableTypeChecks: false,
  concurrency: 2,
  timeoutMS: 15_000,
  tempDirName: 'reports/.mutation',
  ignorePatterns: ['dist', 'data', 'docs', 'test-results', 'reports'],
  reporters: ['json'],
  jsonReporter: { fileName: 'reports/mutation.json' },
  allowConsoleColors: false,
}
