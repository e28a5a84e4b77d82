import { answerOf, DiscussionAnswer } from '#domain/entries/discussion/answer.ts';
import { note, reply } from '#domain/entries/discussion/commenting.server.ts';
import { discussion } from '#domain/entries/discussion/discussion.server.ts';
import { NewThread, Reply, Resolution } from '#domain/entries/discussion/note.ts';
import { rewrite, takeBack } from '#domain/entries/discussion/own-words.server.ts';
import { reopen, resolve } from '#domain/entries/discussion/resolving.server.ts';
import { findEntry } from '#domain/entries/entries.server.ts';
import { KINDS, type Kind } from '#domain/entries/kinds.ts';
import type { Person } from '#domain/accounts/person.ts';
import { readDiscussion } from '#domain/postmortems/discussed.server.ts';
import { PART as CARDS } from '#domain/projects/board/talk.ts';
import type { Database } from '#lib/db/open.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const placeOf = (kind: Kind, { number }: Partial<Record<string, string>>) => ({
	kind,
	number: Number(number),
});

async function read(db: Database, person: Person, kind: Kind, number: number) {
	if (kind === 'postmortem') return answerOf((await readDiscussion(db, person, number)).discussion);
	await findEntry(db.read, person, kind, number);
	// What is said about a card has a page of its own, and an address here.
	const elsewhere = kind === 'project' ? { without: CARDS } : {};
	return answerOf(await discussion(db, person, { kind, number }, () => [], elsewhere));
}

/** What is said about an entry of that kind, and saying something. */
export const talkAbout = (kind: Kind) => ({
	read: endpoint({
		summary: `What is said about a ${KINDS[kind].one}`,
		scope: 'read',
		answers: DiscussionAnswer,
		act: async (person, _given, { locals, params }) => ({
			body: await read(locals.db, person, kind, Number(params.number)),
		}),
	}),
	note: endpoint({
		summary: 'Leave a note: about all of it, or at the words quoted from one of its parts',
		scope: 'write',
		body: NewThread,
		answers: DiscussionAnswer,
		status: 201,
		act: async (person, { body }, { locals: { db }, params }) => {
			const place = placeOf(kind, params);
			await note(db, person, place, body);
			return { body: await read(db, person, kind, place.number) };
		},
	}),
	reply: endpoint({
		summary: 'Reply to a note',
		scope: 'write',
		body: Reply,
		answers: DiscussionAnswer,
		status: 201,
		act: async (person, { body }, { locals: { db }, params }) => {
			const place = placeOf(kind, params);
			await reply(db, person, place, { ...body, thread: Number(params.thread) });
			return { body: await read(db, person, kind, place.number) };
		},
	}),
	settle: endpoint({
		summary: 'Resolve a note, or open it again',
		scope: 'write',
		body: Resolution,
		answers: DiscussionAnswer,
		act: async (person, { body }, { locals: { db }, params }) => {
			const place = placeOf(kind, params);
			await (body.resolved ? resolve : reopen)(db, person, place, { thread: Number(params.thread) });
			return { body: await read(db, person, kind, place.number) };
		},
	}),
	rewrite: endpoint({
		summary: 'Say something of your own in other words',
		scope: 'write',
		body: Reply,
		answers: DiscussionAnswer,
		act: async (person, { body }, { locals: { db }, params }) => {
			const place = placeOf(kind, params);
			await rewrite(db, person, place, { ...body, comment: Number(params.comment) });
			return { body: await read(db, person, kind, place.number) };
		},
	}),
	takeBack: endpoint({
		summary: 'Take your own words back: they are gone for good',
		scope: 'write',
		answers: null,
		status: 204,
		act: async (person, _given, { locals: { db }, params }) => {
			await takeBack(db, person, placeOf(kind, params), { comment: Number(params.comment) });
			return {};
		},
	}),
});
