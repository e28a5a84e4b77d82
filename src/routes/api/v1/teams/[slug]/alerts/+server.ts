import { z } from 'zod';
import { addressesOf, makeAddress, NewAddress } from '#domain/postmortems/alerts/addresses.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { addressAt, AlertAddressAnswer, answerOfAddress } from './alerts.server.ts';

export const GET = endpoint({
	summary:
		'Where tools send the alerts of a team, for its people and administrators; keys are not told again',
	scope: 'read',
	answers: z.object({ items: z.array(AlertAddressAnswer) }),
	act: async (person, _, { locals, params: { slug = '' } }) => ({
		body: { items: (await addressesOf(locals.db, person, slug)).map(answerOfAddress) },
	}),
});

export const POST = endpoint({
	summary: 'Make an address for alerts; its key is told this once',
	describes:
		'What is sent to `/hooks/alerts` with the key is read by the team. See the page of alerts for formats.',
	scope: 'write',
	body: NewAddress,
	answers: AlertAddressAnswer.extend({ key: z.string() }),
	status: 201,
	act: async (person, { body }, { locals: { db }, params: { slug = '' } }) => {
		const { id, key } = await makeAddress(db, person, slug, body);
		return {
			body: { ...(await addressAt(db, person, slug, id)), key },
			headers: { location: `/api/v1/teams/${slug}/alerts/${id}` },
		};
	},
});
