import { commentsOf } from '#domain/pulse/comments.server.ts';
import { roundOf } from '#domain/pulse/rounds.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const id = Number(event.params.id);
	const { closedOn, closesOn, fewestComments } = await roundOf(db, person, id);
	return {
		round: { id, closedOn, closesOn, fewestComments },
		comments: await commentsOf(db, person, id),
	};
};
