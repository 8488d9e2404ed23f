import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type Running, serve } from '../src/server/serve.ts';
import { launchChromium } from './chromium.ts';

/** Opens pages of a server that runs for the tests of a file, each in a context of its own. */
interface Browsing {
  /** A path of the server, or an address of a file. */
  readonly open: (path: string, options?: BrowserContextOptions) => Promise<Page>;
  readonly done: (page: Page) => Promise<void>;
}

/**
 * A server and a browser for the tests of a file. Requests to other hosts, errors on the console and in scripts fail the
 * test in which they happen: there are to be none, whatever a test does.
 */
export function browsing(): Browsing {
  let running: Running;
  let browser: Browser;
  const trouble: string[] = [];

  beforeAll(async () => {
    [running, browser] = await Promise.all([serve({ port: 0, requestsPerMinute: 10_000 }), launchChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await running.stop();
  });
  afterEach(() => expect(trouble.splice(0)).toEqual([]));

  const open: Browsing['open'] = async (path, options = {}) => {
    const address = new URL(path, running.address).href;
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const isOurs = (url: string): boolean =>
      url === address || url.startsWith(running.address) || url.startsWith('data:');
    watch(page, isOurs, what => trouble.push(what));
    await page.goto(address);
    return page;
  };
  return { open, done: page => page.context().close() };
}

/** Tells of requests to others, of exceptions in scripts and of errors on the console. */
function watch(page: Page, isOurs: (url: string) => boolean, tell: (trouble: string) => void): void {
  page.on('request', request => {
    if (!isOurs(request.url())) tell(`foreign request: ${request.url()}`);
  });
  page.on('pageerror', error => tell(`script: ${error.message}`));
  page.on('console', message => {
    const isRefusal = message.text().includes('status of 422');
    if (message.type() === 'error' && !isRefusal) tell(`console: ${message.text()}`);
  });
}
