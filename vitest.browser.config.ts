import { defineConfig } from 'vitest/config'

/** The pages in a real browser: `npm run test:browser`. Its Chromium comes from npm, for Linux on x64. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    update: false,
    testTimeout: 600_000,
    hookTimeout: 240_000,
    fileParallelism: false,
  },
})
