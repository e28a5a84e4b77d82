import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { Met } from '#domain/recall/how-it-went.ts';
import { keep, Kept, keptBy, letGo } from '#domain/recall/keeping.server.ts';
import { meet, meeting } from '#domain/recall/meeting.server.ts';
import { beginAgain, setAWeek, stop } from '#domain/recall/wish.server.ts';
import { Wish } from '#domain/recall/wish.ts';
import { itemsBack, meetItem } from '#domain/training/enrolling/item-meeting.server.ts';
import type { Confidence } from '#domain/training/enrolment.ts';
import { Given } from '#domain/training/grading.ts';
import { Key } from '#domain/training/item.ts';
import { moved } from '#domain/training/playing/moving.ts';
import { form } from '#lib/web/form.server.ts';
import { safeNext, signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const lessons = await meeting(db, person);
	const items = await itemsBack(db, person);
	// Of both, what is due the longest comes first.
	const isItem = items.now !== null && (lessons.dueAt === null || items.now.dueAt <= lessons.dueAt);
	return {
		...lessons,
		card: isItem ? null : lessons.card,
		item: isItem ? items.now : null,
		nextAt: earlier(lessons.nextAt, items.nextAt),
		kept: await keptBy(db.read, person),
	};
};

const earlier = (one: number | null, other: number | null) =>
	one === null || other === null ? (one ?? other) : Math.min(one, other);

/** Buttons on other pages come back to where they stood. */
const FromElsewhere = Kept.extend({ back: z.string().max(2_000).default('/recall') });
const Nothing = z.object({});

const Answering = Given.extend({
	item: Key,
	confidence: z
		.enum(['', '1', '2', '3'])
		.default('')
		.transform((said) => (said === '' ? null : (Number(said) as Confidence))),
	/** A part of an order that is to stand one place further up or down: `2 up`. */
	move: z.string().max(8).default(''),
});
const Rating = Given.extend({ item: Key, near: z.enum(['true', 'false']) });

export const actions: Actions = {
	answer: form(Answering, async (person, { item, confidence, move, ...given }, { locals }) => {
		if (move !== '') return { item, order: moved(given.order, move) };
		return { item, told: await meetItem(locals.db, person, { item, given, confidence, near: null }) };
	}),
	rate: form(Rating, async (person, { item, near, ...given }, { locals }) => {
		const sent = { item, given, confidence: null, near: near === 'true' };
		return { item, told: await meetItem(locals.db, person, sent) };
	}),
	keep: form(FromElsewhere, async (person, { back, ...input }, { locals }) => {
		await keep(locals.db, person, input);
		redirect(303, safeNext(back));
	}),
	letGo: form(FromElsewhere, async (person, { back, ...input }, { locals }) => {
		await letGo(locals.db, person, input);
		redirect(303, safeNext(back));
	}),
	meet: form(Met, async (person, input, { locals }) => {
		await meet(locals.db, person, input);
		redirect(303, '/recall');
	}),
	aWeek: form(Wish, async (person, input, { locals }) => {
		await setAWeek(locals.db, person, input);
		redirect(303, '/recall#how-often');
	}),
	stop: form(Nothing, async (person, _, { locals }) => {
		await stop(locals.db, person);
		redirect(303, '/recall');
	}),
	beginAgain: form(Nothing, async (person, _, { locals }) => {
		await beginAgain(locals.db, person);
		redirect(303, '/recall');
	}),
};
