import { ChangedLine, MovedLine, NewLine, OneLine } from '#domain/stories/shelves/failure-line.ts';
import {
	addLine,
	changeLine,
	moveLine,
	readFailures,
	removeLine,
} from '#domain/stories/shelves/failures.server.ts';
import { namesToOffer } from '#domain/stories/shelves/named.server.ts';
import { now } from '#lib/db/clock.ts';
import { isoDay } from '#lib/dates.ts';
import { missing } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const cv = await readFailures(db, person, Number(event.params.id));
	return {
		cv,
		year: Number(isoDay(now(), person.zone).slice(0, 4)),
		stories: cv.mine ? await namesToOffer(db, person, ['story']) : [],
	};
};

/** On the page of somebody else there is nothing to write. */
function onOwn(person: Person, { params }: RequestEvent): void {
	if (Number(params.id) !== person.id) missing('This page');
}

export const actions: Actions = {
	add: form(NewLine, async (person, input, event: RequestEvent) => {
		onOwn(person, event);
		await addLine(event.locals.db, person, input);
		return { done: true };
	}),
	change: form(ChangedLine, async (person, input, event: RequestEvent) => {
		onOwn(person, event);
		await changeLine(event.locals.db, person, input);
		return { done: true };
	}),
	move: form(MovedLine, async (person, input, event: RequestEvent) => {
		onOwn(person, event);
		await moveLine(event.locals.db, person, input);
		return { done: true };
	}),
	remove: form(OneLine, async (person, input, event: RequestEvent) => {
		onOwn(person, event);
		await removeLine(event.locals.db, person, input);
		return { done: true };
	}),
};
