import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import built from '../support/built.ts';
import { command } from '../support/command.ts';
import { DECISIONS } from './decisions.ts';
import { sendAs } from './sending.ts';
import { makeWorld, type World } from './world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

const SENTENCE = 'We move to a new machine until noon.';

let world: World;
beforeAll(async () => {
	await built();
	world = await makeWorld();
	await command(world.kintsugi, 'maintenance', 'on', SENTENCE);
});
afterAll(() => world.close());

/** Ways in and out: owners have to come in, and everybody may go. */
const OPEN = /^POST \/sign-(in|out)/;
const writes = Object.entries(DECISIONS).filter(([route]) => !route.startsWith('GET ') && !OPEN.test(route));

test.each(writes)('in maintenance, %s writes nothing for anybody but owners', async (route, decision) => {
	const [object = ''] = Object.keys(decision.table);
	const before = world.digest();
	for (const role of ['author', 'admin', 'stranger'] as const) {
		const { status } = await sendAs(world, route, decision, object, role);
		const usual = decision.table[object]?.[role] ?? '';
		// Whoever may do it at other times is told why they may not now.
		if (usual.startsWith('2') && role !== 'stranger') expect(status, role).toBe(503);
		// What changes nothing may go on; what was refused may be shown on a page that leads on.
		else if (!usual.startsWith('=')) expect([303, 401, 403, 404, 503], role).toContain(status);
	}
	expect(world.digest()).toBe(before);
});

test('everybody reads, and is told; owners write', async () => {
	const author = world.browser('author');
	const page = await author.ask('/postmortems/4');
	expect(page.status).toBe(200);
	expect(page.text).toContain(SENTENCE);
	const refused = await author.send('/settings?/profile', { name: 'Typed in vain', zone: 'UTC' });
	expect(refused.status).toBe(503);
	expect(refused.text).toContain(SENTENCE);
	expect(refused.text, 'what was typed is kept').toContain('Typed in vain');
	const api = await world.program('author').call('POST', '/api/v1/postmortems', { content: { title: 'No' } });
	expect(api.status).toBe(503);
	expect(api.headers['retry-after']).toBe('120');
	expect(api.text).toContain(SENTENCE);
	const owner = world.browser('owner');
	expect((await owner.send('/settings?/profile', { name: 'Maren Holt', zone: 'UTC' })).status).toBe(200);
	expect((await owner.send('/admin/general?/end')).status).toBe(200);
	expect((await author.send('/settings?/profile', { name: 'Typed again', zone: 'UTC' })).status).toBe(200);
});
