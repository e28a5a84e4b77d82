import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import built from '../support/built.ts';
import { WITH_SCRIPT } from '../support/visitor.ts';
import { bare, each, expectAlike } from './cells.ts';
import { DECISIONS } from './decisions.ts';
import { happenedTo, isApi, send, visitorFor } from './sending.ts';
import { makeWorld, type Role, type World } from './world.ts';

// The rest of the matrix is in matrix.test.ts: this half takes longest, and they run side by side.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

let world: World;
beforeAll(async () => {
	await built();
	world = await makeWorld();
});
afterAll(() => world.close());

const writes = Object.entries(DECISIONS).filter(([route]) => !route.startsWith('GET '));

/** What is begun there goes on after its answer, and would write into what comes next. */
const RUNS_ON = /\/(moving|exports|archives|imports)(\W|$)/;

async function whenStill(): Promise<void> {
	for (let word = ''; word !== world.digest(); await wait(250)) word = world.digest();
}

/** Whose forms a script sends here: a page for each answer would be drawn for nobody. */
const SCRIPTED: readonly Role[] = ['guest', 'teammate', 'reader', 'curator', 'admin'];

/**
 * Without a script the page stands in the place of what became of a form: where it is hidden, or leads elsewhere. A
 * script is told, in the same words whether there is such a thing or not, and led nowhere.
 */
function isSameWithScript(route: string, object: string, role: Role, happened: string): boolean {
	const decision = DECISIONS[route]?.table[object]?.[role] ?? '';
	if (decision === '404') return /^4\d\d$/.test(happened);
	const page = route.slice('POST '.length).replace(/\?\/\w+$/, '');
	const opened = DECISIONS[`GET ${page}`]?.table[object]?.[role] ?? '200';
	if (decision === '303') return happened === '200';
	return opened !== '200' && decision.replace('=', '') === opened && /^(=|4\d\d$)/.test(happened);
}

describe('what is sent', () => {
	test.each(writes)('%s', async (route, decision) => {
		const answers = new Map<string, string>();
		const before = world.digest();
		const came = await each(decision.table, async (object, role) => {
			const scripted = !isApi(route) && decision.body === undefined && SCRIPTED.includes(role);
			const visitor = visitorFor(world, route, role);
			const answer = await send(world, route, decision, object, visitor, scripted ? WITH_SCRIPT : {});
			const status = scripted ? happenedTo(answer) : answer.status;
			const expected = decision.table[object]?.[role] ?? '';
			if (status === 404 || expected === '404') answers.set(`${object} ${role}`, bare(answer));
			const changed = !world.isStill(before);
			if (changed && RUNS_ON.test(route)) await whenStill();
			if (changed) await world.reset();
			const happened = status >= 400 ? `${status}${changed ? '+' : ''}` : `${changed ? '' : '='}${status}`;
			return scripted && isSameWithScript(route, object, role, happened) ? expected : happened;
		});
		expect(came).toEqual(decision.table);
		expectAlike(answers);
	});
});
