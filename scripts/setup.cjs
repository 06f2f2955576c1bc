// Makes `npm start` and `npm test` work from an empty clone: installs exactly what the lockfile says, when it is not installed.
// Runs on the machine's own Node (20 is enough), before any script that needs the Node 24 which the lockfile brings.
'use strict'

const { spawnSync } = require('node:child_process')
const { createHash } = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')

const root = path.resolve(__dirname, '..')
const modules = path.join(root, 'node_modules')
const marker = path.join(modules, '.logbook-installed')
const lock = path.join(root, '.data', 'setup.lock')

function say(line) {
  // Standard output belongs to the server's log lines.
  process.stderr.write(`${line}\n`)
}

function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Scripts and descriptions in package.json may change without a new installation: they are not part of the hash. */
function wantedHash() {
  const manifest = JSON.parse(readText(path.join(root, 'package.json')))
  const parts = ['dependencies', 'optionalDependencies', 'devDependencies', 'overrides'].map(
    (key) => manifest[key],
  )
  const hash = createHash('sha256').update(readText(path.join(root, 'package-lock.json')))
  return hash.update(JSON.stringify(parts)).update(`${process.platform}-${process.arch}`).digest('hex')
}

/** Whoever ran `npm install` by hand has it all already. npm writes this file last, so a half installation has none. */
function isInstalledByHand() {
  const installed = readText(path.join(modules, '.package-lock.json'))
  if (installed === '') return false
  const has = JSON.parse(installed).packages
  const wants = JSON.parse(readText(path.join(root, 'package-lock.json'))).packages
  const isSame = (name) => has[name] !== undefined && has[name].integrity === wants[name].integrity
  return Object.keys(wants).every(
    (name) => name === '' || isSame(name) || (wants[name].optional === true && has[name] === undefined),
  )
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** A hard link appears with its content or not at all, so nobody ever reads a lock without an owner. */
function takeLock() {
  const mine = `${lock}.${process.pid}`
  fs.mkdirSync(path.dirname(lock), { recursive: true })
  fs.writeFileSync(mine, String(process.pid))
  try {
    fs.linkSync(mine, lock)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    const owner = Number(readText(lock))
    if (owner > 0 && !isAlive(owner)) fs.rmSync(lock, { force: true })
    return false
  } finally {
    fs.rmSync(mine, { force: true })
  }
}

function installPackages() {
  // npm must run on the machine's Node: the one in node_modules is about to be removed under its feet.
  const searchPath = (process.env.PATH || '')
    .split(path.delimiter)
    .filter((folder) => !folder.endsWith(path.join('node_modules', '.bin')))
    .join(path.delimiter)
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const options = { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, PATH: searchPath } }
  const npm = process.env.npm_execpath || ''
  // Yarn and pnpm set npm_execpath too, and have no `ci`.
  const result = /npm-cli\.c?js$/.test(npm)
    ? spawnSync(process.env.npm_node_execpath || process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (result.status === 0) return
  say(
    `Installing the packages failed (npm ci, ${result.error ? result.error.message : `exit ${result.status}`}).`,
  )
  process.exit(1)
}

function warnOfOldNode() {
  const major = Number(process.versions.node.split('.')[0])
  if (
    major >= 24 ||
    fs.existsSync(path.join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node'))
  ) {
    return
  }
  say(
    `There is no packaged Node 24 for ${process.platform}-${process.arch}: please install Node 24 or newer yourself.`,
  )
  process.exit(1)
}

function setup() {
  const wanted = wantedHash()
  if (readText(marker) === wanted) return
  let isWaiting = false
  while (!takeLock()) {
    if (!isWaiting) say('Another process is installing the packages: waiting for it.')
    isWaiting = true
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  }
  process.once('exit', () => fs.rmSync(lock, { force: true }))
  if (readText(marker) === wanted) return
  if (!isInstalledByHand()) {
    say('Installing the packages of the lockfile, once. This takes up to a minute…')
    installPackages()
  }
  warnOfOldNode()
  fs.writeFileSync(marker, wanted)
}

setup()
