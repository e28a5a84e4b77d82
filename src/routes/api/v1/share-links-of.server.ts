import { z } from 'zod';
import type { Person } from '#domain/accounts/person.ts';
import { KINDS, type Kind } from '#domain/entries/kinds.ts';
import { answerOfShareLink, ShareLinkAnswer } from '#domain/entries/share-link-answer.ts';
import { NewShareLink } from '#domain/entries/share-link.ts';
import { endShareLink, makeShareLink, shareLinksOf } from '#domain/entries/share-links.server.ts';
import { makeLinkElsewhere } from '#domain/stories/elsewhere.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const named = (kind: Kind, { number }: Partial<Record<string, string>>) => ({ kind, number: Number(number) });

export const listShareLinks = (kind: Kind) =>
	endpoint({
		summary: `The links under which people elsewhere read a ${KINDS[kind].one}`,
		scope: 'read',
		answers: z.object({ items: z.array(ShareLinkAnswer) }),
		act: async (person, _given, { locals, params }) => {
			const links = await shareLinksOf(locals.db.read, person, named(kind, params));
			return { body: { items: links.map(answerOfShareLink) } };
		},
	});

/** A story goes elsewhere once everybody whom it speaks of agreed to that themselves. */
const makeLink = (db: Database, person: Person, of: { kind: Kind; number: number }, input: NewShareLink) =>
	of.kind === 'story'
		? makeLinkElsewhere(db, person, of.number, input)
		: makeShareLink(db, person, of, input);

export const addShareLink = (kind: Kind) =>
	endpoint({
		summary: 'Make a link for people elsewhere; its address is told this once',
		scope: 'write',
		body: NewShareLink,
		answers: z.object({ id: z.int(), address: z.url(), expiresAt: z.iso.datetime() }),
		status: 201,
		act: async (person, { body }, { locals, params, url }) => {
			const { id, secret, expiresAt } = await makeLink(locals.db, person, named(kind, params), body);
			const address = new URL(`/shared/${secret}`, url).href;
			return { body: { id, address, expiresAt: new Date(expiresAt).toISOString() } };
		},
	});

export const removeShareLink = (kind: Kind) =>
	endpoint({
		summary: 'End a link: it opens nothing any more',
		scope: 'write',
		answers: null,
		status: 204,
		act: async (person, _given, { locals, params }) => {
			await endShareLink(locals.db, person, named(kind, params), { id: Number(params.link) });
			return {};
		},
	});
