import { AuditQuestion } from '#domain/audit/asking.server.ts';
import { readAudit, type AuditPage } from '#domain/audit/reading.server.ts';
import { ACT_NAMES } from '#domain/audit/sentences.ts';
import { refusalIn } from '#lib/errors.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

type Found = AuditPage & { errors?: Record<string, string> };

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { before, ...typed } = Object.fromEntries(event.url.searchParams);
	const asked = AuditQuestion.parse(typed);
	const found: Found = await readAudit(event.locals.db, person, asked, before).catch((problem: unknown) => {
		const refusal = refusalIn(problem);
		if (refusal?.status !== 422) throw problem;
		return { lines: [], older: null, errors: refusal.fields };
	});
	return {
		errors: {} as Record<string, string>,
		...found,
		asked,
		acts: ACT_NAMES,
		isNewest: before === undefined,
	};
};
