import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import type { Person } from '#domain/accounts/person.ts';
import { BEGINNERS } from '#domain/entries/begun.ts';
import { findEntry, type Found } from '#domain/entries/entries.server.ts';
import { readVersion, versionsOf } from '#domain/entries/history.server.ts';
import { KINDS, type Kind } from '#domain/entries/kinds.ts';
import type { Reader } from '#lib/db/open.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Saved = { version: z.int(), savedAt: z.iso.datetime(), savedBy: z.string(), current: z.boolean() };
/**
 * How an entry of that kind came to be, for programs.
 * @param content what it held, from what was kept: what another version of the program knew is left out
 * @param find the entry, for whoever may read its history
 */
export function versions<Content extends z.ZodType>(
	kind: Kind,
	content: { type: Content; from: (kept: unknown) => z.input<Content> },
	find: (db: Reader, who: Person, number: number) => Promise<Found> = (db, who, number) =>
		findEntry(db, who, kind, number),
) {
	return {
		list: endpoint({
			summary: `The versions of a ${KINDS[kind].one}, the newest first`,
			scope: 'read',
			answers: z.object({
				items: z.array(
					z.object({
						...Saved,
						autosaved: z.boolean(),
						/** The program that wrote it in their name; null where they did. */
						begunBy: z.enum(BEGINNERS).nullable(),
					}),
				),
			}),
			act: async (person, _given, { locals: { db }, params }) => {
				const entry = await find(db.read, person, Number(params.number));
				const items = (await versionsOf(db.read, entry.id)).map((one) => ({
					version: one.number,
					savedAt: isoTime(one.at),
					savedBy: one.person,
					current: one.number === entry.version,
					...{ autosaved: one.autosaved, begunBy: one.begunBy },
				}));
				return { body: { items } };
			},
		}),
		read: endpoint({
			summary: `One version of a ${KINDS[kind].one}, as it was saved`,
			scope: 'read',
			answers: z.object({ ...Saved, content: content.type }),
			act: async (person, _given, { locals: { db }, params }) => {
				const entry = await find(db.read, person, Number(params.number));
				const kept = await readVersion(db.read, entry.id, Number(params.version));
				const body = {
					version: kept.number,
					savedAt: isoTime(kept.at),
					savedBy: kept.person,
					current: kept.number === entry.version,
					content: content.from(kept.content),
				};
				return { body };
			},
		}),
	};
}
