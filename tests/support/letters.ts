import type { InStatement, ResultSet, TransactionMode } from '@libsql/client/sqlite3';
import { vi } from 'vitest';
import { ACCOUNT_MAIL } from '#domain/accounts/account-mail.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { deliver, useMail } from './mail.ts';
import { Mailbox, type Received } from './mailbox.ts';
import { freshCompany, type Company } from './people.ts';

export interface CompanyWithMail extends Company {
	mailbox: Mailbox;
	/** Sends what is queued, and takes the letter to that address out of its mailbox. */
	letterTo: (address: string, about?: RegExp) => Promise<Received>;
	/** The secret of the link in it. */
	secretTo: (address: string, about?: RegExp) => Promise<string>;
}

/** Northwind, with a real mail server that takes what it writes. */
export async function companyWithMail(): Promise<CompanyWithMail> {
	const [company, mailbox] = await Promise.all([freshCompany(), Mailbox.open()]);
	await useMail(company.db, mailbox, ACCOUNT_MAIL);
	const letterTo = async (address: string, about = /(?:)/) => {
		await deliver(company.db);
		return mailbox.letterTo(address, { about, within: 100 });
	};
	return {
		...company,
		mailbox,
		letterTo,
		secretTo: async (address, about) => secretIn(await letterTo(address, about)),
		async close() {
			await company.close();
			await mailbox.close();
		},
	};
}

/** What follows the last slash of the one link that carries a secret. */
export function secretIn({ links }: Pick<Received, 'links'>): string {
	const secrets = links.map((link) => /\/([a-z2-9]{32})$/.exec(link)?.[1]).filter((one) => one !== undefined);
	const [secret] = secrets;
	if (secret === undefined) throw new Error(`No link with a secret among ${links.join(' ')}`);
	return secret;
}

interface Executing {
	execute(statement: InStatement): Promise<ResultSet>;
}

interface Beginning extends Executing {
	transaction(mode: TransactionMode): Promise<Executing>;
}

/** The statements that `work` sends to the database, in their order. */
export async function statementsOf(db: Database, work: () => Promise<unknown>): Promise<string[]> {
	const sent: string[] = [];
	const hear = (one: Executing) => {
		const through = one.execute.bind(one);
		return vi.spyOn(one, 'execute').mockImplementation((statement) => {
			sent.push(typeof statement === 'string' ? statement : statement.sql);
			return through(statement);
		});
	};
	const writer: Beginning = db.writer.client;
	const begin = writer.transaction.bind(writer);
	const spies = [
		hear(db.reader),
		hear(writer),
		vi.spyOn(writer, 'transaction').mockImplementation(async (mode) => {
			const tx = await begin(mode);
			hear(tx);
			return tx;
		}),
	];
	await work();
	for (const spy of spies) spy.mockRestore();
	return sent;
}
