import { z } from 'zod';
import { AuditQuestion } from '#domain/audit/asking.server.ts';
import { LINE_PLACE, readAudit, type AuditLine } from '#domain/audit/reading.server.ts';
import { cursorOf } from '#lib/cursor.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Line = z.object({
	id: z.int(),
	at: z.iso.datetime(),
	/** `role-changed` */
	act: z.string(),
	/** The number of who did it; null where it was Kintsugi itself, the command line or a stranger. */
	by: z.int().nullable(),
	/** The whole of it in words, with who did it. */
	says: z.string(),
	subject: z.object({ kind: z.string(), id: z.string() }).nullable(),
	/** From where. */
	address: z.string().nullable(),
	device: z.string().nullable(),
});

function lineAnswer(line: AuditLine): z.input<typeof Line> {
	const { id, at, act, actorId, who, sentence, subject, address, device } = line;
	const words = sentence.map(({ text }) => text).join('');
	return {
		...{ id, act, by: actorId, subject, address, device },
		at: new Date(at).toISOString(),
		says: `${who.text} ${words}`,
	};
}

export const GET = endpoint({
	summary: 'The audit log, the newest first, for owners',
	describes: 'Looking for words goes back a few steps at a time: a page can be empty and have a next one.',
	scope: 'read',
	query: AuditQuestion.extend({
		/** The `next` of the page before. */
		cursor: cursorOf(LINE_PLACE),
	}),
	answers: z.object({
		items: z.array(Line),
		/** The `cursor` of the next page. */
		next: z.string().nullable(),
	}),
	act: async (person, { query: { cursor, ...asked } }, { locals }) => {
		const { lines, older } = await readAudit(locals.db, person, asked, cursor);
		return { body: { items: lines.map(lineAnswer), next: older } };
	},
});
