import type { Letter, Links, MailKind } from '#lib/mail/letter.ts';
import { escapeMarkdown } from '#lib/markdown/escape.ts';
import { counted, sentenceCase } from '#lib/numbers.ts';
import { readSettings } from '#lib/settings.server.ts';
import { personWith } from '../accounts/people.server.ts';
import { endingOf } from './unsubscribing.server.ts';
import { stillNews, type Told } from './inbox.server.ts';
import { NOTICES } from './notices.ts';
import { wishesOf } from './wishes.server.ts';

type Line = Pick<Told, 'sentence' | 'title' | 'href'>;

/** What came together, in one letter: as much of it as is still news, theirs to see, and wanted by mail. */
export const NOTICE_LETTER: MailKind = {
	kind: NOTICES,
	says: 'What is new in somebody’s inbox',

	async compose(db, about, links) {
		const who = await personWith(db.read, Number(about.person));
		if (!who) return null;
		const wishes = await wishesOf(db.read, who.id);
		const ids = String(about.notices).split(',').map(Number);
		const told = (await stillNews(db, who, ids)).filter(({ matter }) => wishes[matter].mail);
		if (told.length === 0) return null;
		const { workspace } = await readSettings(db.read);
		const matters = [...new Set(told.map(({ matter }) => matter))];
		const { unsubscribe, line } = endingOf(db, who.id, matters, links);
		return { ...write(who.email, told, workspace, links, line), unsubscribe };
	},

	example: (links) =>
		write(
			'ines@example.org',
			[
				{
					sentence: 'Mei-Ling Chen mentioned you in PM\u201125',
					title: 'The certificate that nobody owned',
					href: '/postmortems/25#comment-7',
				},
				{
					sentence: 'Tue 24 Nov is the day for PM\u201131',
					title: 'Two queues, one worker',
					href: '/postmortems/31',
				},
			],
			'Northwind',
			links,
			'[Stop letters like this one](/settings/notices).',
		),
};

function write(to: string, told: readonly Line[], workspace: string, links: Links, foot: string): Letter {
	const [first] = told;
	const one = told.length === 1 ? first : undefined;
	if (one) {
		return {
			to,
			subject: one.sentence,
			paragraphs: [
				one.title === '' ? escapeMarkdown(`It is about ${workspace}.`) : `*${escapeMarkdown(one.title)}*`,
			],
			action: { label: 'Open it', href: links(one.href) },
			foot,
		};
	}
	return {
		to,
		subject: `${sentenceCase(counted(told.length, 'thing'))} for you in ${workspace}`,
		paragraphs: told.map(({ sentence, title, href }) => {
			const line = `[${escapeMarkdown(sentence)}](${links(href)})`;
			return title === '' ? line : `${line}: *${escapeMarkdown(title)}*`;
		}),
		action: { label: 'Open your inbox', href: links('/inbox') },
		foot,
	};
}
