import { z } from 'zod';
import { guessColumns } from '#domain/bringing/columns.ts';
import { FIELDS, TABLE_KINDS } from '#domain/bringing/fields.ts';
import { DOCUMENT_KINDS, type Choices } from '#domain/bringing/found.ts';
import { isZone } from '#lib/dates.ts';
import { noneOr } from '#lib/web/fields.ts';

const Table = z.object({
	file: z.string().max(1_000),
	/** What it was when its columns were shown. */
	was: z.enum([...TABLE_KINDS, 'skip']),
	kind: z.enum([...TABLE_KINDS, 'skip']),
	names: z.array(z.string()).default([]),
	columns: z.array(z.string().max(40)).default([]),
	order: noneOr(z.enum(['day-first', 'month-first']).nullable()).default(null),
});

/** What the form on the page says. */
export const Chosen = z.object({
	kind: z.enum(['recognised', ...DOCUMENT_KINDS]).default('recognised'),
	team: noneOr(z.string().max(120).nullable()).default(null),
	visibility: z.enum(['workspace', 'team'], 'Choose who can read them.').default('workspace'),
	publish: z.enum(['yes', 'no']).default('yes'),
	zone: z.string().refine(isZone, 'Choose a time zone from the list.'),
	tables: z.array(Table).max(50).default([]),
});
export type Chosen = z.output<typeof Chosen>;

/** Where a table became another kind on a page without JavaScript, its columns are guessed anew. */
export function choicesOf({ tables, publish, ...rest }: Chosen): Choices {
	return {
		...rest,
		publish: publish === 'yes',
		tables: Object.fromEntries(
			tables.map(({ file, was, kind, names, columns, order }) => {
				const known =
					kind === 'skip' ? [] : columns.map((field) => (Object.hasOwn(FIELDS[kind], field) ? field : ''));
				const isOther = kind !== was && kind !== 'skip';
				return [file, { kind, columns: isOther ? guessColumns(kind, names) : known, order }];
			}),
		),
	};
}
