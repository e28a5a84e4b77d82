import { csvLine } from '#lib/files/csv.ts';
import type { AuditLine } from './reading.server.ts';
import { plain } from './sentences.ts';

const HEAD = ['when', 'who', 'who id', 'act', 'what', 'about', 'about id', 'from', 'device', 'details'];

/** A table for spreadsheets. */
export async function* asCsv(steps: AsyncIterable<AuditLine[]>): AsyncGenerator<string, void> {
	yield csvLine(HEAD);
	for await (const lines of steps) {
		yield lines.map((line) => csvLine(cells(line))).join('');
	}
}

function cells({ at, who, actorId, act, sentence, subject, address, device, details }: AuditLine) {
	return [
		...[new Date(at).toISOString(), who.text, actorId, act, plain(sentence), subject?.kind ?? null],
		...[subject?.id ?? null, address, device, JSON.stringify(details)],
	];
}

/** A JSON document on each line, for programs that collect logs. */
export async function* asJsonLines(steps: AsyncIterable<AuditLine[]>): AsyncGenerator<string, void> {
	for await (const lines of steps) {
		yield lines.map((line) => `${JSON.stringify(record(line))}\n`).join('');
	}
}

function record({ id, at, who, actorId, act, sentence, subject, address, device, details }: AuditLine) {
	return {
		id,
		at: new Date(at).toISOString(),
		who: actorId === null ? null : { id: actorId, name: who.text },
		act,
		sentence: `${who.text} ${plain(sentence)}`,
		about: subject,
		from: address,
		device,
		details,
	};
}
