import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import mantinePreset from 'postcss-preset-mantine'
import { defineConfig } from 'vitest/config'
import { launchOptions } from './tools/find-browser.ts'

/** Where `npm run dev` finds the backend; the same variable moves the server itself. */
const server = `http://127.0.0.1:${process.env.JORNADA_PORT ?? '4310'}`

export default defineConfig({
  plugins: [react()],
  css: { postcss: { plugins: [mantinePreset()] } },
  server: { host: '127.0.0.1', port: 5173, strictPort: false, proxy: { '/api': server } },
  preview: { host: '127.0.0.1' },
  worker: { format: 'es' },
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
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
            { name: 'canvas', test: /node_modules[\\/](@xyflow|d3-[a-z]+|classcat)[\\/]/, priority: 20 },
          ],
        },
      },
    },
  },
  test: {
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
  },
})
