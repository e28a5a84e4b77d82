import { endShareLink } from '#domain/entries/share-links.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const DELETE = endpoint({
	summary: 'End a link: it opens nothing any more',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		const of = { kind: 'postmortem', number: Number(params.number) } as const;
		await endShareLink(locals.db, person, of, { id: Number(params.link) });
		return {};
	},
});
