import { NewAddress, renameAddress, sign, Signing } from '#domain/postmortems/alerts/addresses.server.ts';
import { z } from 'zod';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { addressAt, AlertAddressAnswer } from '../alerts.server.ts';

export const GET = endpoint({
	summary: 'One address for alerts',
	scope: 'read',
	answers: AlertAddressAnswer,
	act: async (person, _, { locals, params: { slug = '', id } }) => ({
		body: await addressAt(locals.db, person, slug, Number(id)),
	}),
});

export const PATCH = endpoint({
	summary: 'Call an address for alerts something else, or have what comes be signed',
	scope: 'write',
	body: z.object({
		name: NewAddress.shape.name.optional(),
		/** Empty: signatures are not looked at. It is never told. */
		signingSecret: Signing.shape.signingSecret.optional(),
	}),
	answers: AlertAddressAnswer,
	act: async (
		person,
		{ body: { name, signingSecret } },
		{ locals: { db }, params: { slug = '', id: of } },
	) => {
		const id = Number(of);
		if (name !== undefined) await renameAddress(db, person, slug, { id, name });
		if (signingSecret !== undefined) await sign(db, person, slug, { id, signingSecret });
		return { body: await addressAt(db, person, slug, id) };
	},
});
