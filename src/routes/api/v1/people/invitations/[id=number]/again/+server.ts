import { z } from 'zod';
import { inviteAgain } from '#domain/accounts/invitation-list.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { HandedOut, handedOut } from '../../handed-out.server.ts';

export const POST = endpoint({
	summary: 'Invite somebody again: a new link, and the old one works no longer',
	scope: 'write',
	body: z.object({ byHand: z.boolean().default(false) }),
	answers: HandedOut,
	status: 201,
	act: async (person, { body }, { locals, params, url }) => {
		const again = { id: Number(params.id), byLetter: !body.byHand };
		return { body: handedOut(await inviteAgain(locals.db, person, again), url) };
	},
});
