import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { openApiDocument } from './document.js';

const FILES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};
const PAGE = `<!doctype html>
<html lang="fr">
<head>
  <meta charset="utf-8">
  <title>Saisine : API</title>
  <link rel="stylesheet" href="/docs/swagger-ui.css">
  <link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
</head>
<body>
  <div id="page"></div>
  <script src="/docs/swagger-ui-bundle.js"></script>
  <script src="/docs/start.js"></script>
</body>
</html>
`;
const START =
  "SwaggerUIBundle({ url: '/openapi.json', dom_id: '#page', deepLinking: true, docExpansion: 'none', persistAuthorization: false, validatorUrl: null });\n";

/** /openapi.json, and Swagger UI at /docs from files of its own package: nothing is fetched from elsewhere, no script stands in the page. */
export function publishDocumentation(instance: FastifyInstance): void {
  const document = JSON.stringify(openApiDocument());
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  instance.get('/openapi.json', (_, reply) => reply.type('application/json; charset=utf-8').send(document));
  for (const address of ['/docs', '/docs/']) instance.get(address, (_, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
  instance.get('/docs/start.js', (_, reply) => reply.type('text/javascript; charset=utf-8').send(START));
  for (const [name, type] of Object.entries(FILES)) {
    instance.get(`/docs/${name}`, async (_, reply) => reply.type(type).send(await readFile(join(folder, name))));
  }
}
