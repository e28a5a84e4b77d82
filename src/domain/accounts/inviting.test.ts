import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { companyWithMail, type CompanyWithMail } from '../../../tests/support/letters.ts';
import { EMAILS, PASSWORD } from '../../../tests/support/people.ts';
import { HOUR } from '#lib/dates.ts';
import { now, setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { writeSetting } from '#lib/settings.server.ts';
import { inviteAgain, listInvitations, withdrawInvitation } from './invitation-list.server.ts';
import { acceptInvitation, readInvitation } from './invitations.server.ts';
import { inviteAll, NewInvitations } from './inviting-several.server.ts';
import { changeRole } from './people.server.ts';
import { invitation, person } from './tables.server.ts';

let company: CompanyWithMail;
let release: (() => void) | undefined;
beforeEach(async () => void (company = await companyWithMail()));
afterEach(async () => {
	release?.();
	release = undefined;
	await company.close();
});

const KWAME = 'kwame@example.org';
const ANSWER = { name: 'Kwame Boateng', password: PASSWORD, zone: 'Africa/Accra' };
const invite = (emails: string, more: object = {}) =>
	inviteAll(company.db, company.admin, NewInvitations.parse({ emails, role: 'member', ...more }));
const accept = (secret: string) => acceptInvitation(company.db, secret, ANSWER);
const states = async () =>
	(await listInvitations(company.db, company.admin))
		.filter(({ email }) => email.startsWith('kwame') || email.startsWith('yewande'))
		.map(({ email, state, invitedBy }) => [email, state, invitedBy]);

test('several are invited at once, each by a letter with a line of the one who invites', async () => {
	const made = await invite(`${KWAME},\n yewande@example.org ${KWAME}`, { words: 'Come *in*.' });
	expect(made).toEqual([
		{ email: KWAME, secret: null },
		{ email: 'yewande@example.org', secret: null },
	]);
	const letter = await company.letterTo(KWAME);
	expect(letter.subject).toBe('Tomasz Wrona asks you to Northwind');
	expect(letter.text).toContain('“Come *in*.”');
	const id = await accept(await company.secretTo('yewande@example.org'));
	const [row] = await company.db.read.select().from(person).where(eq(person.id, id));
	expect(row?.emailVerifiedAt).not.toBeNull();
	expect(await states()).toEqual([
		['yewande@example.org', 'accepted', 'Tomasz Wrona'],
		[KWAME, 'open', 'Tomasz Wrona'],
	]);
});

test('all of them or none: one who is here already is named at the field', async () => {
	await expect(invite(`${KWAME} ${EMAILS.member}`)).rejects.toMatchObject({
		body: { fields: { emails: `${EMAILS.member} is here already.` } },
	});
	expect(await states()).toEqual([]);
	expect(NewInvitations.safeParse({ emails: 'kwame@', role: 'member' }).error?.issues[0]?.message).toContain(
		'“kwame@”',
	);
});

test('a new letter ends the link of the one before, also of one whose time has passed', async () => {
	await invite(KWAME);
	const first = await company.secretTo(KWAME);
	release = setClock(now() + 73 * HOUR);
	expect(await states()).toEqual([[KWAME, 'expired', 'Tomasz Wrona']]);
	const [row] = await listInvitations(company.db, company.admin);
	const id = row?.id ?? 0;
	expect(await inviteAgain(company.db, company.admin, { id, byLetter: true })).toEqual({
		email: KWAME,
		secret: null,
	});
	const second = await company.secretTo(KWAME);
	await expect(readInvitation(company.db.read, first)).rejects.toMatchObject({ status: 404 });
	await accept(second);
	await expect(inviteAgain(company.db, company.admin, { id, byLetter: true })).rejects.toMatchObject({
		status: 409,
	});
});

test('what was withdrawn before its letter was written is not sent, nor is it for one who may invite no more', async () => {
	await invite(KWAME);
	const [row] = await listInvitations(company.db, company.admin);
	await withdrawInvitation(company.db, company.admin, { id: row?.id ?? 0 });
	await expect(company.letterTo(KWAME)).rejects.toThrow('No letter');
	await invite(KWAME);
	await changeRole(company.db, company.owner, { personId: company.admin.id, role: 'member' });
	await expect(company.letterTo(KWAME)).rejects.toThrow('No letter');
});

test('a link to hand on works at once, and says nothing of the address', async () => {
	const [made] = await invite(KWAME, { byHand: 'on' });
	const id = await accept(made?.secret ?? '');
	const [row] = await company.db.read.select().from(person).where(eq(person.id, id));
	expect(row?.emailVerifiedAt).toBeNull();
	await expect(company.letterTo(KWAME)).rejects.toThrow('No letter');
});

test('where no mail is set up every invitation is a link', async () => {
	await transact(company.db, (tx) => writeSetting(tx, 'mail', { host: '' }));
	const [made] = await invite(KWAME);
	await expect(readInvitation(company.db.read, made?.secret ?? '')).resolves.toMatchObject({ email: KWAME });
	const [row] = await company.db.read.select().from(invitation).where(eq(invitation.email, KWAME));
	const again = await inviteAgain(company.db, company.admin, { id: row?.id ?? 0, byLetter: true });
	await expect(readInvitation(company.db.read, made?.secret ?? '')).rejects.toMatchObject({ status: 404 });
	await accept(again.secret ?? '');
});
