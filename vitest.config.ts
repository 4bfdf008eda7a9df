import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**'],
    // A recorded answer is never written by the run that checks it.
    update: false,
    // Far beyond what any test takes; a loaded machine is no failure.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
