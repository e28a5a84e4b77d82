import { z } from 'zod';
import { KINDS, reference, type Kind } from '#domain/entries/kinds.ts';
import { removedBy } from '#domain/entries/standing.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const KIND_NAMES = Object.keys(KINDS) as Kind[];

const Removed = z.object({
	kind: z.enum(KIND_NAMES),
	number: z.int(),
	reference: z.string(),
	title: z.string(),
	removedAt: z.iso.datetime(),
});

export const GET = endpoint({
	summary: 'What you wrote and was removed, the newest first; each can be brought back',
	scope: 'read',
	answers: z.object({ items: z.array(Removed) }),
	act: async (person, _, { locals: { db } }) => {
		const ofKind = async (kind: Kind) =>
			(await removedBy(db.read, person, kind)).map(({ number, title, removedAt }) => ({
				...{ kind, number, title, reference: reference(kind, number) },
				removedAt: new Date(removedAt ?? 0).toISOString(),
			}));
		const items = (await Promise.all(KIND_NAMES.map(ofKind))).flat();
		items.sort((a, b) => b.removedAt.localeCompare(a.removedAt));
		return { body: { items } };
	},
});
