import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import { BackupPlan } from '#domain/operation/backup-plan.ts';
import { backUpNow, readBackups } from '#domain/operation/backups.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Moment = z.iso.datetime();

export const GET = endpoint({
	summary: 'The backups that are kept, the newest first, and when the next one is made; for administrators',
	describes: 'What is in a backup is taken away by an owner, in a browser.',
	scope: 'read',
	answers: z.object({
		plan: BackupPlan,
		/** When the next one is made by itself; null where none is. */
		next: Moment.nullable(),
		/** Why the last one did not work, and when. */
		problem: z.object({ says: z.string(), at: Moment.nullable() }).nullable(),
		/** Bytes: what the disk still takes, and what one more needs. */
		free: z.number().nullable(),
		needed: z.number(),
		kept: z.array(
			z.object({
				name: z.string(),
				kind: z.enum(['backup', 'before-migration', 'before-restore']),
				at: Moment,
				bytes: z.number(),
				/** It was opened and read again after it was made. */
				checked: z.boolean(),
			}),
		),
	}),
	act: async (person, _, { locals }) => {
		const { plan, next, problem, problemAt, free, needed, kept } = await readBackups(locals.db, person);
		const body = {
			...{ plan, free, needed },
			next: isoTime(next),
			problem: problem === null ? null : { says: problem, at: isoTime(problemAt) },
			kept: kept.map(({ name, kind, at, bytes, checked }) => ({
				...{ name, kind, bytes },
				at: isoTime(at),
				checked: checked !== null,
			})),
		};
		return { body };
	},
});

export const POST = endpoint({
	summary: 'Make a backup now, whatever the plan says; it is answered once it is made and checked',
	scope: 'write',
	atLength: true,
	answers: z.object({ name: z.string() }),
	status: 201,
	act: async (person, _, { locals }) => ({ body: await backUpNow(locals.db, person) }),
});
