import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Running, serve } from '../src/server/serve.ts';

let running: Running;
const logged: string[] = [];

beforeAll(async () => {
  running = await serve({ port: 0, patience: 4000, requestsPerMinute: 10_000, log: line => logged.push(line) });
  await fetch(`${running.address}/derive?f=x`);
});
afterAll(() => running.stop());

/** Roots within roots: each order has few parts, but tidying them takes several times the patience given. */
const ENDLESS = JSON.stringify({ f: `${'sqrt(x+'.repeat(26)}x${')'.repeat(26)}`, order: 6 });

const derive = (body: string): Promise<Response> =>
  fetch(`${running.address}/api/v1/derive`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  });

test('a question that takes too long is refused, logged, and stops nobody else', async () => {
  const endless = derive(ENDLESS);
  await new Promise(under => setTimeout(under, 300));
  const begun = performance.now();
  expect((await fetch(`${running.address}/healthz`)).status).toBe(200);
  expect(performance.now() - begun).toBeLessThan(1000);
  const refused = await endless;
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({ detail: expect.stringMatching(/^This takes too long to work out\./) });
  expect(logged).toContainEqual(expect.stringMatching(/^\/api\/v1\/derive: ended/));
});

test('what is asked after it is answered', async () => {
  const answer = await derive(JSON.stringify({ f: 'x^2' }));
  expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ derivative: '2 * x' })]);
});

test('a server that is stopped at once has nothing to log', async () => {
  const lines: string[] = [];
  const brief = await serve({ port: 0, log: line => lines.push(line) });
  await brief.stop();
  expect(lines).toEqual([]);
});
