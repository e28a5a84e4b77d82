import { redirect } from '@sveltejs/kit';
import {
	ColumnWords,
	HoursTold,
	MovedColumn,
	MovedInWords,
	NewCard,
	OneCard,
	OneColumn,
	Taught,
	Ticked,
} from '#domain/projects/board/asked.ts';
import { add, remove, restore, rewrite, tick } from '#domain/projects/board/cards.server.ts';
import { changedWords, RewrittenInForm } from '#domain/projects/board/changed-words.ts';
import { moveColumn, removeColumn, setColumn } from '#domain/projects/board/columns.server.ts';
import { headingOf } from '#domain/projects/board/heading.server.ts';
import { tellHours } from '#domain/projects/board/hours.server.ts';
import { moveInWords } from '#domain/projects/board/moving.server.ts';
import { readBoard } from '#domain/projects/board/reading.server.ts';
import { talkOf, type Talk } from '#domain/projects/board/talk.server.ts';
import { teach } from '#domain/projects/board/teaching.server.ts';
import { isMissing } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const numberIn = ({ params }: { params: { id: string } }) => Number(params.id);

/** What is looked at stands in the address, and is no business of the server; but for what is said about an open card. */
export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { entry, ...shown } = await readBoard(db, person, numberIn(event));
	const { number, title } = entry;
	return { ...shown, number, title, about: await headingOf(db, person, entry), talk: await openTalk(event) };
};

async function openTalk(event: RequestEvent): Promise<Talk | null> {
	const uid = event.url.searchParams.get('card');
	if (uid === null) return null;
	try {
		return await talkOf(event.locals.db, signedIn(event), numberIn(event), uid);
	} catch (problem) {
		// It was taken away since; the board is there.
		if (isMissing(problem)) return null;
		throw problem;
	}
}

/** Back to the board, at that card where it is named. */
function backTo(event: RequestEvent, place = ''): never {
	redirect(303, `/projects/${numberIn(event)}/board${place}`);
}
const cardOpen = (uid: string) => `?card=${uid}`;

export const actions: Actions = {
	add: form(NewCard, async (person, input, event: RequestEvent) => {
		await add(event.locals.db, person, numberIn(event), input);
		backTo(event, `#card-${input.uid}`);
	}),
	move: form(MovedInWords, async (person, input, event: RequestEvent) => {
		await moveInWords(event.locals.db, person, numberIn(event), input);
		backTo(event, cardOpen(input.uid));
	}),
	rewrite: form(RewrittenInForm, async (person, input, event: RequestEvent) => {
		await rewrite(event.locals.db, person, numberIn(event), changedWords(input));
		backTo(event, `#card-${input.uid}`);
	}),
	tick: form(Ticked, async (person, input, event: RequestEvent) => {
		await tick(event.locals.db, person, numberIn(event), input);
		backTo(event, cardOpen(input.uid));
	}),
	teach: form(Taught, async (person, input, event: RequestEvent) => {
		await teach(event.locals.db, person, numberIn(event), input);
		backTo(event, `#card-${input.uid}`);
	}),
	remove: form(OneCard, async (person, input, event: RequestEvent) => {
		await remove(event.locals.db, person, numberIn(event), input);
		return { removed: input.uid };
	}),
	restore: form(OneCard, async (person, input, event: RequestEvent) => {
		await restore(event.locals.db, person, numberIn(event), input);
		backTo(event, `#card-${input.uid}`);
	}),
	tellHours: form(HoursTold, async (person, input, event: RequestEvent) => {
		await tellHours(event.locals.db, person, numberIn(event), input);
		backTo(event);
	}),
	setColumn: form(ColumnWords, async (person, input, event: RequestEvent) => {
		await setColumn(event.locals.db, person, numberIn(event), input);
		backTo(event, '?columns');
	}),
	moveColumn: form(MovedColumn, async (person, input, event: RequestEvent) => {
		await moveColumn(event.locals.db, person, numberIn(event), input);
		backTo(event, '?columns');
	}),
	removeColumn: form(OneColumn, async (person, input, event: RequestEvent) => {
		await removeColumn(event.locals.db, person, numberIn(event), input);
		backTo(event, '?columns');
	}),
};
