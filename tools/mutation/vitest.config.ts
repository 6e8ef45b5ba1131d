import { defineConfig } from 'vitest/config'

/**
 * The unit tests that hold compiler and runtime to their word. Not those of the exports: one of them compares the
 * runtime's source text, which every mutant changes, and would catch all of them for nothing.
 */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['src/{compiler,runtime}/**/*.test.ts', 'src/simulator/{conformance,traces}.test.ts'],
    exclude: ['src/compiler/exporters/**', 'src/compiler/check/tools/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
