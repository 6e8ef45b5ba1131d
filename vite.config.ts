import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import mantinePreset from 'postcss-preset-mantine'
import type { Plugin, UserConfig } from 'vite'
import { defineConfig, type ViteUserConfig } from 'vitest/config'
import { launchOptions } from './tools/find-browser.ts'
import { type FirstScreens, firstScreens } from './tools/first-screens.ts'

/** Where `npm run dev` finds the backend; the same variable moves the server itself. */
const backend = `http://127.0.0.1:${process.env.PORT || '4310'}`

const require = createRequire(import.meta.url)

/** Serves MSW's service worker to `npm run dev:mock` from its package: it is no part of the built app. */
const mockServiceWorker = (): Plugin => ({
  name: 'jornada-mock-service-worker',
  apply: 'serve',
  configureServer: ({ middlewares }) => {
    middlewares.use('/mockServiceWorker.js', (_request, response) => {
      response.setHeader('content-type', 'text/javascript')
      response.end(readFileSync(require.resolve('msw/mockServiceWorker.js')))
    })
  },
})

/**
 * zod tries out whether it may make functions from text, which the app's content policy forbids and the browser then
 * reports as a violation. Told at its source that it may not, it does not try; Node, without such a policy, may.
 */
const zodWithoutEval = (): Plugin => ({
  name: 'jornada-zod-without-eval',
  apply: 'build',
  transform: {
    filter: { id: /node_modules\/zod\/v4\/core\/core\.js$/ },
    handler: (code) => {
      const told = code.replace('__zod_globalConfig = {}', '__zod_globalConfig = { jitless: true }')
      if (told === code)
        throw new Error('zod keeps its configuration elsewhere now: see zodWithoutEval in vite.config.ts.')
      return { code: told, map: null }
    },
  },
})

/**
 * Every schema of zod carries the writer of its JSON Schema, which is made with our own tools and never in the app: there it
 * would be a part of what the canvas waits for. All that those modules export is told to say so.
 */
const zodWithoutJsonSchema = (): Plugin => ({
  name: 'jornada-zod-without-json-schema',
  apply: 'build',
  transform: {
    filter: { id: /node_modules\/zod\/v4\/core\/(json-schema-processors|to-json-schema)\.js$/ },
    handler: (code) => {
      const declared = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name)
      const renamed = [...code.matchAll(/^export \{ \w+ as (\w+) \};/gm)].map(([, name]) => name)
      const names = [...declared, ...renamed]
      if (!names.some((name) => name === 'stringProcessor' || name === 'createToJSONSchemaMethod'))
        throw new Error('zod writes JSON Schemas elsewhere now: see zodWithoutJsonSchema in vite.config.ts.')
      const refuse = `const absent = () => () => { throw new Error('JSON Schemas are not made in the app') }`
      return { code: `${refuse}\nexport { ${names.map((name) => `absent as ${name}`).join(', ')} }`, map: null }
    },
  },
})

/** The app; with `screens`, what the first screens wait for lies in as few files as it takes. */
const app = (mode: string, screens?: FirstScreens): UserConfig => ({
  plugins: [react(), mockServiceWorker(), zodWithoutEval(), zodWithoutJsonSchema()],
  define: mode === 'mock' ? { 'import.meta.env.VITE_MOCK': JSON.stringify('1') } : {},
  css: { postcss: { plugins: [mantinePreset()] } },
  server: { host: '127.0.0.1', port: 5173, strictPort: false, proxy: { '/api': backend } },
  preview: { host: '127.0.0.1' },
  worker: { format: 'es', plugins: () => [zodWithoutEval()] },
  build: {
    target: 'es2023',
    // The bundle budget reads from the manifest which files the first screen waits for.
    manifest: true,
    sourcemap: false,
    // Only what is fetched on demand may be heavy (the layout engine is 1.4 MB raw); `check:bundle` guards the rest.
    chunkSizeWarningLimit: 1_600,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler|use-sync-external-store)[\\/]/,
              priority: 30,
            },
            // Only what React Flow needs of d3: the rest belongs to the charts, which come later.
            {
              name: 'canvas',
              test: /node_modules[\\/](@xyflow|d3-(color|dispatch|drag|ease|interpolate|selection|timer|transition|zoom)|classcat)[\\/]/,
              priority: 20,
            },
            { debugName: 'first screens', name: (id) => screens?.get(id), priority: 10 },
          ],
        },
      },
    },
  },
})

/** The screens that have a budget: what both wait for is common. The benchmarks' pages have none. */
const ENTRY = 'src/app/main.tsx'
const PAGES = { library: 'src/app/library-page.tsx', journey: 'src/app/journey/journey-page.tsx' }

const test: ViteUserConfig['test'] = {
  passWithNoTests: false,
  projects: [
    {
      extends: true,
      test: {
        name: 'unit',
        environment: 'node',
        include: ['{src,server,mocks,tools}/**/*.test.{ts,tsx}'],
        exclude: ['**/*.browser.test.{ts,tsx}'],
        // Two cores may be shared with a build: a slow property is not a failed one.
        testTimeout: 20_000,
        hookTimeout: 30_000,
      },
    },
    {
      extends: true,
      // Found in the sources before the first test: a dependency met halfway would be bundled then, and the page
      // reloaded under the tests, with two copies of React.
      optimizeDeps: { entries: ['src/{ui,app,sync,workers}/**/*.{ts,tsx}', '!**/*.node.ts', '!**/node.ts'] },
      test: {
        name: 'browser',
        include: ['src/**/*.browser.test.{ts,tsx}'],
        testTimeout: 20_000,
        browser: {
          enabled: true,
          headless: true,
          screenshotFailures: false,
          provider: playwright({ launchOptions: launchOptions() }),
          instances: [{ browser: 'chromium' }],
          viewport: { width: 1280, height: 800 },
        },
      },
    },
  ],
}

export default defineConfig(
  async ({ mode, command }): Promise<ViteUserConfig> => ({
    ...app(mode, command === 'build' && mode !== 'bench' ? await firstScreens(app(mode), ENTRY, PAGES) : undefined),
    test,
  }),
)
