import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import express, { Router } from 'express';

const require = createRequire(import.meta.url);
const MATHLIVE = dirname(require.resolve('mathlive'));

/** Where each address of static files lies: our own, and what is served from node_modules. */
const FOLDERS: Readonly<Record<string, string>> = {
  '/assets/katex': dirname(require.resolve('katex/dist/katex.min.css')),
  '/assets/mathlive/fonts': join(MATHLIVE, 'fonts'),
  '/assets': join(import.meta.dirname, '../../views/assets'),
};

/** The one module of the visual editor; nothing else of its package is needed. */
const MATHLIVE_MODULE = join(MATHLIVE, 'mathlive.min.mjs');

/** Style sheets, client modules, fonts and the visual editor. */
export function assets(): Router {
  const router = Router();
  const files = { index: false, maxAge: '1h', redirect: false } as const;
  router.get('/assets/mathlive/mathlive.min.mjs', (_request, response) => response.sendFile(MATHLIVE_MODULE));
  for (const [address, folder] of Object.entries(FOLDERS)) router.use(address, express.static(folder, files));
  return router;
}
