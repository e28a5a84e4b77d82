import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Person } from '#domain/accounts/person.ts';
import { shownChangeWith } from '#domain/changes/shown.server.ts';
import { shortName } from '#domain/pulse/item-words.ts';
import { alikeWithin, movedDrawn } from '#domain/pulse/moved-drawn.ts';
import { NewReply, type Reply } from '#domain/pulse/replies.ts';
import { mayReply, repliesTo, reply, takeBackReply } from '#domain/pulse/replies.server.ts';
import type { ClosedRound } from '#domain/pulse/results.ts';
import { readResults } from '#domain/pulse/results.server.ts';
import { roundOf } from '#domain/pulse/rounds.server.ts';
import { movedSince } from '#domain/pulse/trend.ts';
import type { Database } from '#lib/db/open.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const idIn = ({ params }: { params: { id: string } }) => Number(params.id);

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const round = await roundOf(db, person, idIn(event));
	// Until then nobody is told anything of it.
	if (round.closedOn === null) return { round, results: null };
	const { rounds, results, ...rest } = await readResults(
		db,
		person,
		round.id,
		event.url.searchParams.get('of'),
	);
	const replies = await repliesTo(db.read, person, round.id, rest.cut.key);
	return {
		round,
		results: {
			...rest,
			items: results.map(({ item, now, shownIn }) => ({
				...{ id: item.id, name: shortName(item), shownIn, shown: now !== null },
			})),
			drawn: movedDrawn(results, round.scale),
			alike: alikeWithin(results),
			replies: await Promise.all(replies.map((one) => withChange(db, person, one, rounds))),
			mayReply: await mayReply(db.read, person, rest.cut.key),
		},
	};
};

/** With the change as they may see it: of one that is kept from them they are told that there is one. */
async function withChange(
	db: Database,
	who: Person,
	{ changeId, ...said }: Reply,
	rounds: readonly ClosedRound[],
) {
	const then = rounds.find(({ id }) => id === said.round);
	const item = then?.items.find(({ id }) => id === said.item);
	return {
		...said,
		about: item ? shortName(item) : '',
		change: changeId === null ? null : await shownChangeWith(db.read, who, changeId),
		kept: changeId !== null,
		since: movedSince(rounds, said),
	};
}

const Numbered = z.object({ id: z.coerce.number().int().positive() });

export const actions: Actions = {
	reply: form(NewReply, async (person, input, event: RequestEvent) => {
		await reply(event.locals.db, person, idIn(event), input);
		redirect(303, `/pulse/${idIn(event)}?of=${input.cut}#replies`);
	}),
	takeBack: form(Numbered, async (person, { id }, event: RequestEvent) => {
		await takeBackReply(event.locals.db, person, idIn(event), id);
		return { gone: true };
	}),
};
