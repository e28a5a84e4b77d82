import { z } from 'zod';
import { askingsOf } from '#domain/projects/asking.server.ts';
import { wishesOf } from '#domain/projects/following.server.ts';
import { read } from '#domain/projects/projects.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'What you wish of a project: whether you follow it, think of joining, or asked to; for you alone',
	scope: 'read',
	answers: z.object({ follows: z.boolean(), interested: z.boolean(), asked: z.boolean() }),
	act: async (person, _given, { locals: { db }, params }) => {
		const { entry } = await read(db, person, Number(params.number));
		const { asked } = await askingsOf(db.read, person, entry);
		return { body: { ...(await wishesOf(db.read, person, entry.id)), asked: asked !== null } };
	},
});
