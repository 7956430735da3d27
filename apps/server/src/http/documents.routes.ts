import { documentPath, documentQuery, documentRef } from '@qarib/contracts';
import { printDocument } from '../use-cases/documents/print-document.ts';
import { parsePart, personOf, type Api } from './route.ts';

/** A PDF is sent once all of it is there: one that cannot be made is refused in words, never cut off. */
export function documentRoutes({ router, ports, cookie }: Api): void {
  router.get(documentPath, async (request, response) => {
    response.locals.endpoint = 'document';
    const person = await personOf(ports, cookie, request);
    const params = parsePart(documentRef, request.params);
    const query = parsePart(documentQuery, request.query);
    const printed = await printDocument(ports, person, { ...params, ...query });
    const fileName = encodeURIComponent(printed.fileName);
    response
      .set('Content-Disposition', `inline; filename*=UTF-8''${fileName}`)
      // The viewer of a browser is a plugin with styles of its own; nothing else may run in its page.
      .set(
        'Content-Security-Policy',
        "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      )
      .type(printed.contentType)
      .send(printed.bytes);
  });
}
