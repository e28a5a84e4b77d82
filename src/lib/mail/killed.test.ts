import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder, MIGRATIONS } from '../../../tests/support/database.ts';
import { useMail } from '../../../tests/support/mail.ts';
import { Mailbox } from '../../../tests/support/mailbox.ts';
import { openDatabase } from '../db/open.server.ts';
import { transact } from '../db/transact.server.ts';
import { queueMail } from './outbox.server.ts';
import { outbox } from '../outbox/tables.server.ts';

const PROCESS = join(import.meta.dirname, '../../../tests/support/mail-process.ts');

test('killed after the mail server has the letter and before that is noted: it goes out again as the same letter, and nothing is lost', async () => {
	const folder = freshFolder();
	const mailbox = await Mailbox.open();
	const before = await openDatabase(folder, MIGRATIONS);
	await useMail(before, mailbox, []);
	for (const to of ['ana', 'bo', 'cem']) {
		await transact(before, (tx) => queueMail(tx, { kind: 'news', key: `news:${to}`, about: { to } }));
	}
	await before.close();

	const ids: string[] = [];
	const start = () => spawn(process.execPath, ['--disable-warning=ExperimentalWarning', PROCESS, folder]);
	const first = start();
	// The letter has wholly arrived, and its sender never hears of it.
	mailbox.ways.letter = async (raw) => {
		ids.push(idOf(raw));
		first.kill('SIGKILL');
		await once(first, 'exit');
		delete mailbox.ways.letter;
		return null;
	};
	await once(first, 'exit');
	expect(first.signalCode).toBe('SIGKILL');

	const second = start();
	await once(second, 'exit');
	expect(second.exitCode).toBe(0);
	const arrived = mailbox.letters.map(({ to, raw }) => `${to} ${idOf(raw)}`);
	expect(arrived).toHaveLength(4);
	expect(new Set(arrived).size).toBe(3);
	expect(arrived.filter((one) => one.endsWith(ids[0] ?? 'none'))).toHaveLength(2);

	const after = await openDatabase(folder, MIGRATIONS);
	const rows = await after.read.select().from(outbox);
	expect(rows.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
	await after.close();
	await mailbox.close();
	rmSync(folder, { recursive: true });
});

function idOf(raw: string): string {
	return /^Message-ID: (\S+)/im.exec(raw)?.[1] ?? '';
}
