#!/usr/bin/env node
// Gradwork is TypeScript that Node runs by stripping its types, which needs Node 24 or newer. Where the Node that was
// started is older, the one that npm installed beside the project (the package `node`) takes over.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as modules from 'node:module';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;

/** The Node that npm installed, or undefined. */
function installedNode() {
  try {
    const file = modules
      .createRequire(import.meta.url)
      .resolve('node/package.json')
      .replace('package.json', 'bin/node');
    return [file, `${file}.exe`].find(existsSync);
  } catch {
    return undefined;
  }
}

/** Runs this launcher again under another Node; its signals and exit status become ours. */
function handOver(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, GRADWORK_HANDED_OVER: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => (signal ? process.kill(process.pid, signal) : process.exit(code ?? 1)));
}

const version = Number(process.versions.node.split('.')[0]);
const other = version < NEEDED && !process.env.GRADWORK_HANDED_OVER ? installedNode() : undefined;
if (version >= NEEDED) {
  modules.enableCompileCache();
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else if (other) {
  handOver(other);
} else {
  console.error(
    `gradwork: this is Node ${process.versions.node}, and Gradwork needs Node ${NEEDED} or newer. Run "npm ci" in the project's folder, which installs one beside it, or install Node ${NEEDED}.`,
  );
  process.exitCode = 2;
}
