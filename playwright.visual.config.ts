import { defineConfig } from '@playwright/test'
import base from './playwright.config.ts'

/**
 * `npm run test:visual`: screens compared with pictures of them, pixel by pixel. Not part of `npm test`, since letters are
 * drawn differently from machine to machine; `-- --update-snapshots` takes the pictures anew.
 */
export default defineConfig({
  ...base,
  testDir: 'e2e/visual',
  testMatch: '*.visual.ts',
  snapshotPathTemplate: '{testDir}/baselines/{arg}{ext}',
  reporter: 'list',
  expect: {
    timeout: 15_000,
    toHaveScreenshot: { animations: 'disabled', caret: 'hide', scale: 'css', maxDiffPixelRatio: 0.005 },
  },
  use: { ...base.use, viewport: { width: 1280, height: 800 }, contextOptions: { reducedMotion: 'reduce' } },
})
