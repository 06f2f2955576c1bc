// The product as people run it: `node server/main.ts` in processes of their own, and how much memory each took.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import manifest from '../package.json' with { type: 'json' }

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** The flags of `npm start`: with V8's own defaults a busy process takes whatever the machine has before it tidies up. */
const NODE_FLAGS = manifest.scripts.start.match(/--\S+/g) ?? []

export type ServerRole = 'web' | 'worker'

export type ServerProcess = {
  role: ServerRole
  /** Where a web process serves. */
  url: string
  /** The most resident memory so far, in MB. */
  peakMemory(): Promise<number>
  stop(): Promise<void>
}

export type ServerOptions = {
  role: ServerRole
  port: number
  env: Record<string, string>
  /** Where to write a CPU profile when the process ends. */
  profileFolder: string | null
}

/** Starts it and waits until it says that it is ready. */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const { role, port, env, profileFolder } = options
  const profiling = profileFolder ? ['--cpu-prof', `--cpu-prof-dir=${profileFolder}/${role}`] : []
  const child = spawn(process.execPath, [...NODE_FLAGS, ...profiling, 'server/main.ts'], {
    cwd: ROOT,
    // A group of its own: Ctrl-C reaches the benchmark first, which then stops everything in order.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'development',
      PORT: String(port),
      ROLE: role,
      LOG_LEVEL: 'warn',
      // The benchmark is one sender in the place of many.
      EVENTS_PER_MINUTE: '1000000000',
      ...env,
    },
  })
  await saidItIsReady(child, role)
  return {
    role,
    url: `http://127.0.0.1:${port}`,
    peakMemory: () => readPeakMemory(child),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exited = once(child, 'exit')
      // What it would put in order is thrown away with the database; only a profile needs an orderly end.
      child.kill(profileFolder ? 'SIGTERM' : 'SIGKILL')
      const impatience = setTimeout(() => child.kill('SIGKILL'), 20_000)
      await exited
      clearTimeout(impatience)
    },
  }
}

/** Its first line that is not a log line is the tour, printed when everything runs. Log lines are warnings: shown. */
async function saidItIsReady(child: ChildProcess, role: ServerRole): Promise<void> {
  const ready = Promise.withResolvers<void>()
  child.once('exit', (code) => ready.reject(new Error(`The ${role} process ended with ${code}.`)))
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n')) {
      if (line.startsWith('{')) process.stderr.write(`    ${role}: ${line.slice(0, 400)}\n`)
      else if (line.includes('Logbook')) ready.resolve()
    }
  })
  await ready.promise
}

async function readPeakMemory({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => null)
  const kilobytes = /VmHWM:\s+(\d+)/.exec(status ?? '')?.[1]
  // Elsewhere than on Linux only the memory of this moment can be had.
  return (
    Number(kilobytes ?? execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024
  )
}
