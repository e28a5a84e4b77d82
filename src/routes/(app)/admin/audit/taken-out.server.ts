import type { RequestEvent } from '@sveltejs/kit';
import { AuditQuestion } from '#domain/audit/asking.server.ts';
import { takeOutAudit, type AuditLine } from '#domain/audit/reading.server.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { attachment } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { streamed } from '#lib/web/streamed.server.ts';

/** What the page shows, all of it, as a file that is written while it is sent. */
export async function auditFile(
	event: RequestEvent,
	{ ending, type }: { ending: string; type: string },
	write: (steps: AsyncIterable<AuditLine[]>) => AsyncGenerator<string, void>,
): Promise<Response> {
	const person = signedIn(event);
	const asked = AuditQuestion.parse(Object.fromEntries(event.url.searchParams));
	const text = write(await takeOutAudit(event.locals.db, person, asked));
	return new Response(streamed(text), {
		headers: {
			'content-type': `${type}; charset=utf-8`,
			'content-disposition': attachment(`Audit log ${isoDay(now(), person.zone)}.${ending}`),
		},
	});
}
