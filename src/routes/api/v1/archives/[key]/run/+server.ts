import { importAfterLooking } from '#domain/archive/moving-workspace.server.ts';
import { RunAnswer } from '#domain/moving/api-answer.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { arrived, underWay } from '../../arrived.server.ts';

export const POST = endpoint({
	summary: 'Bring in what was looked ahead of; it goes on under a key of its own',
	describes:
		'It is answered after three seconds at the latest, and goes on by itself: read it again until it is done.',
	scope: 'write',
	answers: RunAnswer,
	status: 201,
	act: async (person, _, { locals: { db }, params: { key = '' } }) => {
		await arrived(db, person, key);
		const next = await importAfterLooking(db, person, key);
		const body = await underWay(db, person, next.key);
		return { body, headers: { location: `/api/v1/archives/${next.key}` } };
	},
});
