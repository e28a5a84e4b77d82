import { z } from 'zod';
import { findEntry } from '#domain/entries/entries.server.ts';
import {
	inclinationOf,
	keepInMind,
	putAside,
	takeInclinationBack,
} from '#domain/growth/applying/inclinations.server.ts';
import { KIND } from '#domain/growth/opportunities/opportunity.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Inclination = z.object({ is: z.enum(['interested', 'not-now']).nullable() });

export const GET = endpoint({
	summary: 'What you make of an opening; nobody else ever learns of it',
	scope: 'read',
	answers: Inclination,
	act: async (person, _given, { locals: { db }, params }) => {
		const { id } = await findEntry(db.read, person, KIND, Number(params.number));
		return { body: { is: await inclinationOf(db.read, person, id) } };
	},
});

export const PUT = endpoint({
	summary: 'Keep an opening in mind, or put it aside for now: it stands in your matches no more',
	scope: 'write',
	body: z.object({ is: z.enum(['interested', 'not-now']) }),
	answers: Inclination,
	act: async (person, { body: { is } }, { locals: { db }, params }) => {
		const number = Number(params.number);
		await (is === 'interested' ? keepInMind : putAside)(db, person, number);
		return { body: { is } };
	},
});

export const DELETE = endpoint({
	summary: 'Make nothing of an opening any more',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await takeInclinationBack(locals.db, person, Number(params.number));
		return {};
	},
});
