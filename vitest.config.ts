// Runs every test of the product in one go: real Postgres, real HTTP, the simulator.

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    include: ['server', 'simulator', 'test', 'scripts'].map((folder) => `${folder}/**/*.test.ts`),
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    // By default one core is left free, which on two cores means one test file at a time.
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
})
