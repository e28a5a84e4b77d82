import { z } from 'zod';
import { mayBegin } from '#domain/accounts/may.ts';
import { FactorKinds } from '#domain/postmortems/factor-kind.ts';
import { changeFactorKinds, factorKinds } from '#domain/postmortems/factor-kinds.server.ts';
import { forbidden } from '#lib/errors.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Kinds = z.object({ items: z.array(z.object({ name: z.string(), about: z.string() })) });

export const GET = endpoint({
	summary: 'What contributing factors are told apart by here, in the order of the workspace',
	scope: 'read',
	answers: Kinds,
	act: async (person, _, { locals: { db } }) => {
		if (!mayBegin(person)) forbidden('Guests begin no post-mortems.');
		return { body: { items: [...(await factorKinds(db.read))] } };
	},
});

export const PUT = endpoint({
	summary: 'Change the kinds of factors, the whole list; an empty one brings back the first (curators)',
	describes: '`was` is what a kind was called before: factors of that kind follow it to its new name.',
	scope: 'write',
	body: z.object({ kinds: FactorKinds }),
	answers: Kinds,
	act: async (person, { body: { kinds } }, { locals: { db } }) => {
		await changeFactorKinds(db, person, kinds);
		return { body: { items: [...(await factorKinds(db.read))] } };
	},
});
