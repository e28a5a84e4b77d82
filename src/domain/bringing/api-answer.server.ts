import { z } from 'zod';
import type { Database } from '#lib/db/open.server.ts';
import { isZone } from '#lib/dates.ts';
import type { Person } from '../accounts/person.ts';
import { answerOfRun, RunAnswer } from '../moving/api-answer.ts';
import { shownRun } from '../moving/runs.server.ts';
import { guessColumns } from './columns.ts';
import { FIELDS, TABLE_KINDS } from './fields.ts';
import { DOCUMENT_KINDS, type Choices } from './found.ts';
import { recognise } from './recognising.server.ts';
import { stagedOf } from './staging.server.ts';
import { runsOfImport } from './starting.server.ts';
import { UNDO } from './undoing.server.ts';

const Named = z.object({ name: z.string(), reason: z.string() });

/** What was sent to be brought in, and how far that is. */
export const ImportAnswer = z.object({
	key: z.string(),
	found: z.object({
		/** `page of Confluence`: how many. */
		documents: z.array(z.object({ what: z.string(), count: z.int() })),
		tables: z.array(
			z.object({
				file: z.string(),
				rows: z.int(),
				/** What its rows are taken to be. */
				kind: z.enum(TABLE_KINDS),
				/** Its columns, each with the field that it is taken to be; empty where it is none. */
				columns: z.array(z.object({ name: z.string(), field: z.string() })),
			}),
		),
		/** Pictures and other files, which come along where a document leads to them. */
		others: z.int(),
		refused: z.array(Named),
	}),
	/** What was begun last with it; null where nothing was yet. */
	run: RunAnswer.nullable(),
	/** What it made was taken away again, or is being taken away. */
	undone: z.boolean(),
});

/** What is chosen for what was sent, as on the page. */
export const ImportChoices = z.object({
	/** Nothing is written: the lines say what would come of it. */
	dryRun: z.boolean().default(true),
	/** For documents that do not say what they are. */
	kind: z.enum(['recognised', ...DOCUMENT_KINDS]).default('recognised'),
	/** The slug of a team. */
	team: z.string().max(120).nullable().default(null),
	visibility: z.enum(['workspace', 'team']).default('workspace'),
	/** As drafts where it is false. */
	publish: z.boolean().default(true),
	/** Whose clock it is, where a file names none; one's own where it is left out. */
	zone: z.string().max(60).refine(isZone, 'Name a time zone as IANA does, such as Europe/Berlin.').optional(),
	/** What is left out is guessed from the names of the columns. */
	tables: z
		.array(
			z.object({
				file: z.string().max(1_000),
				/** `skip` leaves the table out. */
				kind: z.enum([...TABLE_KINDS, 'skip']),
				/** By place: a field of its kind, or empty. */
				columns: z.array(z.string().max(40)).max(500),
				order: z.enum(['day-first', 'month-first']).nullable().default(null),
			}),
		)
		.max(50)
		.default([]),
});
export type ImportChoices = z.output<typeof ImportChoices>;

export function choicesIn({ dryRun: _, tables, zone, ...rest }: ImportChoices, who: Person): Choices {
	return {
		...rest,
		zone: zone ?? who.zone,
		tables: Object.fromEntries(
			tables.map(({ file, kind, columns, order }) => {
				const known = kind === 'skip' ? {} : FIELDS[kind];
				return [
					file,
					{ kind, order, columns: columns.map((field) => (Object.hasOwn(known, field) ? field : '')) },
				];
			}),
		),
	};
}

export async function readImport(
	db: Database,
	who: Person,
	key: string,
): Promise<z.input<typeof ImportAnswer>> {
	await stagedOf(db, who, key);
	const { documents, tables, others, refused } = await recognise(db, who, key);
	const [run] = await runsOfImport(db.read, who, key);
	return {
		key,
		found: {
			documents: documents.map(([what, , count]) => ({ what, count })),
			tables: tables.map(({ file, rows, kind, names }) => {
				const fields = guessColumns(kind, names);
				const columns = names.map((name, at) => ({ name, field: fields[at] ?? '' }));
				return { file, rows, kind, columns };
			}),
			others,
			refused,
		},
		run: run ? answerOfRun(shownRun(run)) : null,
		undone: run?.work === UNDO,
	};
}
