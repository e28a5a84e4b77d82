import { storiesOfYear, yearOf, yearsTold } from '#domain/stories/shelves/book.server.ts';
import { now } from '#lib/db/clock.ts';
import { refuseGuests } from '#domain/stories/shelves/guests.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { askedBook } from './asked.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	refuseGuests(person);
	const asked = askedBook(event.url.searchParams, yearOf(now(), person.zone));
	return {
		asked,
		years: await yearsTold(db, person),
		stories: await storiesOfYear(db, person, asked.year),
	};
};
