// The process: configuration, start, signals, an orderly stop.
import type { Server } from 'node:http'
import { type Config, ConfigError, loadEnvFile, readConfig } from './config.ts'
import { createConfiguredLogbook, type Environment, openEnvironment } from './environment.ts'
import type { Logbook } from './logbook.ts'
import { startSimulatorProcess } from './simulator-process.ts'
import { tourOf } from './tour.ts'

type Running = {
  environment: Environment
  logbook: Logbook
  server: Server | null
  stopSimulator(): Promise<void>
}

async function run(): Promise<void> {
  loadEnvFile()
  const config = readConfig()
  const running = await start(config)
  process.stdout.write(tourOf(config, running.environment))
  let isStopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (isStopping) return
      isStopping = true
      stop(running).catch(fail)
    })
  }
}

async function start(config: Config): Promise<Running> {
  const environment = await openEnvironment(config)
  const simulator =
    environment.isSimulated && config.role !== 'worker' ? await startSimulatorProcess(config) : null
  const logbook = createConfiguredLogbook(config, environment)
  await logbook.start({ drains: config.role !== 'web' })
  const server = config.role === 'worker' ? null : await listen(logbook, config.port)
  return { environment, logbook, server, stopSimulator: async () => simulator?.stop() }
}

async function listen({ app }: Logbook, port: number): Promise<Server> {
  const server = app.listen(port)
  const listening = Promise.withResolvers<void>()
  server.once('listening', listening.resolve).once('error', listening.reject)
  await listening.promise
  return server
}

/** Answers what is being asked, finishes running claims, then lets go of HubSpot and the database. */
async function stop({ environment, logbook, server, stopSimulator }: Running): Promise<void> {
  const closed = Promise.withResolvers<void>()
  if (server) server.close(() => closed.resolve()).closeIdleConnections()
  else closed.resolve()
  await closed.promise
  await logbook.stop()
  await stopSimulator()
  await environment.close()
  process.exit(0)
}

function fail(error: unknown): void {
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`)
  else if (isPortTaken(error))
    process.stderr.write('This port is in use. Set PORT to a free one (the next is used too).\n')
  else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(1)
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, 'code') === 'EADDRINUSE'
}

run().catch(fail)
