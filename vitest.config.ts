import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**'],
    // A recorded answer is never written by the run that checks it.
    update: false,
    testTimeout: 30_000,
  },
})
