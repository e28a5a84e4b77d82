import { bookInMarkdown } from '#domain/stories/shelves/book-markdown.ts';
import { chaptersOf, yearOf } from '#domain/stories/shelves/book.server.ts';
import { now } from '#lib/db/clock.ts';
import { download } from '#lib/web/attachment.server.ts';
import { refuseGuests } from '#domain/stories/shelves/guests.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { askedBook } from '../asked.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	refuseGuests(person);
	const { year, stories, name } = askedBook(event.url.searchParams, yearOf(now(), person.zone));
	const chapters = await chaptersOf(db, person, { year, stories });
	return download(`stories-${year}.md`, 'text/markdown', bookInMarkdown(name, chapters));
};
