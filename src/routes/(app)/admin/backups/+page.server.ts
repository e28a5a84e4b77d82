import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { BackupPlan } from '#domain/operation/backup-plan.ts';
import { backUpNow, changePlan, readBackups } from '#domain/operation/backups.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { log } from '#lib/log/log.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Proxies wait for an answer for a minute, as a rule; a large backup takes longer, and goes on. */
const PATIENCE = 20_000;

export const load: PageServerLoad = async (event) => {
	const { kept, ...read } = await readBackups(event.locals.db, signedIn(event));
	return {
		...read,
		kept: kept.map(({ name, kind, at, bytes, checked }) => ({ name, kind, at, bytes, checked })),
	};
};

export const actions: Actions = {
	plan: form(BackupPlan, async (person, plan, { locals }: RequestEvent) => {
		await changePlan(locals.db, person, plan);
		return { saved: true };
	}),
	make: form(z.object({}), async (person, _, { locals }: RequestEvent) => {
		const making = backUpNow(locals.db, person);
		const made = await Promise.race([making, setTimeout(PATIENCE, null, { ref: false })]);
		if (made === null) making.catch((problem: unknown) => log.problem('Backup', problem));
		return { made: made?.name ?? null };
	}),
};
