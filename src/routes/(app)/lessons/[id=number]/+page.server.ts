import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { goldenThread } from '#domain/changes/golden-thread.server.ts';
import { tileOf } from '#domain/changes/tile.server.ts';
import { peopleToChoose } from '#domain/entries/acquaintances.server.ts';
import { travelled } from '#domain/entries/readers.server.ts';
import { findLesson } from '#domain/lessons/finding.server.ts';
import { saidDifferently } from '#domain/lessons/said-differently.server.ts';
import { lessonWith } from '#domain/lessons/lesson-rows.server.ts';
import { Sending } from '#domain/lessons/sending.ts';
import { sendLesson } from '#domain/lessons/sending.server.ts';
import { sayChanged, sayHelped, saySaw, takeBack } from '#domain/lessons/thanks.server.ts';
import { Changed } from '#domain/lessons/thanks.ts';
import { Joining, TurnForm } from '#domain/lessons/turning.ts';
import { joinAsOne, mayTurn, turn, turnsOf } from '#domain/lessons/turning.server.ts';
import { similarPostmortems } from '#domain/postmortems/nearby.server.ts';
import { facesOf } from '#domain/postmortems/faces.server.ts';
import { keptBy } from '#domain/recall/keeping.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { form } from '#lib/web/form.server.ts';
import { safeNext, signedIn, type SignedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** More would not stand beside each other. */
const BEFORE = 2;

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const id = idIn(event);
	const lesson = await lessonWith(db, person, id);
	const { entry } = await findLesson(db.read, person, id);
	event.locals.unkept = entry.publishedAt === null;
	const near = entry.kind === 'postmortem' ? await similarPostmortems(db, person, entry.number) : [];
	return {
		lesson,
		steps: await goldenThread(db, person, id),
		tile: await tileOf(db.read, id),
		travelled: await travelled(db.read, entry),
		turns: await turnsOf(db.read, id),
		mayTurn: mayTurn(person, entry) && entry.publishedAt !== null,
		/** Incidents of the same condition: it was paid for more than once. */
		before: near.filter(({ shared }) => shared.length > 0).slice(0, BEFORE),
		entryId: entry.id,
		cracks: (await facesOf(db, [entry.id])).get(entry.id) ?? '',
		/** When it comes back to them; null where they do not keep it. */
		metAgainAt: lesson.kept ? await comesBackAt(db, person, id) : null,
		differently: await saidDifferently(db, person, id),
		people: (await peopleToChoose(db, person, []))
			.filter((one) => one.id !== person.id)
			.map(({ name, email }) => ({ name, email })),
		/** Asked for in the address, where no script opens the form. */
		asked: event.url.searchParams.get('do'),
	};
};

async function comesBackAt(db: Database, person: SignedIn, id: number): Promise<number | null> {
	const kept = await keptBy(db.read, person);
	return kept.find(({ lesson }) => lesson === id)?.dueAt ?? null;
}

const idIn = (event: Pick<RequestEvent, 'params'>) => Number(event.params.id);
/** Said in a list, it leads back to that list. */
const Saying = z.object({ back: z.string().max(2_000).optional() });

/** What readers say of a lesson is kept with its entry. */
async function onLesson({ locals, params }: RequestEvent, person: SignedIn) {
	const { lesson, entry } = await findLesson(locals.db.read, person, Number(params.id));
	return { of: { kind: entry.kind, number: entry.number }, lesson: lesson.id };
}

const backTo = (event: RequestEvent, { back }: z.output<typeof Saying>) =>
	redirect(303, back === undefined ? `/lessons/${event.params.id}` : safeNext(back));

export const actions: Actions = {
	helped: form(Saying, async (person, input, event: RequestEvent) => {
		const { of, lesson } = await onLesson(event, person);
		await sayHelped(event.locals.db, person, of, { lesson });
		backTo(event, input);
	}),
	takeBackHelped: form(Saying, async (person, input, event: RequestEvent) => {
		const { of, lesson } = await onLesson(event, person);
		await takeBack(event.locals.db, person, of, { kind: 'helped', lesson });
		backTo(event, input);
	}),
	saw: form(Saying, async (person, input, event: RequestEvent) => {
		const { of, lesson } = await onLesson(event, person);
		await saySaw(event.locals.db, person, of, { lesson });
		backTo(event, input);
	}),
	takeBackSaw: form(Saying, async (person, input, event: RequestEvent) => {
		const { of, lesson } = await onLesson(event, person);
		await takeBack(event.locals.db, person, of, { kind: 'saw', lesson });
		backTo(event, input);
	}),
	changed: form(Changed.omit({ lesson: true }), async (person, { sentence }, event: RequestEvent) => {
		const { of, lesson } = await onLesson(event, person);
		await sayChanged(event.locals.db, person, of, { lesson, sentence });
		backTo(event, {});
	}),
	takeBackChanged: form(Saying, async (person, input, event: RequestEvent) => {
		const { of, lesson } = await onLesson(event, person);
		await takeBack(event.locals.db, person, of, { kind: 'changed', lesson });
		backTo(event, input);
	}),
	turn: form(TurnForm, async (person, input, event: RequestEvent) => {
		await turn(event.locals.db, person, idIn(event), input);
		backTo(event, {});
	}),
	join: form(Joining, async (person, input, event: RequestEvent) => {
		await joinAsOne(event.locals.db, person, idIn(event), input);
		backTo(event, {});
	}),
	send: form(Sending, async (person, input, event: RequestEvent) => {
		const { name } = await sendLesson(event.locals.db, person, idIn(event), input);
		return { sent: name };
	}),
};
