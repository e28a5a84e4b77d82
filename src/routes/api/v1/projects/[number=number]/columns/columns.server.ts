import type { z } from 'zod';
import type { Person } from '#domain/accounts/person.ts';
import { changesOf, type ChangesAnswer } from '#domain/projects/board/api-answer.ts';
import { changesSince } from '#domain/projects/board/reading.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';

export const boardAnswer = async (
	db: Database,
	person: Person,
	number: number,
): Promise<z.input<typeof ChangesAnswer>> => changesOf(await changesSince(db, person, number, 0));

/** Columns that a board begins with have no number until somebody writes on it: -1 is the first. */
export function columnIn({ column = '' }: Partial<Record<string, string>>): number {
	return /^-?\d{1,15}$/.test(column) ? Number(column) : missing('This column');
}
