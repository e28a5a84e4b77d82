import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { MATTERS } from '#domain/notifications/channels.ts';
import { endingOf } from '#domain/notifications/unsubscribing.server.ts';
import built from '../support/built.ts';
import { Look, startFilled } from '../support/filled.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let kintsugi: Kintsugi;
let look: Look;
let ids: { member: number; outsider: number };
beforeAll(async () => {
	await built();
	const started = await startFilled(({ member, outsider }) =>
		Promise.resolve({ member: member.id, outsider: outsider.id }),
	);
	({ kintsugi, filled: ids } = started);
	look = new Look(kintsugi.folder);
});
afterAll(async () => {
	look.close();
	await discard(kintsugi);
});

const addressOf = (personId: number, letters: Parameters<typeof endingOf>[2]) =>
	endingOf({ folder: kintsugi.folder }, personId, letters, (path) => path).unsubscribe ?? '';
const ended = async (personId: number) =>
	[
		...(await look.rows('SELECT matter AS what FROM notice_wish WHERE person_id = ? AND NOT wanted', [
			personId,
		])),
		...(await look.rows("SELECT 'digest' AS what FROM digest_wish WHERE person_id = ? AND every = 'never'", [
			personId,
		])),
	].map(({ what }) => what);
const oneClick = (address: string) =>
	// As a mail service sends it: from elsewhere, with no session, and told what was pressed.
	Visitor.stranger(kintsugi).ask(address, {
		method: 'POST',
		headers: { accept: '*/*', 'content-type': 'application/x-www-form-urlencoded' },
		body: 'List-Unsubscribe=One-Click',
	});

test('the address says nothing of whom it is for, and looking at it changes nothing', async () => {
	const address = addressOf(ids.member, ['mentions']);
	const key = address.split('/').at(-1) ?? '';
	expect(Buffer.from(key.slice(3), 'base64url').toString('latin1')).not.toMatch(/mentions|"p"/);
	const shown = await Visitor.stranger(kintsugi).ask(address);
	expect([shown.status, shown.headers.location]).toEqual([303, `/unsubscribe/${key}`]);
	const page = await Visitor.stranger(kintsugi).ask(`/unsubscribe/${key}`);
	expect([page.status, page.headers['referrer-policy']]).toEqual([200, 'no-referrer']);
	expect(page.text).not.toMatch(/Carvalho|ines@/);
	expect(await ended(ids.member)).toEqual([]);
});

test('one press in a mail program ends letters of that kind, however often it is sent', async () => {
	const address = addressOf(ids.member, ['mentions', 'digest']);
	expect([(await oneClick(address)).status, (await oneClick(address)).status]).toEqual([200, 200]);
	expect(await ended(ids.member)).toEqual(['mentions', 'digest']);
	expect(await ended(ids.outsider)).toEqual([]);
});

test('the page ends those, or all, by a button', async () => {
	const key = addressOf(ids.outsider, ['log']).split('/').at(-1) ?? '';
	const press = (which: string) => Visitor.stranger(kintsugi).send(`/unsubscribe/${key}`, { which });
	expect((await press('these')).text).toContain('Nothing about log is sent by mail');
	expect(await ended(ids.outsider)).toEqual(['log']);
	await press('all');
	// The weekly letter as well.
	expect(await ended(ids.outsider)).toHaveLength(MATTERS.length + 1);
});

test('an address that was changed, or made elsewhere, ends nothing', async () => {
	const address = addressOf(ids.member, ['log']);
	const changed = address.slice(0, -2) + (address.endsWith('A') ? 'BB' : 'AA');
	expect([(await oneClick(changed)).status, (await oneClick('/hooks/unsubscribe/v1.x')).status]).toEqual([
		404, 404,
	]);
	expect(await ended(ids.member)).toEqual(['mentions', 'digest']);
});
