import { hrefOf, KINDS, type Kind } from '#domain/entries/kinds.ts';
import { restoreEntry } from '#domain/entries/removing.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { z } from 'zod';

/** What was removed is there again, as it was. */
export const bringBack = (kind: Kind) =>
	endpoint({
		summary: `Bring back a ${KINDS[kind].one} that you removed, as it was`,
		scope: 'write',
		answers: z.object({ href: z.string() }),
		act: async (person, _given, { locals, params }) => {
			const number = Number(params.number);
			await restoreEntry(locals.db, person, kind, number);
			return { body: { href: hrefOf(kind, number) } };
		},
	});
