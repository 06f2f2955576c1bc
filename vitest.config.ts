// Runs every test of the product in one go: real Postgres, real HTTP, the simulator.

import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    include: ['server', 'simulator', 'test', 'scripts'].map((folder) => `${folder}/**/*.test.ts`),
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    // A story waits for the pace of HubSpot's limit more than it computes: twice the cores keep two cores busy.
    maxWorkers: availableParallelism() * 2,
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
})
