import type { Database } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';
import { linkHome } from '#lib/home.server.ts';
import { mailKinds } from '#lib/mail/kinds.server.ts';
import type { MailKind } from '#lib/mail/letter.ts';
import { asHtml, asText } from '#lib/mail/looks.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import type { Person } from '../accounts/person.ts';
import { adminsOnly } from '../accounts/workspace.server.ts';
import { testLetter } from './test-letter.server.ts';

const TEST: Pick<MailKind, 'kind' | 'says' | 'example'> = {
	kind: 'test',
	says: 'A test letter',
	example: (links) => testLetter('kwame@example.org', links),
};

/** Every kind of letter there is, with what it is in words. */
export function listLetters(who: Person): { kind: string; says: string }[] {
	adminsOnly(who);
	return [TEST, ...mailKinds()].map(({ kind, says }) => ({ kind, says }));
}

/** A kind of letter with people and things that are made up. */
export async function previewLetter(
	db: Database,
	who: Person,
	name: string,
): Promise<{ says: string; subject: string; text: string; html: string }> {
	adminsOnly(who);
	const kind = [TEST, ...mailKinds()].find((one) => one.kind === name) ?? missing();
	const { workspace } = await readSettings(db.read);
	const letter = kind.example(linkHome);
	return {
		says: kind.says,
		subject: letter.subject,
		text: asText(letter, workspace),
		html: asHtml(letter, workspace),
	};
}
