import fc from 'fast-check';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { finishRooms } from '#lib/live/rooms.server.ts';
import { isConflict } from '#lib/errors.ts';
import { version } from '../entries/tables.server.ts';
import type { ChangeState } from '../lessons/lesson.ts';
import { OUTCOMES } from '../lessons/standing.ts';
import { change, changeCheck } from '../lessons/tables.server.ts';
import type { Typed } from '../postmortems/editing/typed.ts';
import { roomFor } from '../postmortems/live/admission.server.ts';
import { typedIn, write } from '../postmortems/live/shared.ts';
import { cracks } from '../postmortems/mending.ts';
import { Content } from '../postmortems/postmortem.ts';
import { draft, NewPostmortem, read, revise, Revision } from '../postmortems/postmortems.server.ts';
import { Looked, Settled } from './change.ts';
import { check } from './checking.server.ts';
import { settle } from './settling.server.ts';

let company: Company;
beforeAll(async () => void (company = await freshCompany()));
afterAll(async () => {
	await finishRooms();
	await company.close();
});

const state = fc.constantFrom<ChangeState>('open', 'done', 'dropped');
const step = fc.oneof(
	fc.record({ does: fc.constant('settle' as const), state }),
	fc.record({ does: fc.constant('check' as const), outcome: fc.constantFrom(...OUTCOMES) }),
	// In the room where both have it open, on purpose; and as a form without a script, opened now or long ago.
	fc.record({ does: fc.constant('write' as const), state, words: fc.boolean() }),
	fc.record({ does: fc.constant('form' as const), state, stale: fc.boolean() }),
);
const steps = fc.array(fc.record({ step, author: fc.boolean() }), { minLength: 2, maxLength: 8 });

const REASON = 'It is not needed.';
const onlyChange = (typed: Typed) => typed.lessons[0]?.changes[0] ?? typed.changes[0];

test('whatever two people settle, check and edit in whatever order, row, text, version and open room agree', async () => {
	const { db, member, outsider } = company;
	await fc.assert(
		fc.asyncProperty(steps, async (all) => {
			const content = {
				title: 'The queue',
				factors: [{ title: 'No alarm' }],
				lessons: [{ text: 'Watch it' }],
				changes: [{ text: 'Alert on depth', owner: outsider.email, lesson: 1, answers: [1] }],
			};
			const { id: entryId, number } = await draft(db, member, NewPostmortem.parse({ content }), {
				publish: true,
			});
			const first = (await read(db, member, number)).entry.version;
			const id = (await read(db, member, number)).content.changes[0]?.id ?? 0;
			const room = await roomFor(db, entryId, number);
			for (const { step: one, author } of all) {
				const who = author ? member : outsider;
				switch (one.does) {
					case 'settle':
						await settle(db, who, id, Settled.parse({ state: one.state, reason: REASON }));
						break;
					case 'check':
						await check(db, who, id, Looked.parse({ outcome: one.outcome, sentence: 'Seen.' })).catch(
							unlessConflict,
						);
						break;
					case 'write': {
						const before = typedIn(room.doc);
						const after = structuredClone(before);
						const row = onlyChange(after);
						if (row) Object.assign(row, { state: one.state, reason: one.state === 'dropped' ? REASON : '' });
						if (one.words) after.narrative += ' More.';
						write(room.doc, before, after, { origin: 'page' });
						await room.store(member);
						break;
					}
					case 'form': {
						const now = await read(db, member, number);
						const changes = now.content.changes.map((row) => ({ ...row, state: one.state, reason: REASON }));
						const base = one.stale ? first : now.entry.version;
						await revise(db, member, number, Revision.parse({ content: { changes }, base })).catch(
							unlessConflict,
						);
					}
				}
			}
			const [row] = await db.read.select().from(change).where(eq(change.id, id));
			const after = await read(db, member, number);
			const versions = await db.read.select().from(version).where(eq(version.entryId, entryId));
			const last = versions.find((kept) => kept.number === after.entry.version);
			const kept = Content.pick({ changes: true }).parse(last?.content).changes[0];
			const shown = onlyChange(typedIn(room.doc));
			expect(after.content.changes[0]?.state).toBe(row?.state);
			expect(kept).toMatchObject({ state: row?.state, doneOn: row?.doneOn });
			expect(shown?.state).toBe(row?.state);
			// What was typed as its day stays in the form while it is not done.
			if (row?.state === 'done') expect(shown?.doneOn).toBe(row.doneOn ?? '');
			expect(after.content.cracks).toBe(cracks(after.content));
			const checks = await db.read.select().from(changeCheck).where(eq(changeCheck.changeId, id));
			const waiting = checks.filter(({ outcome }) => outcome === null).length;
			expect(waiting).toBeLessThanOrEqual(row?.state === 'done' ? 1 : 0);
			if (row?.state === 'done') expect(checks.length).toBeGreaterThan(0);
		}),
		{ numRuns: 12 },
	);
});

function unlessConflict(problem: unknown): void {
	if (!isConflict(problem)) throw problem;
}
