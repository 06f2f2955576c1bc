// Runs every test of the product in one go: real Postgres, real HTTP, the simulator.

import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    include: ['server', 'simulator', 'test', 'scripts', 'extensions'].map(
      (folder) => `${folder}/**/*.test.{ts,tsx}`,
    ),
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    // A story waits for the pace of HubSpot's limit more than it computes: twice the cores keep two cores busy.
    maxWorkers: availableParallelism() * 2,
    // The house has no module state, so files need no process of their own; loading the server costs a second each time.
    isolate: false,
    // Many worlds share two cores: a story that starts processes of its own may wait long for its turn.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000, interval: 20 } },
  },
})
