import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where a browser may be installed; the first that is there is used. */
const INSTALLED = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * A running Chromium: an installed one, else the one that comes with @sparticuz/chromium. Throws a sentence that says
 * what to do where neither starts.
 */
export async function launchChromium(): Promise<Browser> {
  const executablePath = INSTALLED.find(path => path !== undefined && existsSync(path)) ?? (await bundled());
  return chromium.launch({ executablePath, args: ARGUMENTS }).catch((cause: unknown) => {
    throw new Error(`${executablePath} does not start. ${ADVICE}`, { cause });
  });
}

const ADVICE = 'The browser tests need Chromium: install it, or set CHROMIUM_PATH to where it is.';

/** Unpacks the packaged browser to the temporary folder and gives its path. */
async function bundled(): Promise<string> {
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    return await packaged.executablePath();
  } catch (cause) {
    throw new Error(`No browser was found. ${ADVICE}`, { cause });
  }
}
