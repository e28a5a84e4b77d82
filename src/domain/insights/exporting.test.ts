import { afterEach, beforeEach, expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { freshCompany, join, personOf, type Company } from '../../../tests/support/people.ts';
import { NewPromise } from '../projects/allowance/promise.ts';
import { promise } from '../projects/allowance/promises.server.ts';
import { draft, NewPostmortem } from '../postmortems/postmortems.server.ts';
import { documentOf } from './document.ts';
import { insightAsCsv, insightsAsFiles, insightsAsJson, insightsAsMarkdown } from './exporting.server.ts';
import { tooLittle, type Insight } from './insight.ts';
import { readInsights } from './insights.server.ts';
import { hourFile, nextLearningHour } from './learning-hour.server.ts';
import { scopeOf } from './scope.server.ts';
import { ScopeQuery } from './scope.ts';

/** A Thursday. */
const TODAY = Date.parse('2026-11-19T09:00Z');
const YEAR = ScopeQuery.parse({});
let company: Company;
let clock: () => void;
beforeEach(async () => {
	company = await freshCompany(Date.parse('2024-01-02T09:00Z'));
	clock = setClock(TODAY);
	for (const title of ['=2+3', '@queue', 'A | pipe', 'Four', 'Five']) {
		const times = { started: '2026-11-10T10:00:00Z', resolved: '2026-11-10T11:00:00Z' };
		const input = NewPostmortem.parse({ content: { title, times } });
		await draft(company.db, company.member, input, { publish: true });
	}
});
afterEach(() => {
	clock();
	company.close();
});

test('the numbers of a chart, what a spreadsheet would run marked as text, and where each leads', async () => {
	const { name, text } = await insightAsCsv(company.db, company.member, 'learning-speed', YEAR);
	expect(name).toBe('From incident to learning, December 2025 to November 2026, all teams.csv');
	expect(text).toContain("'=2+3");
	expect(text).toContain("'@queue");
	expect(text.split('\r\n')[0]).toMatch(/,Address$/);
	expect(text).toContain('/postmortems/1\r\n');
	for (const none of ['nothing', 'constructor', '__proto__']) {
		const taken = insightAsCsv(company.db, company.member, none, YEAR);
		await expect(taken, none).rejects.toMatchObject({ status: 404 });
	}
});

test('all of them: a file for each that has numbers, and one to read', async () => {
	const { db, member } = company;
	const { insights } = await readInsights(db, member, YEAR);
	const files = await insightsAsFiles(db, member, YEAR);
	expect(files).toHaveLength(insights.filter(({ numbers }) => numbers.rows.length > 0).length);
	const { name, text } = await insightsAsMarkdown(db, member, YEAR);
	expect(name).toBe('Insights, December 2025 to November 2026, all teams.md');
	expect(text).toContain('December 2025 to November 2026, all teams. As of 2026-11-19.');
	expect(text).toContain('- Incidents written up: 5');
	expect(text).toContain('A \\| pipe');
	const json: unknown = JSON.parse((await insightsAsJson(db, member, YEAR)).text);
	expect(json).toMatchObject({ kintsugi: 'insights', totals: { incidents: { written: 5, of: 5 } } });
});

test('a chart with too little keeps its name, and says what there is too little of', async () => {
	const { db, member } = company;
	const insights: Insight[] = [tooLittle('checks', 'From five checks on.', { computed: ['By counting.'] })];
	const totals = {
		...{ incidents: { written: 0, of: 0 }, lessons: 0, changes: { made: 0, of: 0 }, stories: 0 },
	};
	const scope = await scopeOf(db, member, YEAR);
	const text = documentOf({ scope, insights, totals, day: '2026-11-19' }, (path) => path);
	expect(text).toContain('## Checks\n\nFrom five checks on.\n\n> By counting.\n');
});

test('nobody from outside takes anything of it', async () => {
	const { db, owner } = company;
	await join(db, owner, { name: 'Gia', email: 'gia@example.org', role: 'guest' });
	const guest = await personOf(db, 'gia@example.org');
	for (const taken of [insightsAsMarkdown, insightsAsJson, insightsAsFiles]) {
		await expect(taken(db, guest, YEAR)).rejects.toMatchObject({ status: 403 });
	}
});

test('a learning hour is the next time that is promised, on one’s own clock, or a Monday to choose anew', async () => {
	const { db, owner, member } = company;
	const who = { ...member, zone: 'Europe/Berlin' };
	expect(await nextLearningHour(db, who)).toEqual({
		...{ day: '2026-11-23', time: '10:00', minutes: 60, isPromised: false },
	});
	const afternoon = {
		kind: 'afternoon',
		weekday: '4',
		from: '14:00',
		until: '17:00',
		startsOn: '2026-11-01',
	};
	await promise(db, owner, NewPromise.parse(afternoon));
	const hour = await nextLearningHour(db, who);
	expect(hour).toEqual({ day: '2026-11-19', time: '14:00', minutes: 60, isPromised: true });
	const { name, text } = await hourFile(db, who, YEAR, hour);
	expect(name).toBe('Learning hour 2026-11-19.ics');
	const unfolded = text.replace(/\r\n /g, '');
	expect(unfolded).toContain('DTSTART:20261119T130000Z');
	expect(unfolded).toContain('DTEND:20261119T140000Z');
	expect(unfolded).toMatch(/DESCRIPTION:What to talk about \(December 2025 to November 2026\\, all teams\)/);
	expect(unfolded).toContain('1. Which of the slow ones taught the most');
});
