// The first step of every npm script: plain JavaScript without packages, because nothing may be installed yet and the
// Node at hand may be older than the one the product is pinned to. Installs what is missing, then runs the given script.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../../..')
const [script, ...rest] = process.argv.slice(2)

if (Number(process.versions.node.split('.')[0]) < 20) stop(`Node 20 or newer is needed; this is ${process.versions.node}.`)
install()
run(pinnedNode())

/** Only when something is missing: `npm ci` begins by deleting what is there, and somebody may be using it. */
function install() {
  if (isInstalled()) return
  console.error('Installing packages, about a minute the first time.')
  // What others set for their own projects must not leave out what this one needs.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  if (npm.status !== 0) stop('The packages could not be installed: see above, then start again.')
}

/** Whether every package of the lock file is there in its version; npm writes down what it installed once it is through. */
function isInstalled() {
  const installed = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installed)) return false
  const packagesOf = (path) => JSON.parse(readFileSync(path, 'utf8')).packages
  const there = packagesOf(installed)
  // Optional ones are for other machines, unless they are there.
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([path, { version, optional }]) => path === '' || (there[path] ? there[path].version === version : optional),
  )
}

/** The Node of the lock file; else this one, where it is new enough. */
function pinnedNode() {
  const pinned = join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (existsSync(pinned)) return pinned
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  stop(`There is no Node 24 for ${process.platform} ${process.arch} in the packages: install Node 24 and start again.`)
}

function run(node) {
  const child = spawn(node, [join(root, script), ...rest], { stdio: 'inherit', cwd: root, shell: node.endsWith('.cmd') })
  // A terminal sends Ctrl-C to both; this one waits, so that the prompt comes back when all is written.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // Whoever ends npm ends the shell between us, and that shell tells nobody.
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 250).unref()
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}
